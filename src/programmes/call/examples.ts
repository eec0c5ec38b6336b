/** Named facts of one call, for tests, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import { exampleProgramme } from '../programme/examples.ts';
import type { CallFact, Round } from './call.ts';
import type { CallCommandType } from './commands.ts';
import { seedOf } from './seed.ts';

/** The grid tries the call whose id is `example`; its seed is of that name. */
export const exampleCall = 'example';
export const draft = {
  programme: exampleProgramme.id,
  version: 1,
  lead: exampleProgramme.lead,
  title: { en: 'Builders of sailing robots, autumn' },
  rules: exampleProgramme.call,
  zone: 'Pacific/Fiji',
} as const;
export const times = { opens: '2025-12-01T12:00:00.000Z', closes: '2026-01-20T12:00:00.000Z' } as const;
const inputs = '1'.repeat(64);
const checkpoint = { size: 120, root: 'cm9vdA==', note: 'node.example/log\n120\ncm9vdA==\n' } as const;
export const seedDrawn = { ...checkpoint, seed: seedOf(exampleCall, checkpoint) } as const;
export const round = (number: number): Omit<Round, 'at'> => ({
  round: number,
  file: '2'.repeat(64),
  inputs,
  applicants: 60,
  placed: 18,
  waiting: 42,
  venues: [
    {
      venue: 'north-quay',
      seats: 10,
      filled: 10,
      open: { score: 7350, lottery: '0123456789ab' },
      reserves: [{ group: 'women', seats: 4, filled: 4, cutOff: { score: 6900, lottery: 'ba9876543210' } }],
    },
    { venue: 'south-quay', seats: 8, filled: 8, open: null, reserves: [] },
  ],
  groups: [
    { group: '', applicants: 60, placed: 18 },
    { group: 'women', applicants: 30, placed: 9 },
  ],
});
const inAutumn = { title: { en: 'Builders of sailing robots, late autumn' }, rules: draft.rules } as const;
const closedVenue = { venue: 'south-quay', seats: 0, reason: 'A storm took the quay' } as const;

export const drafted: Given<CallFact> = { type: 'CallDrafted', data: draft };
export const changed: Given<CallFact> = { type: 'CallRulesChanged', data: inAutumn };
export const opened: Given<CallFact> = { type: 'CallOpened', data: { ...times, zone: draft.zone } };
export const extended: Given<CallFact> = { type: 'CallExtended', data: { closes: '2026-02-01T12:00:00.000Z' } };
export const closed: Given<CallFact> = { type: 'CallClosed', data: {} };
export const seatsChanged: Given<CallFact> = { type: 'SeatsChanged', data: closedVenue };
export const frozen: Given<CallFact> = { type: 'ApplicationsFrozen', data: { applicants: 60, inputs } };
export const drawn: Given<CallFact> = { type: 'SeedDrawn', data: seedDrawn };
export const rehearsed: Given<CallFact> = { type: 'AllocationRehearsed', data: { run: 1, placed: 18 } };
export const published: Given<CallFact> = { type: 'AllocationPublished', data: round(0) };
export const movedOn: Given<CallFact> = { type: 'AllocationPublished', data: round(1) };
export const concluded: Given<CallFact> = { type: 'CallConcluded', data: {} };
export const cancelled: Given<CallFact> = { type: 'CallCancelled', data: { reason: 'The money did not come' } };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<CallFact>[];
  readonly commands: readonly { readonly type: CallCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'DraftCall', data: draft },
  { type: 'ChangeCallRules', data: inAutumn },
  { type: 'OpenCall', data: times },
  { type: 'ExtendCall', data: { closes: '2026-02-01T12:00:00.000Z' } },
  { type: 'CloseCall', data: {} },
  { type: 'ChangeSeats', data: closedVenue },
  { type: 'FreezeApplications', data: { applicants: 60, undecided: 0, inputs } },
  { type: 'DrawSeed', data: seedDrawn },
  { type: 'RehearseAllocation', data: { run: 1, placed: 18 } },
  { type: 'PublishAllocation', data: round(0) },
  { type: 'ConcludeCall', data: {} },
  { type: 'CancelCall', data: { reason: 'The money did not come' } },
  { type: 'PassTime', data: {} },
];
export const untilOpen: readonly Given<CallFact>[] = [drafted, changed, opened];
export const untilFrozen: readonly Given<CallFact>[] = [...untilOpen, extended, closed, frozen];
export const untilPublished: readonly Given<CallFact>[] = [...untilFrozen, drawn, rehearsed, published];
export const callExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'draft', facts: [drafted, changed], commands },
  { state: 'open', facts: untilOpen, commands },
  { state: 'closed', facts: [...untilOpen, extended, closed], commands },
  { state: 'frozen', facts: [...untilFrozen, drawn], commands },
  { state: 'published', facts: [...untilPublished, seatsChanged, movedOn], commands },
  { state: 'concluded', facts: [...untilPublished, concluded], commands },
  { state: 'cancelled', facts: [...untilOpen, cancelled], commands },
];
