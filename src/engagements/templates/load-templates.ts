/** Reads and checks a pack's templates of agreements. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { didYouMean, type PackError, readYaml } from '../../identity/pack/read-yaml.ts';
import type { Pack } from '../../identity/pack/schema.ts';
import { Template } from './definition.ts';
import { holesIn, ordinals } from './fill.ts';

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
export type ReadTemplate =
  | { readonly template: Template; readonly errors?: undefined }
  | { readonly errors: readonly PackError[]; readonly template?: undefined };
/** What a template may name: its pack, and the ids of the services there. */
export interface TemplateNeighbours {
  readonly pack: Pick<Pack, 'languages'>;
  /** Undefined: they are not looked at. */
  readonly services?: readonly string[] | undefined;
}

const listed = (holes: readonly string[]): string => [...new Set(holes)].sort().join(', ');

function* textMistakes(template: Template, path: Mistake['path'], text: Readonly<Record<string, string>>): Generator<Mistake> {
  const blanks = [...ordinals, ...template.blanks.map((b) => b.id)];
  for (const language of template.languages) {
    if ((text[language] ?? '') === '') yield { path, message: `it says nothing in “${language}”, one of the template's languages` };
  }
  for (const [language, words] of Object.entries(text)) {
    const strange = holesIn(words).find((name) => !blanks.includes(name));
    if (strange !== undefined) yield { path: [...path, language], message: `there is no blank “${strange}”${didYouMean(strange, blanks)}` };
    else if (listed(holesIn(words)) !== listed(holesIn(text.en ?? '')))
      yield { path: [...path, language], message: `its blanks are not those of the English text (${listed(holesIn(text.en ?? ''))})` };
  }
}

function* mistakesOf(template: Template, name: string, { pack, services }: TemplateNeighbours): Generator<Mistake> {
  if (template.id !== name) yield { path: ['id'], message: `the template is called “${template.id}” but its file “${name}”` };
  for (const [i, language] of template.languages.entries()) {
    const known = pack.languages.includes(language);
    if (!known)
      yield { path: ['languages', i], message: `“${language}” is not among the pack's languages${didYouMean(language, pack.languages)}` };
  }
  const ids = template.clauses.map((c) => c.id);
  for (const [i, { id, heading, text }] of template.clauses.entries()) {
    if (ids.indexOf(id) !== i) yield { path: ['clauses', i, 'id'], message: `there is a clause “${id}” already` };
    yield* textMistakes(template, ['clauses', i, 'heading'], heading);
    yield* textMistakes(template, ['clauses', i, 'text'], text);
  }
  yield* textMistakes(template, ['title'], template.title);
  const used = new Set([template.title, ...template.clauses.flatMap((c) => [c.heading, c.text])].flatMap((t) => holesIn(t.en ?? '')));
  for (const [i, { id }] of template.blanks.entries()) {
    if (!used.has(id)) yield { path: ['blanks', i, 'id'], message: `no text has the blank “${id}”` };
  }
  const { validFor, renewal } = template.terms;
  if (renewal !== null && validFor === null) yield { path: ['terms', 'renewal'], message: 'what has no end is not renewed' };
  if (services !== undefined && template.vetting !== undefined && !services.includes(template.vetting)) {
    yield { path: ['vetting'], message: `there is no service “${template.vetting}”${didYouMean(template.vetting, services)}` };
  }
}

/** Reads and checks one template from its text. `file` is what errors name; the template's id must be its name without the ending. */
export const readTemplate = (file: string, source: string, neighbours: TemplateNeighbours): ReadTemplate => {
  const read = readYaml(file, source, Template);
  if (read.errors !== undefined) return { errors: read.errors };
  const name = basename(file).replace(/\.ya?ml$/, '');
  const errors = [...mistakesOf(read.value, name, neighbours)].map(({ path, message }) => ({ file, ...read.locate(path), message }));
  return errors.length > 0 ? { errors: errors.sort((a, b) => a.line - b.line || a.column - b.column) } : { template: read.value };
};

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder, 'agreements'))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
};
const sourceOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Reads `<folder>/agreements/*.yaml`. Never throws; sound templates are loaded although others are not. */
export const loadTemplates = (
  folder: string,
  neighbours: TemplateNeighbours,
): { readonly templates: readonly Template[]; readonly errors: readonly PackError[] } => {
  const read = filesIn(folder).map((name): ReadTemplate => {
    const file = join(folder, 'agreements', name);
    const source = sourceOf(file);
    if (source === undefined) return { errors: [{ file, line: 1, column: 1, message: 'the file cannot be read' }] };
    return readTemplate(file, source, neighbours);
  });
  return { templates: read.flatMap((r) => r.template ?? []), errors: read.flatMap((r) => r.errors ?? []) };
};

/** What `daricha pack check` prints of the templates: one line a mistake as `file:line:column: message`. */
export const checkTemplates = (folder: string, neighbours: TemplateNeighbours): readonly string[] =>
  loadTemplates(folder, neighbours).errors.map((e) => `${e.file}:${e.line}:${e.column}: ${e.message}`);
