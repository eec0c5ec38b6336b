/** Whether a badge was revoked, by its issuer's own signed list. */
import { readBit } from '../status-list.ts';
import type { Checking, Step, Wrong } from './checked.ts';
import { fetchJson, type Home } from './keys-of-issuers.ts';
import { provenByJwt, provenByProof, unknownContext } from './proofs.ts';
import { readText } from './read.ts';
import { isRecord, isWrong, type JsonRecord } from './strict-json.ts';

export type StatusAnswer = { readonly revoked: boolean; readonly step: Step } | { readonly revoked: null; readonly step: Step };

const step = (result: Step['result'], reason: string, details?: Step['details']): Step =>
  details === undefined ? { step: 'status', result, reason } : { step: 'status', result, reason, details };
const open = (wrong: Wrong): StatusAnswer => ({ revoked: null, step: step('skipped', wrong.reason, wrong.details) });

const listAt = async (url: string, checking: Checking): Promise<JsonRecord | Wrong> => {
  const brought = checking.documents?.find((one): one is JsonRecord => isRecord(one) && one.id === url);
  if (brought !== undefined) return brought;
  if (checking.fetch === undefined) return { reason: 'status-offline', details: { address: url.slice(0, 200) } };
  const fetched = await fetchJson(url, checking);
  if (!isWrong(fetched)) return fetched;
  if (fetched.reason === 'not-json') {
    // A list may come as a JWT.
    const answer = await checking.fetch(url);
    if (!('reason' in answer)) {
      const read = readText(new TextDecoder().decode(answer.bytes));
      if (!isWrong(read) && read.jwt !== null) return { ...read.credential, jwt: read };
    }
  }
  return { reason: 'status-unreachable', details: { address: url.slice(0, 200) } };
};

const proven = async (list: JsonRecord, issuer: string, checking: Checking, home: Home) => {
  const { jwt, ...credential } = list;
  if (isRecord(jwt) && isRecord(jwt.jwt) && isRecord(jwt.claims)) {
    const parts = { header: jwt.jwt.header as JsonRecord, signed: String(jwt.jwt.signed), signature: String(jwt.jwt.signature) };
    return provenByJwt(parts, { credential, claims: jwt.claims }, issuer, checking, home);
  }
  return provenByProof(list, issuer, checking, home);
};

const issuerOf = (list: JsonRecord): unknown => (isRecord(list.issuer) ? list.issuer.id : list.issuer);

const askList = async (entry: JsonRecord, issuer: string, checking: Checking, home: Home): Promise<StatusAnswer> => {
  const { statusListCredential: url, statusListIndex: index } = entry;
  if (typeof url !== 'string' || typeof index !== 'string' || !/^\d{1,9}$/.test(index)) return open({ reason: 'status-unreadable' });
  // What this node knows of its own badges needs no list.
  const [, own] = url.startsWith(`${home.publicUrl}/credentials/status/`) ? (/\/(\d{1,6})$/.exec(url) ?? []) : [];
  if (own !== undefined && checking.ledger !== undefined && issuer === home.did) {
    const revoked = (await checking.ledger.revokedIndexes(Number(own))).includes(Number(index));
    return { revoked, step: step(revoked ? 'failed' : 'passed', revoked ? 'status-revoked' : 'status-good-home') };
  }
  const list = await listAt(url, checking);
  if (isWrong(list)) return open(list);
  if (issuerOf(list) !== issuer) return open({ reason: 'status-of-another' });
  if (unknownContext(list) !== undefined) return open({ reason: 'status-unreadable' });
  const proof = await proven(list, issuer, checking, home);
  if ('wrong' in proof) return open({ reason: 'status-not-proven' });
  const subject = isRecord(list.credentialSubject) ? list.credentialSubject : {};
  if (subject.statusPurpose !== undefined && subject.statusPurpose !== entry.statusPurpose) return open({ reason: 'status-unreadable' });
  if (typeof list.validUntil === 'string' && !(Date.parse(list.validUntil) > Date.parse(checking.now)))
    return open({ reason: 'status-outdated' });
  const read = readBit(subject.encodedList, Number(index));
  if ('wrong' in read) return open({ reason: read.wrong });
  const details = { at: String(list.validFrom ?? '').slice(0, 30) };
  return { revoked: read.bit, step: step(read.bit ? 'failed' : 'passed', read.bit ? 'status-revoked' : 'status-good', details) };
};

/** `revoked: null`: it could not be found out. A badge without a status cannot be revoked. */
export const statusOf = async (credential: JsonRecord, issuer: string, checking: Checking, home: Home): Promise<StatusAnswer> => {
  const { credentialStatus: given } = credential;
  const entries = (Array.isArray(given) ? given : given === undefined ? [] : [given]).filter(isRecord);
  if (entries.length === 0) return { revoked: false, step: step('skipped', 'status-none') };
  const entry = entries.find((one) => one.type === 'BitstringStatusListEntry' && one.statusPurpose === 'revocation');
  if (entry === undefined) return open({ reason: 'status-kind-unknown', details: { kind: String(entries[0]?.type ?? '').slice(0, 60) } });
  return askList(entry, issuer, checking, home);
};
