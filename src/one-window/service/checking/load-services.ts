/** Reads and checks a pack's services: everything that can be known before anyone applies. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readYaml } from '../../../identity/pack/read-yaml.ts';
import type { PackError } from '../../../identity/pack/read-yaml.ts';
import type { Pack } from '../../../identity/pack/schema.ts';
import { Definition } from '../definition.ts';
import type { PackService } from '../from-pack.ts';
import { checkConditions } from './check-conditions.ts';
import { checkIds } from './check-ids.ts';
import { checkQuestions } from './check-questions.ts';
import { checkRoute } from './check-route.ts';
import { checkTexts } from './check-texts.ts';
import type { Checked } from './findings.ts';
import { knownNames } from './findings.ts';
import { checkTests, runTests } from './run-tests.ts';

export type ReadService =
  | { readonly definition: Definition; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly definition?: undefined };

/** The day that conditions called `today` see in the tests a service carries, so that these come out the same on any day. */
const testDay = '2026-01-15';

/** Reads and checks one service from its text. `file` is what errors name; the service's id must be its name without the ending. */
export const readService = (file: string, source: string, pack: Pack): ReadService => {
  const read = readYaml(file, source, Definition);
  if (read.errors !== undefined) return { errors: inOrder(read.errors) };
  const { value: definition, locate, within } = read;
  const errors: PackError[] = [];
  const checked: Checked = {
    definition,
    known: knownNames(pack),
    say: (path, message, key = false) => errors.push({ file, ...locate(path, key), message }),
    sayWithin: (path, offset, message) => errors.push({ file, ...within(path, offset), message }),
  };
  const name = basename(file).replace(/\.ya?ml$/, '');
  if (definition.id !== name) checked.say(['id'], `the service is called “${definition.id}” but its file “${name}”`);
  for (const check of [checkIds, checkQuestions, checkTexts, checkRoute, checkConditions, checkTests]) check(checked);
  if (errors.length === 0) runTests(checked, testDay);
  return errors.length > 0 ? { errors: inOrder(errors) } : { definition };
};

export type LoadedServices =
  | { readonly services: readonly Definition[]; readonly files: readonly PackService[]; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly services?: undefined; readonly files?: undefined };

/** Reads `<folder>/services/*.yaml` of a sound pack. Never throws; a pack without that folder has no services. */
export const loadServices = (folder: string, pack: Pack): LoadedServices => {
  const errors: PackError[] = [];
  const files: PackService[] = [];
  for (const name of serviceFiles(folder)) {
    const file = join(folder, 'services', name);
    const read = readOne(file, pack);
    if (read.errors !== undefined) errors.push(...read.errors);
    else files.push({ file, definition: read.definition });
  }
  return errors.length > 0 ? { errors } : { services: files.map(({ definition }) => definition), files };
};

/** What `daricha pack check` prints of the services: one line a mistake as `file:line:column: message`. */
export const checkServices = (folder: string, pack: Pack): string[] =>
  (loadServices(folder, pack).errors ?? []).map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`);

const readOne = (file: string, pack: Pack): ReadService => {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    return { errors: [{ file, line: 1, column: 1, message: `the file cannot be read: ${String(error)}` }] };
  }
  return readService(file, source, pack);
};
const serviceFiles = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder, 'services'))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
};

const inOrder = (errors: readonly PackError[]): readonly PackError[] => [...errors].sort((a, b) => a.line - b.line || a.column - b.column);
