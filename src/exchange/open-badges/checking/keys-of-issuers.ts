/** Whose key signed: resolves `did:web`, `did:key` and addresses of keys, and asks that the issuer itself names the key. */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { addressOfDid, keyFromMultikey } from '../signing/did.ts';
import type { Checking, Wrong } from './checked.ts';
import { isRecord, isWrong, type JsonRecord, strictJson } from './strict-json.ts';

/** Who answers for addresses of this node without the network. */
export interface Home {
  readonly did: string;
  readonly publicUrl: string;
  readonly didDocument: (did: string) => object | undefined;
  readonly jwk: (address: string) => object | undefined;
}
export interface Found {
  readonly key: KeyObject;
  /** Where the key was learned: this node, a document brought along, the network, or the name itself (did:key). */
  readonly from: 'home' | 'brought' | 'network' | 'name';
}
export type KeyAnswer = Found | { readonly wrong: Wrong /** What was found speaks against the badge. */; readonly against: boolean };

const unknown = (reason: string, details?: Wrong['details']): KeyAnswer => ({
  wrong: details === undefined ? { reason } : { reason, details },
  against: false,
});
const against = (reason: string, details?: Wrong['details']): KeyAnswer => ({
  wrong: details === undefined ? { reason } : { reason, details },
  against: true,
});

export const fetchJson = async (url: string, { fetch }: Checking): Promise<JsonRecord | Wrong> => {
  if (fetch === undefined) return { reason: 'offline' };
  const answer = await fetch(url);
  if ('reason' in answer) return answer;
  return strictJson(new TextDecoder().decode(answer.bytes));
};

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const brought = (checking: Checking, test: (document: JsonRecord) => boolean): JsonRecord | undefined =>
  checking.documents?.find((document): document is JsonRecord => isRecord(document) && test(document));

const fromJwk = (jwk: unknown): KeyObject | undefined => {
  if (!isRecord(jwk) || 'd' in jwk || jwk.kty === 'oct') return undefined;
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
};

const documentOf = async (did: string, checking: Checking, home: Home): Promise<{ document: JsonRecord; from: Found['from'] } | Wrong> => {
  const own = home.didDocument(did);
  if (isRecord(own)) return { document: own, from: 'home' };
  const carried = brought(checking, (one) => one.id === did);
  if (carried !== undefined) return { document: carried, from: 'brought' };
  const address = addressOfDid(did);
  if (address === undefined) return { reason: 'issuer-method-unknown', details: { issuer: did.slice(0, 120) } };
  const fetched = await fetchJson(address, checking);
  if (isWrong(fetched)) return { reason: fetched.reason === 'offline' ? 'issuer-offline' : 'issuer-unreachable', details: { address } };
  return fetched.id === did ? { document: fetched, from: 'network' } : { reason: 'issuer-document-of-another', details: { address } };
};

/** The key of a DID URL, if the issuer's own document lists it for assertions and says it controls it. */
const fromDid = async (method: string, issuer: string, checking: Checking, home: Home): Promise<KeyAnswer> => {
  const [did = ''] = method.split('#');
  if (did !== issuer) return against('key-of-another', { issuer: issuer.slice(0, 120), key: method.slice(0, 160) });
  if (did.startsWith('did:key:')) {
    const key = keyFromMultikey(did.slice('did:key:'.length));
    return key === undefined ? unknown('key-kind-unknown') : { key, from: 'name' };
  }
  const found = await documentOf(did, checking, home);
  if ('reason' in found)
    return found.reason === 'issuer-document-of-another' ? against(found.reason, found.details) : unknown(found.reason, found.details);
  const { document, from } = found;
  const isIt = (id: unknown) => id === method || (typeof id === 'string' && id.startsWith('#') && did + id === method);
  const entry = [...listed(document.verificationMethod), ...listed(document.assertionMethod)].find((one) => isRecord(one) && isIt(one.id));
  const allowed = listed(document.assertionMethod).some((one) => isIt(isRecord(one) ? one.id : one));
  if (!isRecord(entry) || !allowed) return against('key-not-listed', { key: method.slice(0, 160) });
  if (entry.controller !== issuer) return against('key-of-another', { issuer: issuer.slice(0, 120), key: method.slice(0, 160) });
  if (entry.revoked !== undefined || entry.expires !== undefined) {
    const end = String(entry.revoked ?? entry.expires);
    if (!(Date.parse(end) > Date.parse(checking.now))) return against('key-withdrawn', { key: method.slice(0, 160) });
  }
  const { publicKeyMultibase } = entry;
  const key = typeof publicKeyMultibase === 'string' ? keyFromMultikey(publicKeyMultibase) : fromJwk(entry.publicKeyJwk);
  return key === undefined ? unknown('key-kind-unknown') : { key, from };
};

/** Where an issuer is at home on the web; its keys must be there too. */
const hostOf = (issuer: string): string | undefined => {
  const address = issuer.startsWith('did:') ? addressOfDid(issuer) : issuer;
  return address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
};

/** `method`: what the proof or the JWT's `kid` names. Nothing is followed that the issuer does not own. */
export const keyOf = async (method: string, issuer: string, checking: Checking, home: Home): Promise<KeyAnswer> => {
  if (method.startsWith('did:')) return fromDid(method, issuer, checking, home);
  const own = home.jwk(method);
  if (own !== undefined) {
    const key = issuer === home.did ? fromJwk(own) : undefined;
    return key === undefined
      ? against('key-of-another', { issuer: issuer.slice(0, 120), key: method.slice(0, 160) })
      : { key, from: 'home' };
  }
  if (!URL.canParse(method) || !/^https?:$/.test(new URL(method).protocol))
    return unknown('key-place-unknown', { key: method.slice(0, 160) });
  if (new URL(method).host !== hostOf(issuer)) {
    return against('key-of-another', { issuer: issuer.slice(0, 120), key: method.slice(0, 160) });
  }
  const carried =
    brought(checking, (one) => one.kid === method) ??
    listed(brought(checking, (one) => one.id === issuer)?.verificationMethod)
      .filter(isRecord)
      .map((one) => one.publicKeyJwk)
      .find((jwk) => isRecord(jwk) && jwk.kid === method);
  const fetched = isRecord(carried) ? carried : await fetchJson(method, checking);
  if (isWrong(fetched))
    return unknown(fetched.reason === 'offline' ? 'issuer-offline' : 'issuer-unreachable', { address: method.slice(0, 200) });
  const candidates = [fetched, ...listed(fetched.keys), fetched.publicKeyJwk].filter(isRecord);
  const jwk = candidates.find((one) => one.kid === method) ?? candidates.find((one) => one.kty !== undefined);
  const key = fromJwk(jwk);
  return key === undefined ? unknown('key-kind-unknown') : { key, from: carried === undefined ? 'network' : 'brought' };
};
