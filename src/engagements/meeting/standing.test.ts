import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { type Actor, anyone, type Role, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, stateAfter } from '../../kernel/testing/given.ts';
import * as group from '../working-group/examples.ts';
import { workingGroup } from '../working-group/group-decider.ts';
import type { WorkingGroup } from '../working-group/working-group.ts';
import { chairsFor, maySee, publicPart } from './access.ts';
import { type MeetingCommand, meetingOrders } from './commands.ts';
import * as x from './examples.ts';
import type { Meeting, MeetingFact } from './meeting.ts';
import { meeting } from './meeting-decider.ts';
import { changesBetween } from './minutes.ts';
import { minutesDraft } from './minutes-draft.ts';
import { meetingTables, rows } from './row.ts';

const stateOf = (...list: readonly Given<MeetingFact>[]) => stateAfter(meeting, list) as Meeting;
const person = (id: string, role?: Role, office: string | null = null): Actor => ({
  ...{ kind: 'person', id },
  grants: role === undefined ? [] : [{ role, office }],
});
const finished = [...x.bothAgreed, x.published('public'), x.outcome, x.shown] as const;

describe('who may see a meeting', () => {
  const ofGroup = stateAfter(workingGroup, group.whole) as WorkingGroup;
  const restricted = stateOf(...x.ready);
  const open = stateOf(...x.ready, x.shown);
  const minutes = stateOf(...x.bothAgreed, x.published('public'));
  const kept = stateOf(...x.bothAgreed, x.published('restricted'));
  it.each<[string, Actor, string, string, string]>([
    ['the inviting desk', person('p', 'officer', 'sea-desk'), 'all', 'all', 'all'],
    ['the other side’s desk', person('p', 'supervisor', 'reef-desk'), 'all', 'all', 'all'],
    ['a participant, by account', person('person-2'), 'all', 'all', 'all'],
    ['the system', system('x'), 'all', 'all', 'all'],
    ['the office that owes an item', person('p', 'officer', 'reef-lab'), 'nothing', 'public', 'public'],
    ['a member of the group, by account', person('person-4'), 'nothing', 'public', 'public'],
    ['another office', person('p', 'supervisor', 'far-desk'), 'nothing', 'public', 'public'],
    ['an editor there', person('p', 'editor', 'sea-desk'), 'nothing', 'public', 'public'],
    ['an administrator', person('p', 'administrator'), 'nothing', 'public', 'public'],
    ['anyone', anyone, 'nothing', 'public', 'public'],
  ])('%s', (_, actor, hidden, shown, read) => {
    expect([restricted, open, minutes].map((state) => maySee(actor, state, null))).toEqual([hidden, shown, read]);
    expect(maySee(actor, kept, null)).toBe(hidden);
  });
  it('and members of its group, by account or by the desk they come from', () => {
    for (const actor of [person('person-4'), person('p', 'officer', 'reef-lab')]) expect(maySee(actor, restricted, ofGroup)).toBe('all');
    expect(maySee(person('p', 'officer', 'far-desk'), restricted, ofGroup)).toBe('nothing');
  });
  it('and a role on the whole node agrees to nobody’s minutes', () => {
    const written = stateOf(...x.over, x.written);
    for (const role of ['supervisor', 'officer', 'administrator'] as const) {
      for (const country of ['AX', 'FJ']) expect([role, chairsFor(person('p', role), written, country)]).toEqual([role, false]);
    }
    expect(chairsFor(person('p', 'supervisor', 'sea-desk'), written, 'AX')).toBe(true);
    expect(chairsFor(person('p', 'supervisor', 'sea-desk'), written, 'FJ')).toBe(false);
  });
  it('but the public sees neither people nor what was decided, nor what is restricted', () => {
    const seen = JSON.stringify(publicPart(stateOf(...finished)));
    expect(seen).not.toMatch(/Berg|Tui|example\.org|Send the tables|tide tables of last year|person-1|reef-lab/i);
    expect(seen).toContain('Both sides exchange tide tables from spring.');
    const only = JSON.stringify(publicPart(minutes));
    expect(only).toContain('The first buoy is anchored in spring.');
    expect(only).not.toMatch(/"place":"Harbour house"|Buoys/);
    expect(publicPart(open).minutes).toBeNull();
  });
});

describe('the access grid', () => {
  const made = grid(x.meetingGrid);
  const may = (of: typeof made, state: string) =>
    of.rows.filter((r) => r.state === state && r.cells.officer !== 'no').map((r) => r.command);
  it('holds every order in every state, and refuses none for its form', () => {
    expect(made.rows).toHaveLength(6 * Object.keys(meetingOrders).length);
    expect(made.rows.filter((r) => r.refused === 'invalid')).toEqual([]);
  });
  it('lets the inviting desk do all but agree for a side, the other desk its part, and who owes an item report on it', () => {
    const all = Object.keys(meetingOrders);
    expect(may(made, 'held')).toEqual(all.filter((c) => !['AgreeMinutes', 'PassTime', 'ReportActionItem'].includes(c)));
    expect(may(grid(x.meetingGridOfOtherSide), 'held')).toEqual([
      ...['SetAgenda', 'AddPaper', 'AddParticipant', 'RemoveParticipant', 'AnswerInvitation', 'NoteAttendance', 'RecordDecision'],
      ...['RemoveDecision', 'AddActionItem', 'RemoveActionItem', 'ReportActionItem', 'WriteMinutes'],
    ]);
    expect(may(grid(x.meetingGridOfOwner), 'held')).toEqual(['ReportActionItem']);
    for (const state of ['planned', 'held', 'agreed', 'published', 'cancelled'])
      for (const role of ['anyone', 'applicant', 'editor', 'auditor', 'administrator'])
        expect(made.rows.filter((r) => r.state === state && r.cells[role] !== 'no')).toEqual([]);
  });
});

describe('the rows', () => {
  it('are a function of the state, of every table, and hold nobody’s name', () => {
    const state = stateOf(...finished, x.said('i-1', 'FJ', 'done'), x.said('i-1', 'AX', 'underway'), x.late);
    const made = rows(state, 'meeting-1');
    expect(new Set(made.map((r) => r.table))).toEqual(new Set(Object.keys(meetingTables)));
    expect(made[0]?.values).toMatchObject({ minutes: 'published', public_minutes: true, items: 2, open_items: 2, wake_on: '2026-02-01' });
    expect(made.find((r) => r.table === 'action_items')?.values).toMatchObject({
      ...{ owing: 'done', says: { FJ: 'done', AX: 'underway' }, disputed: true, overdue_since: '2026-02-01' },
      offices: ['reef-desk', 'reef-lab', 'sea-desk'],
    });
    expect(JSON.stringify(made)).not.toMatch(/Berg|Tui|example\.org/);
    expect(rows(JSON.parse(JSON.stringify(state)) as Meeting, 'meeting-1')).toEqual(made);
  });
  it('let a cancelled meeting rest', () => {
    const made = rows(stateOf(...x.over.slice(0, -1), x.cancelled), 'meeting-1');
    expect(made.some((r) => r.table === 'action_items')).toBe(false);
    expect(made[0]?.values.wake_on).toBeNull();
  });
});

describe('minutes drafted from what was decided', () => {
  const draft = minutesDraft(stateOf(...x.over, x.outcome), group.founding, 'en');
  it('say who was there, what was agreed under which heading, and who does what until when', () => {
    expect(draft.split('\n\n')).toEqual([
      'Minutes: First meeting on tides and currents\nWorking group on tides and currents',
      'Date: 15 December 2025\nPlace: Harbour house\nSides: Åland Islands and Fiji',
      'Present\n- Anna Berg, co-chair, House of AX, Åland Islands\n- Sefa Tui, co-chair, House of FJ, Fiji\n- Ofa Lolo, interpreter, House of TO, Tonga',
      'Apologies\n- Mere Koro, member, House of FJ, Fiji',
      'Agenda\n1. Tide tables\n2. Buoys',
      'The sides agreed\n1. Tide tables are exchanged every month. (Agenda 1)',
      'What each side will do\n1. Fiji agreed to send the tables of the northern harbours by 31 January 2026.\n2. Åland Islands agreed to anchor the first buoy by 31 January 2026.',
      'Outcome\nBoth sides exchange tide tables from spring.',
    ]);
  });
  it('say so where nothing was decided, and name nobody who was erased', () => {
    const bare = x.ready.map((f) => ({ ...f, personal: null }) as Given<MeetingFact>);
    const text = minutesDraft(stateOf(...bare), null, 'en');
    expect(text).toContain('Nothing was decided.');
    expect(text).toContain('- co-chair, House of AX');
    expect(minutesDraft(stateOf(...x.over), null, 'ur')).toMatch(/^رودادِ اجلاس/);
  });
  it('show what changed between two texts, and nothing where they are the same', () => {
    expect(changesBetween(draft, draft)).toEqual([]);
    expect(changesBetween('a\nb\nc', 'a\nc\nd')).toEqual([
      { was: 'b', is: '' },
      { was: '', is: 'd' },
    ]);
  });
});

describe('whatever is ordered, in whatever order', () => {
  const desks = [
    person('a', 'supervisor', 'sea-desk'),
    person('b', 'supervisor', 'reef-desk'),
    person('person-2'),
    system('calendar'),
  ] as const;
  const orders = x.meetingExamples[0]?.commands ?? [];
  const moments = ['2025-12-10T00:00:00.000Z', '2025-12-16T09:00:00.000Z', '2026-02-20T00:00:00.000Z'] as const;
  it('what was folded again is the same, rows can be made of it, and minutes are published only with both sides’ yes', () => {
    const step = fc.tuple(fc.nat(orders.length - 1), fc.constantFrom(...desks), fc.nat(2));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const recorded: Given<MeetingFact>[] = [...x.ready];
        let moment = 0;
        for (const [index, actor, at] of steps) {
          const given = orders[index];
          moment = Math.max(moment, at);
          const now = moments[moment] ?? '';
          const command = { id: 'c', on: x.meetingId, actor, now, type: given?.type, data: given?.data } as MeetingCommand;
          const state = stateOf(...recorded);
          const outcome = meeting.access(command, state) ?? meeting.decide(command, state);
          if (isRefusal(outcome)) continue;
          for (const fact of outcome) recorded.push({ ...fact, at: now, actor: actor.id });
          meeting.jobs?.(stateOf(...recorded), x.meetingId, outcome, now);
        }
        const state = stateOf(...recorded);
        expect(stateOf(...recorded)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(rows(state, 'm')).toEqual(rows(JSON.parse(JSON.stringify(state)) as Meeting, 'm'));
        if (state.minutes?.published) {
          const { digest } = state.minutes;
          expect(
            state.minutes.agreed
              .filter((a) => a.digest === digest)
              .map((a) => a.country)
              .sort(),
          ).toEqual(['AX', 'FJ']);
        }
        expect(state.sequence).toBeLessThanOrEqual(2);
      }),
      { numRuns: 150 },
    );
  });
});
