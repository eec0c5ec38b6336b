/** Named facts of one commitment, for tests, the demo, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { Example } from '../communique/examples.ts';
import type { Mention, Stage } from '../contract.ts';
import type { CommitmentCommandType } from './commands.ts';
import type { CommitmentFact } from './commitment.ts';

export const said = (candidate: string, stage: Stage, date: string): Mention => ({
  communique: `report-${candidate}`,
  candidate,
  linkedTo: 'group',
  quote: 'a joint working group on digital services',
  start: 9,
  end: 51,
  before: 'Borduria proposed ',
  after: ', and',
  stage,
  by: ['BO'],
  topic: 'digital-government',
  topic2: null,
  instrument: 'working-group',
  specific: true,
  summary: `Joint working group (${candidate})`,
  when: null,
  date,
});
export const first = said('group', 'proposed', '2024-09-03');
export const second = said('again', 'proposed', '2025-01-20');
export const third = said('agreed', 'agreed', '2025-03-04');

export const opened: Given<CommitmentFact> = {
  type: 'CommitmentOpened',
  data: { number: 'AX-BO-0007', series: 'AX-BO', serial: 7, parties: ['AX', 'BO'], partners: ['BO'], mentions: [first], splitFrom: null },
};
export const saidAgain: Given<CommitmentFact> = { type: 'MentionAdded', data: { mention: second } };
export const saidMore: Given<CommitmentFact> = { type: 'MentionAdded', data: { mention: third } };
export const mentionCorrected: Given<CommitmentFact> = { type: 'MentionCorrected', data: { mention: { ...first, stage: 'discussed' } } };
export const mentionRemoved: Given<CommitmentFact> = { type: 'MentionRemoved', data: { communique: first.communique, candidate: 'group' } };
export const corrected: Given<CommitmentFact> = {
  type: 'CommitmentCorrected',
  data: { change: { title: 'Working group of the two ministries' } },
};
const owner = { country: 'AX', office: 'office-1', name: 'Ministry of Networks' };
export const owned: Given<CommitmentFact> = { type: 'OwnerAssigned', data: { country: 'AX', owner } };
export const dueSet: Given<CommitmentFact> = { type: 'DueDateSet', data: { due: '2026-06-30' } };
export const milestoneAdded: Given<CommitmentFact> = {
  type: 'MilestoneAdded',
  data: { milestone: { id: 'terms', title: 'Terms of reference', due: '2025-12-01', completed: null } },
};
export const milestoneCompleted: Given<CommitmentFact> = { type: 'MilestoneCompleted', data: { milestone: 'terms', at: '2025-11-20' } };
const link = { kind: 'link', url: 'https://ministry.example/terms', title: 'Terms as published' } as const;
export const delivered: Given<CommitmentFact> = {
  type: 'DeliveryReported',
  data: { delivery: 'report-1', scale: 'limited', note: 'Terms of reference are out', evidence: [link], at: '2025-11-20' },
};
export const split: Given<CommitmentFact> = {
  type: 'CommitmentSplit',
  data: { into: 'other', number: 'AX-BO-0007', mentions: [second], title: null },
};
export const merged: Given<CommitmentFact> = {
  type: 'CommitmentMerged',
  data: { into: 'older', intoNumber: 'AX-BO-0002', number: 'AX-BO-0007', mentions: [first], because: 'same-promise' },
};
const theirs = [said('theirs', 'discussed', '2024-05-01')];
export const absorbed: Given<CommitmentFact> = {
  type: 'MentionsAbsorbed',
  data: { from: 'younger', number: 'AX-BO-0009', mentions: theirs },
};
export const released: Given<CommitmentFact> = { type: 'MentionsReleased', data: { to: 'younger', mentions: theirs } };
export const withdrawn: Given<CommitmentFact> = { type: 'CommitmentWithdrawn', data: { why: 'The report was retracted' } };
export const undone: Given<CommitmentFact> = { type: 'ActUndone', data: { act: 1, undone: 'DueDateSet', with: null } };

const open = {
  type: 'OpenCommitment',
  data: { number: 'AX-BO-0007', series: 'AX-BO', serial: 7, parties: ['AX', 'BO'], partners: ['BO'], mentions: [first], splitFrom: null },
} as const;

export const commitmentExamples: readonly Example<Given<CommitmentFact>, CommitmentCommandType>[] = [
  { state: 'none', facts: [], commands: [open] },
  {
    state: 'open',
    facts: [opened, saidAgain, milestoneAdded],
    commands: [
      { type: 'AddMention', data: { mention: third } },
      { type: 'CorrectMention', data: { mention: { ...first, stage: 'agreed' } } },
      { type: 'RemoveMention', data: { communique: first.communique, candidate: 'group' } },
      { type: 'CorrectCommitment', data: { change: { title: 'Another title' } } },
      { type: 'AssignOwner', data: { country: 'AX', owner: { office: 'office-1', name: 'Ministry of Networks' } } },
      { type: 'SetDueDate', data: { due: '2026-06-30' } },
      { type: 'AddMilestone', data: { milestone: 'second', title: 'First session', due: null } },
      { type: 'CompleteMilestone', data: { milestone: 'terms', at: '2025-11-20' } },
      { type: 'ReportDelivery', data: { delivery: 'report-1', scale: 'limited', note: '', evidence: [link], at: '2025-11-20' } },
      { type: 'MergeCommitment', data: { into: 'older', intoNumber: 'AX-BO-0002' } },
      { type: 'AbsorbMentions', data: { from: 'younger', number: 'AX-BO-0009', mentions: theirs } },
      { type: 'SplitCommitment', data: { into: 'other', candidates: ['again'] } },
      { type: 'WithdrawCommitment', data: { why: 'The report was retracted' } },
      { type: 'UndoLastAct', data: { act: 1 } },
    ],
  },
  { state: 'merged', facts: [opened, merged], commands: [{ type: 'UndoLastAct', data: { act: 1 } }] },
  { state: 'absorbing', facts: [opened, absorbed], commands: [{ type: 'ReleaseMentions', data: { to: 'younger', candidates: [] } }] },
  { state: 'withdrawn', facts: [opened, withdrawn], commands: [{ type: 'UndoLastAct', data: { act: 1 } }] },
];
