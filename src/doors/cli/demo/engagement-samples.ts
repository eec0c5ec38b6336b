/** What the files of `samples/engagements/` hold: one partner's agreements, working groups, meetings and action plans, as they came about. */
import { z } from 'zod';
import { agreementKinds, reportStatuses } from '../../../engagements/agreement/agreement.ts';
import { isPeriod } from '../../../engagements/agreement/periods.ts';
import { meetingKinds } from '../../../engagements/meeting/meeting.ts';
import { CaseAct, moment } from './case-samples.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not an id such as joint-group');
const words = z.string().min(1);
const country = z.string().regex(/^[A-Z]{2}$/, 'not a country such as AX');
const day = z.iso.date();
const period = z.string().refine(isPeriod, 'a period is such as P3Y, P18M or P90D');
/** By language; a text alone is English. */
const text = z.union([words.transform((en): Record<string, string> => ({ en })), z.record(z.string().regex(/^[a-z]{2,3}$/), words)]);
/** As clocks show it at the place of a meeting: `2026-11-30 10:00`. */
const local = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'not a time such as 2026-11-30 10:00');
const visibility = z.enum(['restricted', 'public']);
const told = { at: moment, by: id };

/** `thread`: a commitment of the register, by its name in `decisions.yaml`. `blocks`: ids of obligations and items in the same agreement or meeting. */
const owed = {
  id,
  title: words,
  owner: id,
  watcher: id.nullable().default(null),
  due: day,
  thread: id.optional(),
  blocks: z.array(id).default([]),
};
const report = { status: z.enum(reportStatuses), words: z.string().default(''), evidence: words.nullable().default(null) };
const Clause = z.strictObject({ id, heading: text, text, adds: z.literal(true).optional(), after: id.optional() });

const AgreementAct = z.union([
  z.strictObject({
    ...told,
    propose: id,
    act: z.enum(['change', 'add', 'remove', 'move']).default('change'),
    clause: id,
    after: id.nullable().default(null),
    heading: text.default({}),
    text: text.default({}),
    words: z.string().default(''),
  }),
  z.strictObject({ ...told, comment: id, words }),
  z.strictObject({ ...told, accept: id }),
  z.strictObject({ ...told, reject: id, words }),
  z.strictObject({ ...told, withdraw: id }),
  z.strictObject({ ...told, align: id, language: words }),
  /** Sent to the service that the template names; `granted`: by every office within the week, else what each of them did. */
  z.strictObject({ ...told, vet: z.union([z.literal('granted'), z.array(CaseAct)]), remarks: z.string().default('') }),
  z.strictObject({ ...told, approve: z.literal(true) }),
  /** On paper, at this place. */
  z.strictObject({ ...told, sign: words, capacity: words, signatory: words }),
  /** Tells the other side that everything at home is done; the note's own reference. */
  z.strictObject({ ...told, note: words }),
  z.strictObject({ ...told, notice: z.literal(true) }),
  z.strictObject({ ...told, renewal: z.literal('refused') }),
  z.strictObject({ ...told, abandon: words }),
  z.strictObject({
    ...told,
    owe: id,
    obligations: z.array(z.strictObject({ ...owed, every: period.nullable().default(null), indicator: z.string().default('') })).min(1),
  }),
  z.strictObject({ ...told, report: id, ...report }),
]);
const Agreement = z.strictObject({
  id,
  reference: words,
  drafted: moment,
  by: id,
  /** A template of the pack, else `kind`, `title` and `clauses` say all. */
  template: id.optional(),
  kind: z.enum(agreementKinds).optional(),
  title: text.optional(),
  languages: z.array(words).min(1).max(2).default(['en']),
  /** Each side's desk; `name`: where its organisation is called otherwise. */
  parties: z.array(z.strictObject({ office: id, name: text.optional() })).min(2),
  blanks: z.record(z.string(), z.union([words, z.record(z.string(), words)])).default({}),
  /** In the place of a template's clause of that id, else joined to them. */
  clauses: z.array(Clause).default([]),
  without: z.array(id).default([]),
  terms: z
    .strictObject({
      entry: z.enum(['on-signature', 'exchange-of-notes']).optional(),
      from: day.optional(),
      validFor: period.nullable().optional(),
      renewal: z.strictObject({ period, notice: period }).nullable().optional(),
      termination: period.nullable().optional(),
    })
    .default({}),
  /** Commitments that the whole of it serves. */
  threads: z.array(id).default([]),
  amends: id.optional(),
  replaces: id.optional(),
  visibility: z.enum(['restricted', 'title', 'public']),
  acts: z.array(AgreementAct).default([]),
  /** Where it stands on the day of the demo. */
  ends: z.enum(['draft', 'approved', 'signed', 'in-force', 'ended', 'abandoned']),
});

/** `person`: of `people.yaml`; without one, somebody who has no account here. */
const someone = { id, person: id.optional(), name: words.optional(), email: z.email().optional() };
const Group = z.strictObject({
  id,
  reference: words,
  title: words,
  mandate: words,
  secretariat: id,
  founded: moment,
  by: id,
  threads: z.array(id).default([]),
  agreement: id.optional(),
  every: period.nullable().default(null),
  visibility,
  members: z.array(z.strictObject({ ...someone, office: id, role: z.enum(['co-chair', 'member', 'secretary']) })).min(2),
});
const Participant = z.strictObject({
  ...someone,
  office: id.optional(),
  /** Of an organisation that the pack does not know. */
  organisation: words.optional(),
  country: country.optional(),
  role: z.enum(['co-chair', 'head-of-delegation', 'member', 'host', 'interpreter', 'observer']),
  /** What they answered to the invitation. */
  says: z.enum(['accepted', 'declined', 'tentative']).optional(),
  absent: z.literal(true).optional(),
});
const Meeting = z.strictObject({
  id,
  reference: words,
  kind: z.enum(meetingKinds),
  title: words,
  group: id.optional(),
  /** The desks of the sides, the inviting one first. */
  desks: z.array(id).min(2),
  planned: moment,
  by: id,
  starts: local,
  ends: local,
  zone: words,
  place: words,
  visibility,
  agenda: z.array(z.strictObject({ id, title: words, minutes: z.int().min(0) })).default([]),
  programme: z.array(z.strictObject({ starts: local, ends: local, title: words, place: z.string().default('') })).default([]),
  papers: z.array(z.strictObject({ id, title: words, lines: z.array(words), restricted: z.boolean().default(false) })).default([]),
  participants: z.array(Participant).min(2),
  /** When invitations went out; held meetings of the demo send none any more. */
  invited: moment.optional(),
  decisions: z.array(z.strictObject({ id, text: words, agenda: id.optional() })).default([]),
  items: z.array(z.strictObject(owed)).default([]),
  outcome: words.optional(),
  minutes: z
    .strictObject({
      written: moment,
      agreed: z.array(z.strictObject(told)).default([]),
      published: moment.optional(),
      visibility: visibility.default('restricted'),
    })
    .optional(),
  reports: z.array(z.strictObject({ ...told, item: id, ...report })).default([]),
  cancelled: z.strictObject({ ...told, words }).optional(),
});
const Plan = z.strictObject({
  id,
  reference: words,
  title: words,
  office: id,
  drawn: moment,
  by: id,
  from: day,
  until: day,
  /** Obligations and items of this file. */
  lines: z.array(id).min(1),
  acts: z
    .array(
      z.union([
        z.strictObject({ ...told, share: z.array(id).min(1) }),
        z.strictObject({ ...told, comment: words, office: id, line: id.optional() }),
        z.strictObject({ ...told, sign: id }),
        z.strictObject({ ...told, revise: z.array(id).min(1) }),
      ]),
    )
    .default([]),
});
export const SampleRelation = z.strictObject({
  partner: country,
  agreements: z.array(Agreement).default([]),
  groups: z.array(Group).default([]),
  meetings: z.array(Meeting).default([]),
  plans: z.array(Plan).default([]),
});
export type SampleRelation = z.output<typeof SampleRelation>;
export type SampleAgreement = z.output<typeof Agreement>;
export type SampleAgreementAct = z.output<typeof AgreementAct>;
export type SampleGroup = z.output<typeof Group>;
export type SampleMeeting = z.output<typeof Meeting>;
export type SamplePlan = z.output<typeof Plan>;
