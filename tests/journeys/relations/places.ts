/** Pages of relations with the demo's agreements, groups and meetings, for the walks through all pages. */
import { agreementIdOf, owedIdOf } from '../../../src/doors/cli/demo/engagement-agreements.ts';
import { groupIdOf, meetingIdOf } from '../../../src/doors/cli/demo/engagement-meetings.ts';
import { demoId } from '../../../src/doors/cli/demo/seed.ts';
import type { Role } from '../site.ts';

const agreement = (id: string, part = ''): string => `/agreements/${agreementIdOf(id)}${part}`;
const group = (id: string, part = ''): string => `/groups/${groupIdOf(id)}${part}`;
const meeting = (id: string, part = ''): string => `/meetings/${meetingIdOf(id)}${part}`;
const plan = (part = ''): string => `/action-plans/${demoId('plan/uz-plan')}${part}`;

export const relationsForAnyone: readonly (readonly [name: string, address: string, status: number])[] = [
  ['the agreements', '/agreements', 200],
  ['an agreement in force', agreement('tr-research'), 200],
  ['an agreement of which the title is public', agreement('cn-health'), 200],
  ['an agreement that is restricted', agreement('cn-exchange'), 404],
  ['the working groups', '/groups', 200],
  ['a working group', group('uz-group'), 200],
  ['the meetings', '/meetings', 200],
  ['a meeting with public minutes', meeting('uz-first-session'), 200],
  ['a meeting that is restricted', meeting('uz-midterm-call'), 404],
  ['the calendar', '/calendar', 200],
  ['an invitation that no longer works', '/invitations/none', 404],
];

export const relationsSignedIn: readonly (readonly [string, Role, string])[] = [
  ['all partners', 'head-desk', '/relations'],
  ['one partner', 'head-desk', '/relations/uz'],
  ['one partner, from the other side', 'officer-uz-desk', '/relations/pk'],
  ['what is owed', 'officer', '/obligations'],
  ['an obligation', 'officer', `/obligations/agreement/${agreementIdOf('uz-skills')}~${owedIdOf('uz-rooms')}`],
  ['an action item', 'officer', `/obligations/meeting/${meetingIdOf('uz-first-session')}~${owedIdOf('uz-survey')}`],
  ['a brief', 'officer', '/briefs/uz'],
  ['the agreements of a desk', 'officer', '/agreements'],
  ['a new agreement', 'officer', '/agreements/new'],
  ['an agreement that is negotiated', 'officer', agreement('uz-cyber')],
  ['what happened to an agreement', 'officer', agreement('uz-cyber', '/history')],
  ['the terms of an agreement', 'officer', agreement('uz-cyber', '/terms')],
  ['the approval of an agreement', 'officer', agreement('uz-cyber', '/approve')],
  ['the vetting of an agreement', 'officer', agreement('uz-cyber', '/vetting')],
  ['the obligations of an agreement', 'officer', agreement('uz-skills', '/obligations')],
  ['the signatures of an agreement', 'officer', agreement('uz-skills', '/sign')],
  ['the end of an agreement', 'officer', agreement('uz-skills', '/end')],
  ['amending an agreement', 'officer', agreement('uz-skills', '/amend')],
  ['the groups of a desk', 'officer', '/groups'],
  ['setting up a group', 'officer', '/groups/new?commitment=PK-UZ-0001'],
  ['a group from inside', 'officer', group('uz-group')],
  ['the people of a group', 'officer', group('uz-group', '/members')],
  ['changing a group', 'officer', group('uz-group', '/change')],
  ['the meetings of a desk', 'officer', '/meetings'],
  ['planning a meeting', 'officer', `/meetings/new?group=${groupIdOf('uz-group')}`],
  ...['', '/agenda', '/papers', '/participants', '/decisions', '/items', '/minutes'].map((part): readonly [string, Role, string] => [
    `a session, ${part.slice(1) || 'overview'}`,
    'officer',
    meeting('uz-first-session', part),
  ]),
  ['a session to come', 'officer-uz-desk', meeting('uz-second-session')],
  ['moving a session', 'officer-uz-desk', meeting('uz-second-session', '/change')],
  ['the calendar of a desk', 'officer', '/calendar'],
  ['the action plans', 'officer', '/action-plans'],
  ['an action plan', 'officer', plan()],
  ['an action plan, at the office it is shared with', 'head-foreign', plan()],
];
