/** Named facts of one communiqué, for tests, the demo, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { CandidateFields } from './candidate.ts';
import type { CommuniqueCommandType } from './commands.ts';
import type { CommuniqueFact, FoundCandidate } from './communique.ts';
import { signatureOf } from './signature.ts';

/** A state by name, the facts that lead to it, and commands that are possible in it. */
export interface Example<F, T extends string> {
  readonly state: string;
  readonly facts: readonly F[];
  readonly commands: readonly { readonly type: T; readonly data: object }[];
}

export const text = [
  'The ministers of Aland and Borduria met in the capital on Tuesday.',
  'Borduria proposed a joint working group on digital services, and both sides agreed to train two hundred engineers a year.',
  'The envoy invited firms from Aland to the autumn technology fair.',
].join('\n');

export const source = {
  title: 'Aland and Borduria talk technology',
  outlet: 'Harbour Post',
  url: 'https://post.example/talks',
  published: '2025-03-05',
};
export const copy = { title: 'Technology talks held', outlet: 'Evening Wire', url: 'https://wire.example/1', published: '2025-03-06' };

const passage = (quote: string): Pick<CandidateFields, 'quote' | 'start' | 'end'> => {
  const start = text.indexOf(quote);
  return { quote, start, end: start + quote.length };
};
const common = { topic2: null, specific: true, when: null } as const;
export const groupFields: CandidateFields = {
  ...common,
  ...passage('Borduria proposed a joint working group on digital services'),
  stage: 'proposed',
  by: ['BO'],
  topic: 'digital-government',
  instrument: 'working-group',
  summary: 'Joint working group on digital services',
};
export const trainingFields: CandidateFields = {
  ...common,
  ...passage('both sides agreed to train two hundred engineers a year'),
  stage: 'agreed',
  by: ['AX', 'BO'],
  topic: 'skills',
  instrument: 'training',
  summary: 'Train two hundred engineers a year',
};
export const fairFields: CandidateFields = {
  ...common,
  ...passage('The envoy invited firms from Aland to the autumn technology fair'),
  stage: 'proposed',
  by: ['BO'],
  topic: 'trade',
  instrument: 'event',
  summary: 'Firms invited to the technology fair',
};

export const foundAs = (id: string, fields: CandidateFields, band: FoundCandidate['band'] = 'firm'): FoundCandidate => ({
  id,
  ...fields,
  confidence: band === 'firm' ? 0.9 : 0.5,
  band,
  fields: { stage: 0.9 },
  evidence: [{ engine: 'rules', rule: 'proposed/directive', trigger: [fields.start, fields.start + 8], score: 0.9 }],
});

export const received: Given<CommuniqueFact> = {
  type: 'CommuniqueReceived',
  data: { text, language: 'en', sources: [source], signature: signatureOf(text), received: '2025-03-06' },
};
export const meeting = { kind: 'meeting', date: '2025-03-04', place: 'the capital', participants: [] };
export const read: Given<CommuniqueFact> = {
  type: 'ReadingRecorded',
  data: {
    engine: 'rules',
    version: '1',
    note: null,
    parties: ['AX', 'BO'],
    meeting,
    renewed: [],
    gone: [],
    found: [foundAs('group', groupFields), foundAs('training', trainingFields, 'check'), foundAs('fair', fairFields, 'hidden')],
  },
};
export const accepted: Given<CommuniqueFact> = {
  type: 'CandidateAccepted',
  data: { candidate: 'group', revision: 1, commitment: 'group' },
};
export const rejected: Given<CommuniqueFact> = {
  type: 'CandidateRejected',
  data: { candidate: 'training', revision: 1, why: 'own-plan' },
  personal: { note: 'Only one side pays' },
};
export const linked: Given<CommuniqueFact> = { type: 'CandidateLinked', data: { candidate: 'group', revision: 2, commitment: 'older' } };
export const edited: Given<CommuniqueFact> = {
  type: 'CandidateEdited',
  data: { candidate: 'group', revision: 1, change: { topic: 'digital-economy' } },
};
const shorter = passage('proposed a joint working group on digital services');
export const trimmed: Given<CommuniqueFact> = { type: 'CandidateTrimmed', data: { candidate: 'group', revision: 1, ...shorter } };
export const split: Given<CommuniqueFact> = {
  type: 'CandidateSplit',
  data: {
    candidate: 'training',
    revision: 1,
    pieces: [
      { id: 'train-a', fields: { ...trainingFields, ...passage('both sides agreed to train') } },
      { id: 'train-b', fields: { ...trainingFields, ...passage('two hundred engineers a year') } },
    ],
  },
};
export const merged: Given<CommuniqueFact> = {
  type: 'CandidatesMerged',
  data: {
    candidates: [
      { candidate: 'group', revision: 1 },
      { candidate: 'training', revision: 1 },
    ],
    into: 'both',
    fields: { ...groupFields, ...passage(text.slice(groupFields.start, trainingFields.end)), by: ['BO', 'AX'], topic2: 'skills' },
  },
};
export const added: Given<CommuniqueFact> = { type: 'CandidateAdded', data: { candidate: 'mine', fields: fairFields } };
export const undone: Given<CommuniqueFact> = { type: 'DecisionUndone', data: { candidate: 'group', revision: 2, removed: [] } };
export const finished: Given<CommuniqueFact> = { type: 'ReviewFinished', data: { accepted: 1, rejected: 1 } };
export const sourceAdded: Given<CommuniqueFact> = { type: 'SourceAdded', data: { source: copy } };
export const sourceCorrected: Given<CommuniqueFact> = {
  type: 'SourceCorrected',
  data: { at: 0, source: { ...source, outlet: 'Harbour Daily' } },
};
export const partiesCorrected: Given<CommuniqueFact> = { type: 'PartiesCorrected', data: { parties: ['AX', 'BO', 'SY'] } };
export const meetingCorrected: Given<CommuniqueFact> = { type: 'MeetingCorrected', data: { meeting: null } };

const receive = { type: 'ReceiveCommunique', data: { ...source, text, language: 'en', sources: [] } } as const;
const { fields: _, ...words } = foundAs('later', fairFields);
const recordReading = {
  type: 'RecordReading',
  data: { engine: 'rules', version: '2', parties: ['AX', 'BO'], meeting: null, note: null, candidates: [{ ...words, fields: {} }] },
} as const;
const onText = [
  { type: 'AddSource', data: { source: copy } },
  { type: 'CorrectSource', data: { at: 0, source: copy } },
  { type: 'CorrectParties', data: { parties: ['AX', 'SY'] } },
  { type: 'CorrectMeeting', data: { meeting: null } },
  { type: 'AddCandidate', data: { candidate: 'mine', fields: trainingFields } },
] as const;

export const communiqueExamples: readonly Example<Given<CommuniqueFact>, CommuniqueCommandType>[] = [
  { state: 'none', facts: [], commands: [receive] },
  { state: 'received', facts: [received], commands: [...onText, recordReading] },
  {
    state: 'read',
    facts: [received, read],
    commands: [
      ...onText,
      recordReading,
      { type: 'AcceptCandidate', data: { candidate: 'group', revision: 1 } },
      { type: 'RejectCandidate', data: { candidate: 'group', revision: 1 } },
      { type: 'EditCandidate', data: { candidate: 'group', revision: 1, change: { topic: 'ai' } } },
      { type: 'TrimCandidate', data: { candidate: 'group', revision: 1, start: shorter.start, end: shorter.end } },
      {
        type: 'SplitCandidate',
        data: {
          candidate: 'group',
          revision: 1,
          pieces: [
            { id: 'a', start: 70, end: 80 },
            { id: 'b', start: 85, end: 100 },
          ],
        },
      },
      {
        type: 'MergeCandidates',
        data: {
          candidates: [
            { candidate: 'group', revision: 1 },
            { candidate: 'training', revision: 1 },
          ],
          into: 'both',
        },
      },
      { type: 'AcceptAllFirm', data: {} },
      { type: 'FinishReview', data: { rejectRest: true } },
    ],
  },
  {
    state: 'decided',
    facts: [received, read, accepted, rejected],
    commands: [
      { type: 'LinkCandidate', data: { candidate: 'group', revision: 2, commitment: 'older' } },
      { type: 'UndoDecision', data: { candidate: 'group', revision: 2 } },
      { type: 'FinishReview', data: {} },
    ],
  },
  { state: 'finished', facts: [received, read, accepted, rejected, finished], commands: [...onText, recordReading] },
];
