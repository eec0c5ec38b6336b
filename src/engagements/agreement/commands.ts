/** The orders an agreement takes, and the shape of each. `country` is the party that speaks. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { agreementKinds, reportStatuses } from './agreement.ts';
import { isPeriod } from './periods.ts';

const id = z.string().min(1).max(100);
const line = (most: number) => z.string().trim().min(1).max(most);
const words = z.string().trim().max(4000);
const country = z.string().regex(/^[A-Z]{2}$/);
const language = z.string().regex(/^[a-z]{2,3}$/);
const day = z.string().refine(isDay, 'not a day');
const period = z.string().refine(isPeriod, 'a period is such as P3Y, P18M or P90D');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .max(200);
const textOf = (most: number) => z.record(language, z.string().trim().max(most));
const heading = textOf(300);
const text = textOf(20_000);
const clause = z.strictObject({ id, heading, text, adds: z.literal(true).optional(), removes: z.literal(true).optional() });
const clauses = z.array(clause).min(1).max(200);
const sides = z
  .array(z.strictObject({ country, organisation: id }))
  .min(2)
  .max(12);
export const terms = z.strictObject({
  entry: z.union([
    z.strictObject({ kind: z.enum(['on-signature', 'exchange-of-notes']) }),
    z.strictObject({ kind: z.literal('on-date'), day }),
  ]),
  validFor: period.nullable(),
  renewal: z.strictObject({ period, notice: period }).nullable(),
  termination: period.nullable(),
});
export const obligationTerms = z.strictObject({
  id,
  clause: id,
  title: line(300),
  country,
  owner: id,
  watcher: id.nullable(),
  due: day,
  every: period.nullable(),
  indicator: words,
  commitment: line(40).nullable(),
  blocks: z.array(id).max(50),
});
const visibility = z.enum(['restricted', 'title', 'public']);

export const agreementOrders = {
  DraftAgreement: z.strictObject({
    kind: z.enum(agreementKinds),
    reference: line(60),
    title: textOf(300),
    languages: z.array(language).min(1).max(2),
    parties: z
      .array(z.strictObject({ country, organisation: id, office: id, name: textOf(300) }))
      .min(2)
      .max(12),
    template: id.nullable(),
    clauses,
    terms,
    commitments: z.array(line(40)).max(50),
    amends: id.nullable(),
    replaces: id.nullable(),
    visibility,
    /** Who may approve only what a service has granted, as the template says. */
    demands: z
      .array(z.strictObject({ country, service: id }))
      .max(12)
      .default([]),
  }),
  /** `heading` and `text` hold only the languages that change; for `remove` and `move` they are empty. */
  ProposeChange: z.strictObject({
    proposal: id,
    country,
    act: z.enum(['change', 'add', 'remove', 'move']),
    clause: id,
    after: id.nullable(),
    heading,
    text,
    words,
  }),
  CommentProposal: z.strictObject({ proposal: id, country, words: line(4000) }),
  AcceptProposal: z.strictObject({ proposal: id, country }),
  RejectProposal: z.strictObject({ proposal: id, country, words: line(4000) }),
  WithdrawProposal: z.strictObject({ proposal: id, country }),
  ConfirmAlignment: z.strictObject({ clause: id, language, country }),
  SetTerms: z.strictObject({ country, terms }),
  /** `case`: the application that was opened for it, with this agreement's digest among its answers. */
  OrderVetting: z.strictObject({ case: id, service: id, country, digest: sha256 }),
  EndVetting: z.strictObject({ case: id, outcome: z.enum(['granted', 'refused']) }),
  /** `version`: of the text that was seen, so that a refusal can say what has changed since. */
  ApproveText: z.strictObject({ country, digest: sha256, version: z.int().min(1).nullable().default(null) }),
  WithdrawApproval: z.strictObject({ country }),
  RegisterSigningKey: z.strictObject({ country, key: base64 }),
  /** `digest`: of the text that whoever records it was shown, so that no scan of an older one stands under it. */
  RecordSignature: z.strictObject({
    country,
    digest: sha256.optional(),
    day,
    place: line(200),
    capacity: line(300),
    signatory: line(200),
    how: z.union([
      z.strictObject({ kind: z.literal('paper'), scan: sha256 }),
      z.strictObject({ kind: z.literal('key'), key: base64, signature: base64 }),
    ]),
  }),
  DeliverNote: z.strictObject({ country, day, reference: line(100) }),
  RefuseRenewal: z.strictObject({ country }),
  GiveNotice: z.strictObject({ country, given: day }),
  AbandonAgreement: z.strictObject({ country, reason: line(2000) }),
  SetVisibility: z.strictObject({ country, visibility }),
  SetObligations: z.strictObject({ country, clause: id, obligations: z.array(obligationTerms).max(30) }),
  ReportObligation: z.strictObject({
    country,
    obligation: id,
    status: z.enum(reportStatuses),
    words,
    evidence: z.string().trim().max(2000).nullable(),
  }),
  /** From the amendment that came into force; `parties` are its own. */
  ApplyAmendment: z.strictObject({ agreement: id, day, parties: sides, clauses }),
  /** From the agreement that came into force in its place. */
  EndReplaced: z.strictObject({ by: id, day, parties: sides }),
  /** `day`: where the node sits. */
  PassTime: z.strictObject({ day }),
} as const;
export type AgreementCommandType = keyof typeof agreementOrders;
export type AgreementOrder<T extends AgreementCommandType> = z.output<(typeof agreementOrders)[T]>;
export type AgreementInput<T extends AgreementCommandType> = z.input<(typeof agreementOrders)[T]>;
export type AgreementCommand = Command &
  { readonly [T in AgreementCommandType]: { readonly type: T; readonly data: AgreementInput<T> } }[AgreementCommandType];
