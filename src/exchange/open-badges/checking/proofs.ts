/** Whether a badge says what its issuer signed: `eddsa-rdfc-2022` inside it, or a JWT around it. */
import { canonize, isKnownContext } from '../linked-data.ts';
import { hashOfOptions, signatureHolds } from '../signing/proof.ts';
import type { Checking, Wrong } from './checked.ts';
import { type Found, type Home, type KeyAnswer, keyOf } from './keys-of-issuers.ts';
import type { Jwt } from './read.ts';
import { isRecord, type JsonRecord } from './strict-json.ts';

/** `altered`: the signature does not hold. `unproven`: it could not be found out. */
export type Proven = { readonly from: Found['from'] } | { readonly verdict: 'altered' | 'unproven'; readonly wrong: Wrong };

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const say = (verdict: 'altered' | 'unproven', reason: string, details?: Wrong['details']): Proven => ({
  verdict,
  wrong: details === undefined ? { reason } : { reason, details },
});
const ofKey = (answer: Exclude<KeyAnswer, Found>): Proven => ({ verdict: answer.against ? 'altered' : 'unproven', wrong: answer.wrong });

/** Contexts give every word its meaning: those of the standards are known here, and no other is taken. */
export const unknownContext = (credential: JsonRecord): string | undefined => {
  const odd = listed(credential['@context']).find((one) => typeof one !== 'string' || !isKnownContext(one));
  return odd === undefined ? undefined : typeof odd === 'string' ? odd.slice(0, 160) : '{…}';
};

const proofOf = (credential: JsonRecord): JsonRecord | Wrong => {
  const proofs = listed(credential.proof).filter(isRecord);
  if (proofs.length === 0) return { reason: 'no-proof' };
  const usable = proofs.find((one) => one.type === 'DataIntegrityProof' && one.cryptosuite === 'eddsa-rdfc-2022');
  if (usable !== undefined) return usable;
  const kind = String(proofs[0]?.cryptosuite ?? proofs[0]?.type ?? '').slice(0, 60);
  return { reason: 'proof-kind-unknown', details: { kind } };
};

const expired = (proof: JsonRecord, now: string): boolean =>
  typeof proof.expires === 'string' && !(Date.parse(proof.expires) > Date.parse(now));

export const provenByProof = async (credential: JsonRecord, issuer: string, checking: Checking, home: Home): Promise<Proven> => {
  const proof = proofOf(credential);
  if (!('type' in proof)) return { verdict: 'unproven', wrong: proof as Wrong };
  const { proofValue, ...options } = proof;
  if (typeof proofValue !== 'string' || typeof proof.verificationMethod !== 'string') return say('altered', 'proof-incomplete');
  if (proof.proofPurpose !== 'assertionMethod') return say('altered', 'proof-for-something-else');
  if (expired(proof, checking.now)) return say('altered', 'proof-expired');
  const context = credential['@context'];
  if (options['@context'] !== undefined && JSON.stringify(options['@context']) !== JSON.stringify(context))
    return say('altered', 'proof-incomplete');
  const found = await keyOf(proof.verificationMethod, issuer, checking, home);
  if ('wrong' in found) return ofKey(found);
  if (found.key.asymmetricKeyType !== 'ed25519') return say('altered', 'key-of-other-kind');
  const { proof: _, ...document } = credential;
  try {
    const hash = await hashOfOptions(context, options);
    return signatureHolds(found.key, hash, await canonize(document), proofValue)
      ? { from: found.from }
      : say('altered', 'signature-does-not-hold');
  } catch {
    return say('altered', 'words-without-meaning');
  }
};

/** What a badge may be signed with; `none` and shared secrets prove nothing about an issuer. */
const algorithms = ['RS256', 'EdDSA', 'Ed25519', 'ES256', 'PS256'];

export const provenByJwt = async (
  jwt: Jwt,
  { credential, claims }: { readonly credential: JsonRecord; readonly claims: JsonRecord },
  issuer: string,
  checking: Checking,
  home: Home,
): Promise<Proven> => {
  const alg = String(jwt.header.alg ?? '');
  if (!algorithms.includes(alg)) return say('altered', 'jwt-algorithm', { alg: alg.slice(0, 20) });
  if ('crit' in jwt.header || 'b64' in jwt.header) return say('unproven', 'jwt-header-unknown');
  const subject = isRecord(credential.credentialSubject) ? credential.credentialSubject.id : undefined;
  const start = typeof credential.validFrom === 'string' ? credential.validFrom : credential.issuanceDate;
  const agree =
    claims.iss === issuer &&
    claims.jti === credential.id &&
    (claims.sub === undefined ? subject === undefined : claims.sub === subject) &&
    (typeof start !== 'string' || claims.nbf === Math.floor(Date.parse(start) / 1000));
  if (!agree) return say('altered', 'jwt-claims-differ');
  const { kid } = jwt.header;
  if (typeof kid !== 'string') return say('unproven', isRecord(jwt.header.jwk) ? 'jwt-brings-own-key' : 'jwt-without-key');
  const found = await keyOf(kid, issuer, checking, home);
  if ('wrong' in found) return ofKey(found);
  const { compactVerify } = await import('jose');
  try {
    await compactVerify(`${jwt.signed}.${jwt.signature}`, found.key, { algorithms });
    return { from: found.from };
  } catch {
    return say('altered', 'signature-does-not-hold');
  }
};
