/** Checks a badge that anyone brings, step by step, and says of each step what came of it. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { didWeb, kidOf, publicJwk } from '../signing/did.ts';
import type { Keyring } from '../signing/keyring.ts';
import type { Checked, CheckInput, Checking, Form, Says, Step, Trust, Verdict, Wrong } from './checked.ts';
import type { Home } from './keys-of-issuers.ts';
import { provenByJwt, provenByProof, unknownContext } from './proofs.ts';
import { type Read, readBytes, readText } from './read.ts';
import { isBadge, isOlderBadge, issuerOf, says } from './says.ts';
import { statusOf } from './status.ts';
import { isWrong } from './strict-json.ts';

/** This node, as the one who may have issued what is checked. */
export interface Issuing {
  readonly did: string;
  readonly publicUrl: string;
  readonly documentOf: (organisation?: Id) => object | undefined;
  readonly statusKey: Keyring;
  readonly partners: readonly { readonly did: string; readonly name: string }[];
  readonly organisations: readonly { readonly id: Id }[];
}

const homeOf = ({ did, publicUrl, documentOf, statusKey, organisations }: Issuing): Home => ({
  did,
  publicUrl,
  didDocument: (asked) => {
    if (asked === did) return documentOf();
    const organisation = organisations.find(({ id }) => didWeb(publicUrl, 'organisations', id) === asked);
    return organisation && documentOf(organisation.id);
  },
  jwk: (address) => {
    const key = statusKey.all().find((one) => kidOf(one) === address);
    return key?.rsa ? { ...publicJwk(key.rsa), kid: address } : undefined;
  },
});

const unreadable = (wrong: Wrong, form: Form | null = null, steps: readonly Step[] = []): Checked => ({
  verdict: 'unreadable',
  wrong,
  form,
  says: null,
  trust: 'unknown',
  revoked: null,
  page: null,
  steps,
});

const failed = (step: Step['step'], { reason, details }: Wrong): Step => ({
  step,
  result: 'failed',
  reason,
  ...(details ? { details } : {}),
});

const wrongOf = ({ reason, details }: Step): Wrong => (details === undefined ? { reason } : { reason, details });

/** What a link leads to: a badge of this node by its id, or whatever the address answers. */
const follow = async (url: string, checking: Checking, { publicUrl }: Issuing): Promise<Read | Wrong> => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return { reason: 'link-not-web' };
  const [, own] = url.startsWith(`${publicUrl}/`) ? (/\/credentials\/([0-9a-f-]{36})(?:\.\w+)?(?:[?#].*)?$/.exec(url) ?? []) : [];
  if (own !== undefined && checking.ledger !== undefined) {
    const found = await checking.ledger.find(own);
    if (found === undefined) return { reason: 'link-to-nothing' };
    return found.document === null ? { reason: 'badge-erased' } : readText(JSON.stringify(found.document));
  }
  if (checking.fetch === undefined) return { reason: 'link-offline' };
  const answer = await checking.fetch(url);
  if ('reason' in answer) return answer;
  const read = readBytes(answer.bytes);
  return isWrong(read) && /^text\/html/i.test(answer.type) ? { reason: 'link-to-page' } : read;
};

const dates = ({ validFrom, validUntil }: Says, now: string): { readonly verdict?: Verdict; readonly step: Step } => {
  const [from, until, at] = [
    Date.parse(validFrom),
    validUntil === null ? Number.POSITIVE_INFINITY : Date.parse(validUntil),
    Date.parse(now),
  ];
  const step = (result: Step['result'], reason: string): Step => ({
    step: 'dates',
    result,
    reason,
    details: { from: validFrom, until: validUntil ?? '' },
  });
  if (Number.isNaN(from) || Number.isNaN(until)) return { verdict: 'unproven', step: step('failed', 'dates-unreadable') };
  if (at < from) return { verdict: 'not-yet', step: step('failed', 'dates-not-yet') };
  if (at >= until) return { verdict: 'expired', step: step('failed', 'dates-expired') };
  return { step: step('passed', validUntil === null ? 'dates-without-end' : 'dates-good') };
};

const trustOf = (issuer: string, issuing: Issuing, home: Home): Trust => {
  if (issuer === issuing.did || home.didDocument(issuer) !== undefined) return 'ours';
  return issuing.partners.some(({ did }) => did === issuer) ? 'partner' : 'unknown';
};

export const check = async (input: CheckInput, checking: Checking, issuing: Issuing): Promise<Checked> => {
  const home = homeOf(issuing);
  const read =
    input.kind === 'file'
      ? readBytes(input.bytes)
      : input.kind === 'text'
        ? readText(input.text)
        : await follow(input.url, checking, issuing);
  if (isWrong(read)) return unreadable(read);
  const { credential, form, jwt, claims } = read;
  const steps: Step[] = [{ step: 'form', result: 'passed', reason: `form-${form}` }];
  if (!isBadge(credential)) return unreadable({ reason: isOlderBadge(credential) ? 'older-badge' : 'not-a-badge' }, form);
  const told = says(credential);
  const issuer = issuerOf(credential);
  if (issuer === '') return unreadable({ reason: 'no-issuer' }, form);
  const trust = trustOf(issuer, issuing, home);
  const [, own] = told.id.startsWith(`${issuing.publicUrl}/credentials/`) ? (/\/credentials\/([0-9a-f-]{36})$/.exec(told.id) ?? []) : [];
  const kept = own === undefined || checking.ledger === undefined ? undefined : await checking.ledger.find(own);
  const revoked = kept?.revoked ?? null;
  const page = kept === undefined ? null : told.id;
  const answer = (verdict: Verdict, wrong: Wrong | null): Checked => ({ verdict, wrong, form, says: told, trust, revoked, page, steps });

  const odd = unknownContext(credential);
  if (odd !== undefined) {
    const wrong = { reason: 'context-unknown', details: { context: odd } };
    steps.push(failed('contexts', wrong));
    return answer('unproven', wrong);
  }
  const proven =
    jwt === null || claims === null
      ? await provenByProof(credential, issuer, checking, home)
      : await provenByJwt(jwt, { credential, claims }, issuer, checking, home);
  if ('wrong' in proven) {
    const { wrong, verdict } = proven;
    steps.push({
      step: 'proof',
      result: verdict === 'altered' ? 'failed' : 'skipped',
      reason: wrong.reason,
      ...(wrong.details ? { details: wrong.details } : {}),
    });
    // Somebody's changed copy of a badge that is ours: what became of the real one is said all the same.
    if (kept !== undefined)
      steps.push({ step: 'ledger', result: 'failed', reason: revoked === null ? 'ledger-says-otherwise' : 'ledger-says-revoked' });
    return answer(verdict, wrong);
  }
  steps.push({ step: 'issuer', result: 'passed', reason: `key-from-${proven.from}`, details: { issuer: told.issuer.id } });
  steps.push({ step: 'proof', result: 'passed', reason: jwt === null ? 'proof-good' : 'jwt-good' });
  const time = dates(told, checking.now);
  steps.push(time.step);
  const status = await statusOf(credential, issuer, checking, home);
  steps.push(status.step);
  if (trust === 'ours' && checking.ledger !== undefined && own !== undefined)
    steps.push({
      step: 'ledger',
      result: kept === undefined ? 'failed' : 'passed',
      reason: kept === undefined ? 'ledger-knows-none' : 'ledger-knows-it',
    });
  if (status.revoked === true || revoked !== null) return answer('revoked', { reason: 'status-revoked' });
  if (time.verdict !== undefined) return answer(time.verdict, wrongOf(time.step));
  return status.revoked === null ? answer('holds-unless-revoked', wrongOf(status.step)) : answer('holds', null);
};
