/** Reads the source files from disk and what each of them imports, telling type-only imports from those that load code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export interface Import {
  /** As written: `hono` or `../kernel/time/time.ts`. */
  readonly from: string;
  /** The file it names when it is relative, from the repository's root; else undefined. */
  readonly file: string | undefined;
  readonly typeOnly: boolean;
  readonly line: number;
}
export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly defaultExports: readonly number[];
  /** Nothing but re-exports. */
  readonly barrel: boolean;
  /** Where it asks the clock or the dice itself. */
  readonly impure: readonly { readonly what: string; readonly line: number }[];
  /** Every text in quotes, in a template or on a page; not comments. */
  readonly texts: readonly { readonly text: string; readonly line: number }[];
}

export const sourceOf = (path: string, text: string): Source => {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
  const lineOf = (offset: number) => {
    const line = ends.findIndex((end) => end >= offset);
    return (line < 0 ? ends.length : line) + 1;
  };
  const imports: Import[] = [];
  const defaultExports: number[] = [];
  const impure: { what: string; line: number }[] = [];
  const texts: { text: string; line: number }[] = [];
  let reexports = 0;
  let own = 0;
  const add = (from: string, typeOnly: boolean, offset: number) => {
    const file = from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : undefined;
    imports.push({ from, file, typeOnly, line: lineOf(offset) });
  };
  for (const node of program.body) {
    const from =
      'source' in node && node.source !== null && node.source !== undefined && typeof node.source === 'object' ? node.source : undefined;
    if ((node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration') && from !== undefined) reexports++;
    else if (node.type !== 'ImportDeclaration') own++;
  }
  new Visitor({
    // `import { type A }` still loads the module at run time, so only `import type` counts as type-only.
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type', node.start),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type', node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.source.value, node.exportKind === 'type', node.start);
      const exported = node.specifiers.map((s) => ('name' in s.exported ? s.exported.name : s.exported.value));
      if (exported.includes('default')) defaultExports.push(lineOf(node.start));
    },
    ExportDefaultDeclaration: (node) => defaultExports.push(lineOf(node.start)),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') add(node.source.value, false, node.start);
    },
    TSImportType: (node) => add(node.source.value, true, node.start),
    Literal: (node) => {
      if (typeof node.value === 'string') texts.push({ text: node.value, line: lineOf(node.start) });
    },
    TemplateElement: (node) => texts.push({ text: node.value.raw, line: lineOf(node.start) }),
    JSXText: (node) => texts.push({ text: node.value, line: lineOf(node.start) }),
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const what = `${node.object.name}.${node.property.name}`;
      if (what === 'Date.now' || what === 'Math.random') impure.push({ what, line: lineOf(node.start) });
    },
    NewExpression: (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments.length === 0) impure.push({ what: 'new Date()', line: lineOf(node.start) });
    },
  }).visit(program);
  return {
    path,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports,
    defaultExports,
    barrel: reexports > 0 && own === 0,
    impure,
    texts,
  };
};

const folders = ['src', 'tests', 'bench', 'build'];

/** Every TypeScript file of the repository except generated ones. */
export const readSources = (root: string): readonly Source[] =>
  folders.flatMap((folder) =>
    listFiles(root, folder)
      .filter((path) => /\.tsx?$/.test(path) && !/\.gen\.ts$|\.d\.ts$/.test(path))
      .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8'))),
  );

const listFiles = (root: string, folder: string): readonly string[] => {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name));
  } catch {
    return [];
  }
};
