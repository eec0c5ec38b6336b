/** One typed environment of CEL per definition, with every expression parsed once. */
import { Environment } from '@marcbachmann/cel-js';
import type { ParseResult } from '@marcbachmann/cel-js';
import { daysBetween, isDay } from '../../kernel/time/time.ts';
import { questionsOf } from '../service/definition.ts';
import type { Definition, Question } from '../service/definition.ts';
import { composites, entryType, typeOf } from './values.ts';
import { tooHeavy } from './weight.ts';

/** Names that conditions use for what is no question. */
export const givenNames = ['applicant', 'tasks', 'scores', 'attached', 'today', 'entry'] as const;
/** Enough for any condition a person can read. */
const limits = { maxAstNodes: 400, maxDepth: 40, maxListElements: 300, maxMapEntries: 20, maxCallArguments: 8 };

interface Scope {
  readonly environment: Environment;
  readonly parsed: Map<string, ParseResult | undefined>;
}
/** By id of the repeated group whose entries are spoken of; '' for the application itself. */
type Scopes = Map<string, Scope>;
const known = new WeakMap<Definition, Scopes>();

const scopeOf = (definition: Definition, group: string): Scope => {
  const scopes = known.get(definition) ?? new Map<string, Scope>();
  known.set(definition, scopes);
  const found = scopes.get(group);
  if (found !== undefined) return found;
  const question = group === '' ? undefined : questionsOf(definition).find((q) => q.id === group);
  const scope = { environment: environmentFor(definition, question), parsed: new Map<string, ParseResult | undefined>() };
  scopes.set(group, scope);
  return scope;
};

const environmentFor = (definition: Definition, group: Question | undefined): Environment => {
  const environment = new Environment({ limits });
  for (const [name, fields] of Object.entries(composites)) environment.registerType(name, { fields: { ...fields } });
  environment.registerType('Applicant', { fields: { kind: 'string', country: 'string' } });
  const questions = questionsOf(definition);
  for (const question of questions) {
    if (question.kind !== 'group') continue;
    const fields = Object.fromEntries((question.entries ?? []).map((entry) => [entry.id, typeOf(entry)]));
    attempt(() => environment.registerType(entryType(question), { fields }));
  }
  const declare = (name: string, type: string) => attempt(() => environment.registerVariable(name, type));
  declare('applicant', 'Applicant');
  declare('tasks', 'map<string, string>');
  declare('scores', 'map<string, double>');
  declare('attached', 'list<string>');
  declare('today', 'string');
  for (const question of questions) declare(question.id, typeOf(question));
  if (group !== undefined) {
    declare('entry', entryType(group));
    for (const entry of group.entries ?? []) declare(entry.id, typeOf(entry));
  }
  // The library turns the equality round by itself.
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  for (const [operator, reckon] of Object.entries(mixed)) {
    environment.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => reckon(a, Number(b)));
    environment.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => reckon(Number(a), b));
  }
  environment.registerFunction('days_between(string, string): int', (from: string, to: string) => BigInt(days(from, to)));
  environment.registerFunction('gap(double, double): double', (one: number, other: number) => Math.abs(one - other));
  environment.registerFunction('years_between(string, string): int', (from: string, to: string) => BigInt(years(from, to)));
  return environment;
};

/** A name the language keeps for itself, or one given twice, is found by the check of the file; here it is left out. */
const attempt = (declare: () => void): void => {
  try {
    declare();
  } catch {
    // Left out.
  }
};

/** Numbers that people type are doubles; a whole number in an expression should go with them. */
const mixed: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};

const days = (from: string, to: string): number => (isDay(from) && isDay(to) ? daysBetween(from, to) : 0);
/** Whole years, as birthdays count them. */
const years = (from: string, to: string): number => {
  if (!isDay(from) || !isDay(to)) return 0;
  if (to < from) return -years(to, from);
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
};

/** Throws the library's own error when it cannot be parsed. */
export const parseAnew = (definition: Definition, cel: string, group = ''): ParseResult =>
  scopeOf(definition, group).environment.parse(cel);

/** Undefined for an expression that is wrong or would take too long: the check of the file says why. */
export const parsed = (definition: Definition, cel: string, group = ''): ParseResult | undefined => {
  const scope = scopeOf(definition, group);
  if (scope.parsed.has(cel)) return scope.parsed.get(cel);
  let result: ParseResult | undefined;
  try {
    result = scope.environment.parse(cel);
    if (!result.check().valid || tooHeavy(result.ast) !== undefined) result = undefined;
  } catch {
    result = undefined;
  }
  scope.parsed.set(cel, result);
  return result;
};

/** Never throws: what cannot be worked out does not hold. */
export const evaluate = (definition: Definition, cel: string, context: Readonly<Record<string, unknown>>, group = ''): boolean => {
  try {
    return parsed(definition, cel, group)?.(context) === true;
  } catch {
    return false;
  }
};

const bare = new Environment();

/** Whether a question may be called this: not what conditions give already, and not a word of the language itself. */
export const isNameForCel = (name: string): boolean => {
  if ((givenNames as readonly string[]).includes(name)) return false;
  try {
    return bare.clone().registerVariable(name, 'string').check(`${name} == ""`).valid;
  } catch {
    return false;
  }
};
