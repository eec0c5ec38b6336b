/** Two desks with something to keep to themselves, beside what anyone may know: written through the real orders. */
import { system } from '../../kernel/decider/actor.ts';
import { digestOfMinutes } from '../../engagements/meeting/minutes.ts';
import { tellAgreement } from '../../engagements/testing/relation-history.ts';
import type { PageSite } from '../web/testing/page-site.ts';

/** Words that stand nowhere but in one place. */
export const secrets = {
  agreement: 'Quiet harbour accord',
  clause: 'Forty grey buoys are anchored',
  comment: 'The winter is too short for that',
  pact: 'Sealed pact of the quay',
  titled: 'Seventeen silent lighthouses',
  obligation: 'Anchor the grey buoys',
  group: 'Group on the unlit reef',
  mandate: 'Finds out who moved the reef',
  email: 'sefa.tui@hidden.example',
  meeting: 'Talks behind the breakwater',
  place: 'The blue boathouse',
  programme: 'A walk nobody is told of',
  paper: 'Charts of the unlit reef',
  decision: 'The reef goes back',
  item: 'Carry the reef home',
  minutes: 'Both sides were sorry about the reef',
  plan: 'A year of putting things back',
} as const;
export type Secret = keyof typeof secrets;
export const ids = {
  agreement: 'quiet-accord',
  titled: 'titled-accord',
  obliged: 'obliged-pact',
  group: 'unlit-group',
  openGroup: 'open-group',
  meeting: 'boathouse-talks',
  openMeeting: 'open-talks',
  plan: 'year-of-returns',
} as const;

const parties = [
  { country: 'AX', organisation: 'sea-desk-house', office: 'sea-desk', name: { en: 'The house of AX' } },
  { country: 'FJ', organisation: 'reef-desk-house', office: 'reef-desk', name: { en: 'The house of FJ' } },
];
const terms = { entry: { kind: 'on-signature' }, validFor: 'P3Y', renewal: null, termination: null };
const draft = (title: string, text: string, visibility: string) => ({
  ...{
    kind: 'memorandum',
    reference: `AG-${title.split(' ')[0]}`,
    title: { en: title },
    languages: ['en'],
    parties,
    template: null,
    terms,
  },
  ...{ commitments: [], amends: null, replaces: null, visibility },
  clauses: [{ id: 'buoys', heading: { en: 'Buoys' }, text: { en: text } }],
});

const tellAgreements = async ({ done, door, ledger }: PageSite): Promise<void> => {
  const { agreement } = door.engagements.deciders;
  await done(agreement, 'DraftAgreement', ids.agreement, 'ours', draft(secrets.agreement, `${secrets.clause}.`, 'restricted'));
  const proposal = { proposal: 'fewer', country: 'FJ', act: 'change', clause: 'buoys', after: null, heading: {}, words: secrets.comment };
  await done(agreement, 'ProposeChange', ids.agreement, 'theirs', { ...proposal, text: { en: `${secrets.clause} in spring.` } });
  const anchor = { id: 'anchor', title: secrets.obligation, country: 'AX', owner: 'buoy-lab', watcher: 'reef-desk', due: '2026-05-01' };
  await tellAgreement(ledger, ids.obliged, { title: secrets.pact, obligations: [anchor] });
  await done(agreement, 'DraftAgreement', ids.titled, 'ours', draft('Accord on lights', `${secrets.titled}.`, 'title'));
};

const joining = (id: string, country: string, person: string | null, role: string) => ({
  ...{ id, country, organisation: `${country === 'AX' ? 'sea' : 'reef'}-desk-house`, office: country === 'AX' ? 'sea-desk' : 'reef-desk' },
  ...{ person, role, name: `Name of ${id}`, email: id === 'guest' ? secrets.email : null },
});
const tellGroups = async ({ done, door }: PageSite): Promise<void> => {
  const { workingGroup } = door.engagements.deciders;
  const founding = { countries: ['AX', 'FJ'], secretariat: 'sea-desk', commitments: [], agreement: null, every: null };
  for (const [id, title, mandate, visibility] of [
    [ids.group, secrets.group, secrets.mandate, 'restricted'],
    [ids.openGroup, 'Group on open water', 'Everyone may know of it.', 'public'],
  ] as const)
    await done(workingGroup, 'FoundGroup', id, 'ours', { ...founding, title, mandate, visibility });
  await done(workingGroup, 'AddMember', ids.group, 'ours', joining('chair', 'AX', null, 'co-chair'));
  await done(workingGroup, 'AddMember', ids.group, 'ours', joining('guest', 'FJ', 'guest', 'member'));
};

const meetingOf = (title: string, place: string, visibility: string, group: string | null) => ({
  ...{ kind: 'group-meeting', title, countries: ['AX', 'FJ'], group, office: 'sea-desk', visibility, place, zone: 'UTC' },
  ...{ starts: '2026-05-20T08:00:00.000Z', ends: '2026-05-20T12:00:00.000Z' },
  desks: [
    { country: 'AX', office: 'sea-desk' },
    { country: 'FJ', office: 'reef-desk' },
  ],
});
const tellMeetings = async ({ done, door }: PageSite): Promise<void> => {
  const { meeting } = door.engagements.deciders;
  const { digest: sha256, size: bytes } = await door.files.keep(Buffer.from(`%PDF-1.4 ${secrets.paper}`), 'application/pdf');
  const paper = { id: 'paper-1', title: secrets.paper, sha256, kind: 'pdf', bytes, restricted: true };
  for (const [id, title, place, visibility, group] of [
    [ids.meeting, secrets.meeting, secrets.place, 'restricted', ids.group],
    [ids.openMeeting, 'A gathering by the sea', 'The pier', 'public', null],
  ] as const) {
    await done(meeting, 'PlanMeeting', id, 'ours', meetingOf(title, place, visibility, group));
    await done(meeting, 'AddPaper', id, 'ours', paper);
    const stop = { id: 'walk', starts: '2026-05-20T08:00:00.000Z', ends: '2026-05-20T09:00:00.000Z', title: secrets.programme, place: '' };
    await done(meeting, 'SetProgramme', id, 'ours', { programme: [stop] });
    await done(meeting, 'HoldMeeting', id, 'ours', {});
    await done(meeting, 'RecordDecision', id, 'ours', { id: 'd-1', text: secrets.decision, agenda: null });
    const send = { id: 'send', title: secrets.item, country: 'FJ', owner: 'reef-lab', watcher: null, due: '2026-05-25', commitment: null };
    await done(meeting, 'AddActionItem', id, 'ours', { ...send, blocks: [] });
    await done(meeting, 'WriteMinutes', id, 'ours', { text: `${secrets.minutes}.`, language: 'en' });
  }
  const seat = { id: 'seat', country: 'FJ', organisation: null, organisationName: 'Reef lab', person: 'participant', role: 'member' };
  await done(meeting, 'AddParticipant', ids.meeting, 'ours', { ...seat, name: 'Ofa Lolo', email: null });
  const digest = digestOfMinutes(ids.meeting, 'en', `${secrets.minutes}.`);
  for (const [country, who] of [
    ['AX', 'head'],
    ['FJ', 'theirs'],
  ] as const)
    await done(meeting, 'AgreeMinutes', ids.meeting, who, { country, digest });
  await done(meeting, 'PublishMinutes', ids.meeting, 'ours', { visibility: 'restricted' });
};

const tellPlan = async ({ done, door }: PageSite): Promise<void> => {
  const { actionPlan } = door.engagements.deciders;
  const line = (obligation: string, source: string, title: string, country: string, owner: string) => ({
    ...{ obligation, source, title, country, owner, due: '2026-05-01', commitment: null },
  });
  await done(actionPlan, 'DrawUpPlan', ids.plan, 'ours', {
    ...{ title: secrets.plan, partner: 'FJ', office: 'sea-desk', from: '2026-01-01', until: '2026-12-31' },
    lines: [
      line('anchor', `agreement/${ids.obliged}`, secrets.obligation, 'AX', 'buoy-lab'),
      line('send', `meeting/${ids.meeting}`, secrets.item, 'FJ', 'reef-lab'),
    ],
  });
  await done(actionPlan, 'SharePlan', ids.plan, 'ours', { offices: ['money-desk'] });
};

export const tellSecrets = async (site: PageSite): Promise<void> => {
  await tellAgreements(site);
  await tellGroups(site);
  await tellMeetings(site);
  await tellPlan(site);
  const { meeting, agreement } = site.door.engagements.deciders;
  await site.done(meeting, 'PassTime', ids.meeting, system('time'), {});
  await site.done(agreement, 'PassTime', ids.agreement, system('time'), { day: site.now().slice(0, 10) });
  await site.ledger.settled();
};
