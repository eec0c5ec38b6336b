/** A relationship between the sea desk (AX) and the reef desk (FJ), written as it would have happened; for tests and for measuring. */
import type { AnyDecider, Fact } from '../../kernel/decider/decider.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AgreementFact, ObligationTerms, Terms } from '../agreement/agreement.ts';
import { agreement } from '../agreement/decider.ts';
import type { ActionItem, MeetingFact } from '../meeting/meeting.ts';
import { meeting } from '../meeting/meeting-decider.ts';

/** A thing that takes facts as they are given, so that a past can be told without living through it. */
const telling = (decider: AnyDecider): AnyDecider => ({
  ...decider,
  access: () => undefined,
  decide: (command: { readonly data: { readonly facts: readonly Fact[] } }) => command.data.facts,
  jobs: () => [],
});
/** Appends these facts to a thing. @throws when the ledger refuses them. */
export const tell = async (ledger: Ledger, decider: AnyDecider, on: string, facts: readonly Fact[], now: Instant): Promise<void> => {
  const command = {
    id: `tell ${decider.kind}/${on} ${now} ${facts.length} ${facts[0]?.type}`,
    type: 'Tell',
    on,
    actor: system('history'),
    now,
  };
  const outcome = await ledger.handle({ ...command, data: { facts } }, telling(decider));
  if (isRefusal(outcome)) throw new Error(`${on}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};

const terms: Terms = { entry: { kind: 'on-signature' }, validFor: 'P3Y', renewal: null, termination: null };
export interface AgreementPast {
  readonly title?: string;
  readonly countries?: readonly [string, string];
  readonly offices?: readonly [string, string];
  readonly visibility?: 'restricted' | 'title' | 'public';
  readonly terms?: Partial<Terms>;
  readonly until?: string | null;
  readonly inForce?: string | null;
  readonly obligations?: readonly (Partial<ObligationTerms> & { readonly id: string; readonly due: string })[];
  /** Said afterwards. */
  readonly more?: readonly AgreementFact[];
}
/** An agreement in force since `inForce`; null: still a draft. */
export const agreementPast = (id: string, past: AgreementPast): readonly AgreementFact[] => {
  const { countries = ['AX', 'FJ'], offices = ['sea-desk', 'reef-desk'], title = `Tides ${id}`, inForce = '2025-01-01' } = past;
  const parties = countries.map((country, i) => ({
    ...{ country, organisation: `${offices[i]}-house`, office: offices[i] ?? '', name: { en: `The house of ${country}` } },
  }));
  const drafted: AgreementFact = {
    type: 'AgreementDrafted',
    data: {
      ...{ kind: 'memorandum', reference: `MU-${id}`, title: { en: title }, languages: ['en'], parties, template: null },
      ...{ commitments: [], amends: null, replaces: null, demands: [], visibility: past.visibility ?? 'restricted' },
      terms: { ...terms, ...past.terms },
      clauses: [{ id: 'buoys', heading: { en: 'Buoys' }, text: { en: 'The sides deliver buoys.' } }],
    },
  };
  const obligations = (past.obligations ?? []).map((o) => ({
    ...{ clause: 'buoys', title: `Deliver ${o.id}`, country: 'AX', owner: offices[0], watcher: offices[1] },
    ...{ every: null, indicator: 'Buoys in the water', commitment: null, blocks: [] },
    ...o,
  }));
  const names = { title: { en: title }, parties: countries, fulfils: [] };
  const until = past.until === undefined ? '2027-12-31' : past.until;
  const force: readonly AgreementFact[] =
    inForce === null
      ? []
      : [
          { type: 'AgreementConcluded', data: { day: inForce, ...names } },
          { type: 'EnteredIntoForce', data: { day: inForce, until, ...names } },
        ];
  const set: AgreementFact = { type: 'ObligationsSet', data: { clause: 'buoys', country: countries[0], obligations } };
  return [drafted, ...(obligations.length === 0 ? [] : [set]), ...force, ...(past.more ?? [])];
};
export const tellAgreement = (ledger: Ledger, id: string, past: AgreementPast, now = '2025-01-01T08:00:00.000Z'): Promise<void> =>
  tell(ledger, agreement, id, agreementPast(id, past), now);

export interface MeetingPast {
  readonly title?: string;
  readonly countries?: readonly [string, string];
  readonly offices?: readonly [string, string];
  readonly starts: Instant;
  readonly held?: boolean;
  readonly kind?: 'visit' | 'talks' | 'group-meeting';
  readonly visibility?: 'restricted' | 'public';
  readonly items?: readonly (Partial<ActionItem> & { readonly id: string; readonly due: string })[];
  readonly more?: readonly MeetingFact[];
}
export const meetingPast = (id: string, past: MeetingPast): readonly MeetingFact[] => {
  const { countries = ['AX', 'FJ'], offices = ['sea-desk', 'reef-desk'], title = `Talks ${id}`, starts, held = false } = past;
  const ends = new Date(Date.parse(starts) + 2 * 3_600_000).toISOString();
  const planned: MeetingFact = {
    type: 'MeetingPlanned',
    data: {
      ...{
        kind: past.kind ?? 'talks',
        reference: `MT-${id}`,
        title,
        countries,
        group: null,
        office: offices[0],
        starts,
        ends,
        zone: 'UTC',
      },
      ...{ place: 'Harbour house', visibility: past.visibility ?? 'restricted' },
      desks: countries.map((country, i) => ({ country, office: offices[i] ?? '' })),
    },
  };
  const items = (past.items ?? []).map(
    (item): MeetingFact => ({
      type: 'ActionItemAdded',
      data: {
        ...{ title: `Do ${item.id}`, country: countries[0], owner: offices[0], watcher: offices[1], commitment: null, blocks: [] },
        ...item,
      },
    }),
  );
  const day: MeetingFact = { type: 'MeetingHeld', data: { day: starts.slice(0, 10) } };
  return [planned, ...items, ...(held ? [day] : []), ...(past.more ?? [])];
};
export const tellMeeting = (ledger: Ledger, id: string, past: MeetingPast, now = '2025-01-01T08:00:00.000Z'): Promise<void> =>
  tell(ledger, meeting, id, meetingPast(id, past), now);
