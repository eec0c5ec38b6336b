/** Reads and checks a pack's programmes: everything that can be known before a call opens. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type PackError, readYaml } from '../../../identity/pack/read-yaml.ts';
import type { Pack } from '../../../identity/pack/schema.ts';
import type { Applications } from '../../../one-window/contract.ts';
import { type Mistake, rulesMistakes } from '../../call/rules-mistakes.ts';
import { serviceMistakes } from '../../call/service-mistakes.ts';
import { courseMistakes } from '../course-mistakes.ts';
import { ProgrammeDefinition } from '../definition.ts';
import type { PackProgramme } from '../from-pack.ts';
import { nameMistakes } from './check-names.ts';

/** What is known of the services by which people apply: the published ones, or those of the pack itself. */
export type KnownServices = Pick<Applications, 'mistakes' | 'options'>;
export type ReadProgramme =
  | { readonly definition: ProgrammeDefinition; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly definition?: undefined };

const inOrder = (errors: readonly PackError[]): readonly PackError[] => [...errors].sort((a, b) => a.line - b.line || a.column - b.column);

/** Reads and checks one programme from its text. `file` is what errors name; the programme's id must be its name without the ending. */
export const readProgramme = (file: string, source: string, pack: Pack, services: KnownServices): ReadProgramme => {
  const read = readYaml(file, source, ProgrammeDefinition);
  if (read.errors !== undefined) return { errors: inOrder(read.errors) };
  const { value: definition, locate } = read;
  const name = basename(file).replace(/\.ya?ml$/, '');
  const ofCall = [...rulesMistakes(definition.call), ...serviceMistakes(definition.call, services)];
  const mistakes: readonly Mistake[] = [
    ...(definition.id === name ? [] : [{ path: ['id'], message: `the programme is called “${definition.id}” but its file “${name}”` }]),
    ...nameMistakes(definition, pack),
    ...courseMistakes(definition),
    ...ofCall.map((mistake) => ({ ...mistake, path: ['call', ...mistake.path] })),
  ];
  const errors = mistakes.map(({ path, message, key }) => ({ file, ...locate(path, key), message }));
  return errors.length > 0 ? { errors: inOrder(errors) } : { definition };
};

export type LoadedProgrammes =
  | { readonly files: readonly PackProgramme[]; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly files?: undefined };

const programmeFiles = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder, 'programmes'))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
};
const readOne = (file: string, pack: Pack, services: KnownServices): ReadProgramme => {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    return { errors: [{ file, line: 1, column: 1, message: `the file cannot be read: ${String(error)}` }] };
  }
  return readProgramme(file, source, pack, services);
};

/** Reads `<folder>/programmes/*.yaml` of a sound pack. Never throws; a pack without that folder has no programmes. */
export const loadProgrammes = (folder: string, pack: Pack, services: KnownServices): LoadedProgrammes => {
  const errors: PackError[] = [];
  const files: PackProgramme[] = [];
  for (const name of programmeFiles(folder)) {
    const file = join(folder, 'programmes', name);
    const read = readOne(file, pack, services);
    if (read.errors !== undefined) errors.push(...read.errors);
    else files.push({ file, definition: read.definition });
  }
  return errors.length > 0 ? { errors } : { files };
};

/** What `daricha pack check` prints of the programmes: one line a mistake as `file:line:column: message`. */
export const checkProgrammes = (folder: string, pack: Pack, services: KnownServices): readonly string[] =>
  (loadProgrammes(folder, pack, services).errors ?? []).map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`);
