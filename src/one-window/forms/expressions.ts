/** Conditions: CEL over the answers. Every question is a variable, answered or not; nothing here throws. */
import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import type { Definition } from '../service/definition.ts';
import { questionsOf } from '../service/definition.ts';
import type { Facts } from './answers.ts';
import { evaluate, parseAnew, parsed } from './environment.ts';
import { namesUsed } from './names-used.ts';
import type { NamesUsed } from './names-used.ts';
import { readingOf } from './reading.ts';
import { entryValue } from './values.ts';
import { tooHeavy } from './weight.ts';

/** One entry of a repeated group, in which a condition is asked. */
export interface InEntry {
  readonly group: string;
  readonly entry: unknown;
}

/** Whether a condition holds. What is not answered counts as `''`, 0, false or an empty list; what cannot be worked out does not hold. */
export const holds = (definition: Definition, cel: string, facts: Facts, within?: InEntry): boolean => {
  const { context } = readingOf(definition, facts);
  if (within === undefined) return evaluate(definition, cel, context);
  const group = questionsOf(definition).find((question) => question.id === within.group);
  const entry = entryValue(group?.entries ?? [], within.entry);
  return evaluate(definition, cel, { ...context, entry, ...entry }, within.group);
};

export interface ExpressionError {
  readonly message: string;
  /** Where in the expression, in UTF-16 code units from 0. */
  readonly offset: number;
  /** The name that was not known, if that is what is wrong. */
  readonly unknown?: string;
}

/** What is wrong with an expression that should answer yes or no; `group`: of the repeated group whose entries it is about. */
export const typeErrors = (definition: Definition, cel: string, group = ''): readonly ExpressionError[] => {
  let result: ParseResult;
  try {
    result = parseAnew(definition, cel, group);
  } catch (error) {
    return [inWords(error)];
  }
  const { valid, type, error } = result.check();
  if (!valid) return [inWords(error)];
  if (type !== 'bool') return [{ message: `a condition answers true or false, and this gives ${type ?? 'something else'}`, offset: 0 }];
  const heavy = tooHeavy(result.ast);
  return heavy === undefined ? [] : [heavy];
};

const inWords = (error: unknown): ExpressionError => {
  if (!(error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError)) {
    return { message: error instanceof Error ? error.message : String(error), offset: 0 };
  }
  const offset = error.range?.start ?? 0;
  const [, unknown] = /^(?:Unknown variable|No such key): (.+)$/.exec(error.summary) ?? [];
  if (unknown !== undefined) return { message: `there is no “${unknown}” to ask about`, offset, unknown };
  const [, left, operator, right] = /^no such overload: (\S.*) (\S+) (\S.*)$/.exec(error.summary) ?? [];
  if (operator !== undefined) return { message: `“${operator}” does not go between ${left} and ${right}`, offset };
  if (error.summary === 'Unexpected token: EOF') return { message: 'the expression stops too early', offset };
  if (error.summary === 'Unexpected character: =') return { message: 'to compare, write ==', offset };
  return { message: error.summary.charAt(0).toLowerCase() + error.summary.slice(1), offset };
};

/** What an expression speaks of; undefined when it is wrong. */
export const namesIn = (definition: Definition, cel: string, group = ''): NamesUsed | undefined => {
  const tree = treeOf(definition, cel, group);
  return tree === undefined ? undefined : namesUsed(tree);
};
export const treeOf = (definition: Definition, cel: string, group = ''): ASTNode | undefined => parsed(definition, cel, group)?.ast;
