import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The parts of an OpenAPI document that tests look at. */
export interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
}
export interface DocumentedOperation {
  readonly operationId: string;
  readonly security?: unknown;
  readonly requestBody?: Answer;
  readonly responses: Readonly<Record<string, Answer>>;
}
export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: object;
}

export const operationsOf = (document: ApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

// A schema refers to the document it stands in; compiled on its own, it needs the document's name.
const outside = (part: object): object => JSON.parse(JSON.stringify(part).replaceAll('"#/components/', '"api#/components/'));
const known = new WeakMap<ApiDocument, { readonly ajv: Ajv2020; readonly compiled: Map<object, ValidateFunction> }>();
const checkersOf = (document: ApiDocument) => {
  const found = known.get(document) ?? { ajv: new Ajv2020({ strict: false, validateFormats: false }), compiled: new Map() };
  if (!known.has(document)) found.ajv.addSchema({ $id: 'api', components: outside(document.components) });
  known.set(document, found);
  return found;
};

/** What is wrong with a value by a schema of the document; null when it fits. */
export const misfit = (document: ApiDocument, schema: object, value: unknown): string | null => {
  const { ajv, compiled } = checkersOf(document);
  const fits = compiled.get(schema) ?? ajv.compile(outside(schema));
  compiled.set(schema, fits);
  return fits(value) ? null : ajv.errorsText(fits.errors);
};

/** What an answer does that the document does not say; null when it keeps to it. */
export const breach = async (document: ApiDocument, method: string, path: string, answer: Response): Promise<string | null> => {
  const bare = path.replace(/^\/api\/v1/, '').replace(/\?.*$/, '');
  const found = operationsOf(document).find(
    (o) => o.method === method.toLowerCase() && new RegExp(`^${o.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  if (!found) return `${method} ${bare} is not in the document`;
  const documented = found.operation.responses[String(answer.status)];
  if (!documented) return `${found.operation.operationId} answered ${answer.status}, which is not in the document`;
  const type = answer.headers.get('content-type') ?? '';
  const content = documented.content?.[type];
  if (!content) return `${found.operation.operationId} answered with ${type}, which is not in the document for ${answer.status}`;
  const wrong = misfit(document, content.schema, await answer.clone().json());
  return wrong === null ? null : `${found.operation.operationId} ${answer.status}: ${wrong}`;
};
