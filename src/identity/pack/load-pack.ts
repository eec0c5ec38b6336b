import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { checkNames } from './check-names.ts';
import { readYaml } from './read-yaml.ts';
import type { PackError } from './read-yaml.ts';
import { Organisations, PackHead, Words } from './schema.ts';
import type { Pack, PackFile } from './schema.ts';

export type Loaded =
  | { readonly pack: Pack; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly pack?: undefined };

/** Reads a country's pack from its folder. Never throws: a missing or unreadable file is an error like any other. */
export const loadPack = (folder: string): Loaded => {
  const head = readFile(folder, 'pack.yaml', PackHead);
  const organisations = readFile(folder, 'organisations.yaml', Organisations);
  const words = readFile(folder, 'words.yaml', Words);
  if (head.errors || organisations.errors || words.errors) {
    return { errors: [head, organisations, words].flatMap((file) => file.errors ?? []) };
  }
  const pack: Pack = { ...head.value, organisations: organisations.value, words: words.value };
  const located = { 'pack.yaml': head.locate, 'organisations.yaml': organisations.locate, 'words.yaml': words.locate };
  const errors = checkNames(pack, located, basename(folder)).map((error) => ({ ...error, file: join(folder, error.file) }));
  return errors.length > 0 ? { errors } : { pack };
};

/** What `daricha pack check` prints: one line a mistake as `file:line:column: message`; empty when the pack is sound. */
export const checkPack = (folder: string): string[] =>
  (loadPack(folder).errors ?? []).map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`);

const readFile = <T>(folder: string, name: PackFile, schema: z.ZodType<T>) => {
  const file = join(folder, name);
  try {
    return readYaml(file, readFileSync(file, 'utf8'), schema);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'the file is missing' : `the file cannot be read: ${String(error)}`;
    return { errors: [{ file, line: 1, column: 1, message: why }] };
  }
};
