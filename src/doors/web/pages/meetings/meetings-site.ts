/** Desks of AX and FJ, a participant without a desk, and somebody outside: for the tests of these pages. */
import { randomUUID } from 'node:crypto';
import { meeting } from '../../../../engagements/meeting/meeting-decider.ts';
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import { workingGroup } from '../../../../engagements/working-group/group-decider.ts';
import { type Fields, openPageSite, plain } from '../../testing/page-site.ts';
import { meetingPages } from './mounts.ts';

const at = (role: 'officer' | 'supervisor', office: string) => ({ grants: [{ role, office }] as const });
export const people = {
  aino: at('officer', 'sea-desk'),
  head: at('supervisor', 'sea-desk'),
  mere: at('officer', 'reef-desk'),
  tui: at('supervisor', 'reef-desk'),
  guest: { grants: [] },
  stranger: at('supervisor', 'cloud-desk'),
  editor: { grants: [{ role: 'editor', office: null }] },
} as const;
export type Who = keyof typeof people | '';
const organisations = [
  ['sea-ministry', 'AX', 'sea-desk'],
  ['reef-ministry', 'FJ', 'reef-desk'],
  ['cloud-ministry', 'TO', 'cloud-desk'],
].map(([id = '', country = '', office = '']) => ({
  ...{ id, country, kind: 'ministry', name: { en: `Ministry ${id}`, ur: 'وزارت' } },
  offices: [{ id: office, name: { en: `Desk ${office}`, ur: 'ڈیسک' } }],
}));

/** 1 June 2026, a Monday, at noon UTC. */
export const start = '2026-06-01T12:00:00.000Z';
export const planned = {
  ...{ kind: 'talks', title: 'Talks on tides', place: 'Harbour house', zone: 'Asia/Karachi', office: 'sea-desk', visibility: 'restricted' },
  ...{ partner: 'FJ', 'desk-FJ': 'reef-desk', 'starts-hour': '10:00', 'ends-hour': '12:30' },
  ...{ 'starts-day': '8', 'starts-month': '6', 'starts-year': '2026' },
} as const;

export const openMeetings = async () => {
  const site = await openPageSite({ people, organisations, start, accounts: true, mounts: [meetingPages] });
  const path = (id: string, part = ''): string => `/meetings/${id}${part === '' ? '' : `/${part}`}`;
  const send = (to: string, who: Who, fields: Fields) => site.post(to, who, { command: randomUUID(), ...fields });
  const stateOf = async (id: string): Promise<Meeting> => {
    const found = await site.ledger.state<Meeting>(`meeting/${id}`);
    if (found === undefined) throw new Error(`there is no meeting ${id}`);
    return found.state;
  };
  return {
    ...site,
    path,
    send,
    stateOf,
    /** Plans a meeting through its page and answers its id. @throws what the page said instead. */
    plan: async (fields: Fields = {}, who: Who = 'aino'): Promise<string> => {
      const answer = await send('/meetings/new', who, { ...planned, ...fields });
      if (answer.status !== 303) throw new Error(`${answer.status} ${answer.text}`);
      return answer.to.replace('/meetings/', '').replace(/\?.*/, '');
    },
    /** Sends a form of a part. */
    give: (id: string, part: string, does: string, who: Who, fields: Fields = {}) => send(path(id, part), who, { do: does, ...fields }),
    see: async (id: string, part = '', who: Who = 'aino') => site.get(path(id, part), who),
    /** The part of a page within an element, as text. */
    within: (html: string, from: string, until: string): string => plain(html.slice(html.indexOf(from), html.indexOf(until))),
    /** A group of both countries whose co-chairs are `head` and `tui`. */
    found: async (): Promise<string> => {
      const id = randomUUID();
      const founding = {
        title: 'Group on tides',
        countries: ['AX', 'FJ'],
        mandate: 'Tides',
        secretariat: 'sea-desk',
        visibility: 'restricted',
      };
      await site.done(workingGroup, 'FoundGroup', id, 'aino', {
        ...founding,
        commitments: [],
        agreement: null,
        every: null,
        reference: 'WG-1',
      });
      const member = (name: string, country: string, office: string, organisation: string) => ({
        ...{
          id: `member-${name}`,
          country,
          organisation,
          office,
          person: name,
          role: 'co-chair',
          name: `Chair ${name}`,
          email: `${name}@example.org`,
        },
      });
      await site.done(workingGroup, 'AddMember', id, 'aino', member('head', 'AX', 'sea-desk', 'sea-ministry'));
      await site.done(workingGroup, 'AddMember', id, 'aino', member('tui', 'FJ', 'reef-desk', 'reef-ministry'));
      return id;
    },
    /** A meeting that has been held. */
    hold: async (id: string): Promise<void> => {
      site.set('2026-06-09T12:00:00.000Z');
      await site.done(meeting, 'HoldMeeting', id, 'aino', {});
    },
  };
};
export type MeetingsSite = Awaited<ReturnType<typeof openMeetings>>;
