/** Signatures: on paper, with its scan, or by a party's own key over the digest. */
import { createPublicKey, verify } from 'node:crypto';
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Agreement, AgreementFact } from '../agreement.ts';
import { digestOf, signedBytes } from '../canonical-text.ts';
import type { AgreementOrder } from '../commands.ts';
import { evolve } from '../evolve.ts';
import { concluded, enteredIntoForce } from '../fulfils.ts';
import { concludedOn } from '../time.ts';
import { type Act, type Acts, inFuture, unless, unsettled } from './act.ts';

const ed25519 = (key: string) => {
  const x = Buffer.from(key, 'base64');
  // Every second way to write one key would be a second key.
  if (x.length !== 32 || x.toString('base64') !== key) return undefined;
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }, format: 'jwk' });
};

const wrongKey = (state: Agreement, { country, how }: AgreementOrder<'RecordSignature'>): Refusal | undefined => {
  if (how.kind === 'paper') return undefined;
  const known = state.keys.some((k) => k.country === country && k.key === how.key);
  const key = known ? ed25519(how.key) : undefined;
  if (key === undefined) return refuse('signing-key-unknown', { country });
  const holds = verify(null, signedBytes(digestOf(state)), key, Buffer.from(how.signature, 'base64'));
  return holds ? undefined : refuse('signature-wrong', { country });
};

/** By this id the one who signed for a country is erased, account or none. */
export const signatoryOf = (agreement: Id, country: string): Id => `signatory.${agreement}.${country}`;

const sign: Act<'RecordSignature'> = (state, order, { now, actor, on }) => {
  const { signatory, digest, ...data } = order;
  const refused = unless(state, state.status === 'draft' ? 'text-not-approved' : 'already-concluded', 'approved') ?? unsettled(state);
  if (refused !== undefined) return refused;
  if (state.signatures.some((s) => s.country === order.country)) return refuse('already-signed', { country: order.country });
  const other = digest === undefined || digest === digestOf(state) ? undefined : refuse('signature-stale', { digest: digestOf(state) });
  const wrong = other ?? inFuture(order.day, now) ?? wrongKey(state, order);
  if (wrong !== undefined) return wrong;
  const about = [signatoryOf(on, order.country)];
  const signed: AgreementFact = { type: 'SignatureRecorded', data, personal: { signatory }, about };
  const next = evolve(state, { ...signed, personal: { signatory }, at: now, actor: actor.id });
  const day = concludedOn(next);
  if (day === null) return [signed];
  const { entry } = state.terms;
  const holds = entry.kind === 'on-signature' || (entry.kind === 'on-date' && entry.day <= day);
  return [signed, concluded(next, day), ...(holds ? [enteredIntoForce(next, day)] : [])];
};

export const signing: Acts<'RegisterSigningKey' | 'RecordSignature' | 'DeliverNote'> = {
  RegisterSigningKey: (state, { country, key }) => {
    const refused = unless(state, 'text-is-fixed', 'draft', 'approved');
    if (refused !== undefined) return refused;
    if (state.signatures.some((s) => s.country === country)) return refuse('already-signed', { country });
    if (ed25519(key) === undefined) return refuse('signing-key-wrong', {});
    if (state.keys.some((k) => k.country === country && k.key === key)) return refuse('nothing-changed', {});
    return [{ type: 'SigningKeyRegistered', data: { country, key } }];
  },
  RecordSignature: sign,
  DeliverNote: (state, order, { now, actor }) => {
    if (state.terms.entry.kind !== 'exchange-of-notes') return refuse('no-notes-needed', { entry: state.terms.entry.kind });
    const known = state.notes.find((n) => n.country === order.country);
    if (known !== undefined) return refuse('note-already-delivered', { country: order.country, day: known.day });
    const refused = unless(state, 'not-signed-by-all', 'signed') ?? inFuture(order.day, now);
    if (refused !== undefined) return refused;
    const signed = concludedOn(state);
    if (signed !== null && order.day < signed) return refuse('note-before-signature', { signed });
    const delivered: AgreementFact = { type: 'NoteDelivered', data: order };
    const notes = [...state.notes, order];
    if (notes.length < state.parties.length) return [delivered];
    const day = notes.reduce((last, n) => (n.day > last ? n.day : last), order.day);
    const next = evolve(state, { ...delivered, personal: null, at: now, actor: actor.id });
    return [delivered, enteredIntoForce(next, day)];
  },
};
