/** Reads the API's own document for the page that explains it: what a script can do, in groups. */
import type { documentOf } from '../document.ts';

type Document = ReturnType<typeof documentOf>;

export interface Parameter {
  readonly name: string;
  readonly where: string;
  readonly required: boolean;
  readonly kind: string;
  readonly description: string;
}
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly needsKey: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: unknown;
  readonly answer: unknown;
  readonly statuses: readonly { readonly status: string; readonly description: string }[];
}
export interface Group {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

type Loose = { readonly [key: string]: unknown };
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {});
const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A schema in a few words: its type, the values it may have, its bounds. */
export const kindOf = (schema: unknown): string => {
  const s = loose(schema);
  if (word(s.$ref)) return word(s.$ref).split('/').at(-1) ?? '';
  const values = many(s.enum).filter((v) => v !== null);
  if (values.length > 0) return values.join(', ');
  const inner = s.type === 'array' ? kindOf(s.items) : '';
  const type = [s.type]
    .flat()
    .filter((t) => t !== 'null')
    .join(' ');
  const range = [s.minimum !== undefined ? `≥ ${s.minimum}` : '', Number(s.maximum) < 1e9 ? `≤ ${s.maximum}` : '']
    .filter(Boolean)
    .join(', ');
  const usual = s.default === undefined ? '' : `= ${s.default}`;
  return [inner || word(s.format) || type, range, usual].filter(Boolean).join(' ');
};

const exampleIn = (content: unknown): unknown => loose(loose(content)['application/json']).example;

const operationOf = (method: string, path: string, found: Loose): Operation => {
  const responses = Object.entries(loose(found.responses));
  return {
    id: word(found.operationId),
    method: method.toUpperCase(),
    path,
    summary: word(found.summary),
    description: word(found.description),
    needsKey: found.security !== undefined,
    parameters: many(found.parameters).map((p) => {
      const { name, in: where, required, schema, description } = loose(p);
      const own = loose(schema);
      return {
        name: word(name),
        where: word(where),
        required: required === true,
        kind: kindOf(own),
        description: word(description) || word(own.description),
      };
    }),
    body: exampleIn(loose(found.requestBody).content),
    answer: exampleIn(loose(responses[0]?.[1]).content),
    statuses: responses.map(([status, r]) => ({ status, description: word(loose(r).description) })),
  };
};

/** The document's operations under its tags, in the document's order. */
export const groupsOf = (document: Document): readonly Group[] => {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(loose(methods)).map(([method, found]) => ({
      tag: word(many(loose(found).tags)[0]),
      operation: operationOf(method, path, loose(found)),
    })),
  );
  return (document.tags ?? []).map(({ name, description = '' }) => ({
    name,
    description,
    operations: operations.filter((o) => o.tag === name).map((o) => o.operation),
  }));
};

/** A command line that can be pasted; `real` puts a thing that exists in the place of a name in braces. */
export const curlOf = (server: string, operation: Operation, real: Readonly<Record<string, string>>): string => {
  const path = operation.path.replace(/\{(\w+)\}/g, (whole, name: string) => real[name] ?? whole);
  const needed = operation.parameters.filter((p) => p.where === 'query' && p.required).map((p) => `${p.name}=${real[p.name] ?? ''}`);
  const address = `${server}${path}${needed.length > 0 ? `?${needed.join('&')}` : ''}`;
  const lines = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}'${address}'`];
  if (operation.needsKey) lines.push(`-H 'Authorization: Bearer drk_…'`);
  if (operation.body !== undefined) lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(operation.body)}'`);
  return lines.join(' \\\n  ');
};
