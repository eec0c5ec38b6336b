import { describe, expect, it } from 'vitest';
import { type Actor, anyone, type Role, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { MeetingCommand, MeetingCommandType } from './commands.ts';
import * as x from './examples.ts';
import { isDisputed } from './items.ts';
import type { Meeting, MeetingFact } from './meeting.ts';
import { meeting } from './meeting-decider.ts';
import { isAgreed } from './minutes.ts';

const person = (id: string, role?: Role, office: string | null = null): Actor => ({
  ...{ kind: 'person', id },
  grants: role === undefined ? [] : [{ role, office }],
});
const desk = person('desk-1', 'officer', 'sea-desk');
const otherDesk = person('desk-2', 'officer', 'reef-desk');
const head = person('head-1', 'supervisor', 'sea-desk');
const otherHead = person('head-2', 'supervisor', 'reef-desk');
const [chair, otherChair] = [person('person-1'), person('person-2')];
const room = system('engagements');
const stranger = person('stranger', 'supervisor', 'far-desk');
const later = '2026-01-01T10:00:00.000Z';
const before = '2025-12-15T04:59:59.999Z';
const order = (type: MeetingCommandType, data: object, actor: Actor = desk, now = later): MeetingCommand =>
  ({ id: 'c', type, on: x.meetingId, actor, now, data }) as MeetingCommand;
const facts = (...list: readonly unknown[]) => list as readonly MeetingFact[];
const stateOf = (...list: readonly Given<MeetingFact>[]) => stateAfter(meeting, list) as Meeting;

describe('a meeting', () => {
  it('is planned with a desk for each side, under a reference of its own where none is given', () => {
    given(meeting, []).when(order('PlanMeeting', x.planning)).then(facts(x.planned));
    const { reference: _, ...without } = x.planning;
    expect(given(meeting, []).when(order('PlanMeeting', without)).outcome).toMatchObject([
      { data: { reference: expect.stringMatching(/^MT-[0-9A-Z]{5}-[0-9A-Z]{5}$/) } },
    ]);
  });
  it('has an agenda, a programme in order of time, papers and participants', () => {
    given(meeting, [x.planned])
      .when(order('SetAgenda', { agenda: x.agenda }, otherDesk))
      .then(facts(x.agendaSet));
    given(meeting, [x.planned])
      .when(order('SetProgramme', { programme: [...x.programme].reverse() }))
      .then(facts(x.programmeSet));
    given(meeting, [x.planned])
      .when(order('AddPaper', x.paper, otherDesk))
      .then(facts(x.paperAdded));
    given(meeting, x.ready)
      .when(order('RemovePaper', { paper: 'paper-1' }))
      .then(facts(x.paperRemoved));
    given(meeting, [x.planned])
      .when(order('AddParticipant', x.adding(x.seats.guest), otherDesk))
      .then(facts(x.added(x.seats.guest)));
    given(meeting, [x.planned])
      .when(order('AddParticipant', x.adding(x.seats.interpreter)))
      .then(facts(x.added(x.seats.interpreter)));
    given(meeting, x.ready)
      .when(order('RemoveParticipant', { participant: 'voice' }))
      .then(facts(x.participantRemoved));
    expect(stateOf(...x.ready, x.paperRemoved, x.participantRemoved)).toMatchObject({ papers: [], participants: [{}, {}, {}] });
  });
  it('invites, and takes the same answer twice as one', () => {
    given(meeting, x.ready.slice(0, -1)).when(order('SendInvitations', {})).then(facts(x.invited));
    given(meeting, x.ready)
      .when(order('AnswerInvitation', x.answer, otherDesk, before))
      .then(facts(x.answered));
    given(meeting, [...x.ready, x.answered])
      .when(order('AnswerInvitation', x.answer, desk, before))
      .then([]);
    given(meeting, x.ready)
      .when(order('AnswerInvitation', { ...x.answer, participant: 'chair-fj' }, otherChair, before))
      .then(facts({ ...x.answered, data: { ...x.answer, participant: 'chair-fj' } }));
  });
  it('raises the sequence when time or place change, and asks again when the time does', () => {
    given(meeting, x.ready)
      .when(order('MoveMeeting', x.moving, desk, before))
      .then(facts(x.moved));
    given(meeting, [...x.ready, x.moved])
      .when(order('MoveMeeting', x.moving, desk, before))
      .then([]);
    const start = [...x.ready, x.answered] as const;
    expect(stateOf(...start)).toMatchObject({ sequence: 0, participants: [{}, {}, { attendance: 'accepted', answered: 0 }, {}] });
    expect(stateOf(...start, x.moved)).toMatchObject({
      sequence: 1,
      participants: [{}, {}, { attendance: 'needs-action', answered: null }, {}],
    });
    const elsewhere = {
      type: 'MeetingMoved',
      data: { ...x.moving, starts: x.planning.starts, ends: x.planning.ends, place: 'The pier' },
    } as const;
    expect(stateOf(...start, elsewhere)).toMatchObject({ sequence: 1, participants: [{}, {}, { attendance: 'accepted' }, {}] });
    const renamed = { type: 'MeetingMoved', data: { ...elsewhere.data, place: x.planning.place, title: 'Tides' } } as const;
    expect(stateOf(...start, renamed)).toMatchObject({ sequence: 0, title: 'Tides' });
    expect(stateOf(...start, x.moved, x.cancelled)).toMatchObject({ sequence: 2, status: 'cancelled', cancelled: { reason: 'A storm.' } });
  });
  it('is held, with who was there, an outcome, and a visibility of its own', () => {
    given(meeting, x.ready).when(order('HoldMeeting', {})).then(facts(x.held));
    given(meeting, x.ready)
      .when(order('NoteAttendance', x.noted.data, otherChair))
      .then(facts(x.noted));
    given(meeting, [...x.ready, x.noted])
      .when(order('NoteAttendance', x.noted.data))
      .then([]);
    given(meeting, x.over).when(order('RecordOutcome', x.outcome.data)).then(facts(x.outcome));
    given(meeting, [...x.over, x.outcome])
      .when(order('RecordOutcome', x.outcome.data))
      .then([]);
    given(meeting, x.over)
      .when(order('SetVisibility', { visibility: 'public' }))
      .then(facts(x.shown));
    given(meeting, [...x.over, x.shown])
      .when(order('SetVisibility', { visibility: 'public' }))
      .then([]);
    given(meeting, x.ready)
      .when(order('CancelMeeting', { reason: 'A storm.' }))
      .then(facts(x.cancelled));
  });
});

describe('what was decided', () => {
  it('is recorded and taken back by either side', () => {
    given(meeting, x.ready)
      .when(order('RecordDecision', x.decision, otherChair))
      .then(facts(x.decided));
    given(meeting, [...x.ready, x.decided])
      .when(order('RemoveDecision', { decision: 'd-1' }))
      .then(facts(x.undecided));
    given(meeting, x.ready)
      .when(order('AddActionItem', x.item, otherDesk))
      .then(facts(x.itemAdded));
    given(meeting, x.over)
      .when(order('RemoveActionItem', { item: 'i-2' }))
      .then(facts(x.itemRemoved));
  });
  it('is done when both sides say so, and shown side by side while they differ', () => {
    given(meeting, x.over)
      .when(order('ReportActionItem', x.saying('i-1', 'FJ', 'done'), person('p', 'officer', 'reef-lab')))
      .then(facts(x.said('i-1', 'FJ', 'done')));
    const claimed = [...x.over, x.said('i-1', 'FJ', 'done')];
    given(meeting, claimed)
      .when(order('ReportActionItem', x.saying('i-1', 'AX', 'underway')))
      .then(facts(x.said('i-1', 'AX', 'underway')));
    const differing = stateOf(...claimed, x.said('i-1', 'AX', 'underway')).items[0];
    expect(differing && isDisputed(differing)).toBe(true);
    given(meeting, claimed)
      .when(order('ReportActionItem', x.saying('i-1', 'AX', 'done'), desk, '2026-01-31T19:00:00.000Z'))
      .then(facts(x.said('i-1', 'AX', 'done'), x.met));
    given(meeting, [...x.over, x.said('i-1', 'AX', 'done')])
      .when(order('ReportActionItem', x.saying('i-1', 'FJ', 'done'), otherChair, '2026-02-01T00:00:00.000Z'))
      .then(facts(x.said('i-1', 'FJ', 'done'), x.met));
  });
  it('is done by silence fourteen days after the owner said so, where nobody watches and nobody objects', () => {
    const claimed = [...x.over, x.said('i-2', 'AX', 'done', '2026-01-05T09:00:00.000Z')];
    given(meeting, claimed)
      .when(order('PassTime', {}, room, '2026-01-18T18:59:59.000Z'))
      .then([]);
    given(meeting, claimed)
      .when(order('PassTime', {}, room, '2026-01-18T19:00:00.000Z'))
      .then(facts({ type: 'ObligationMet', data: { obligation: 'i-2', title: x.alone.title, commitment: null, day: '2026-01-19' } }));
    given(meeting, [...claimed, x.said('i-2', 'FJ', 'underway')])
      .when(order('PassTime', {}, room, '2026-01-30T00:00:00.000Z'))
      .then([]);
    given(meeting, [...x.over, x.said('i-1', 'FJ', 'done', '2026-01-05T09:00:00.000Z')])
      .when(order('PassTime', {}, room, '2026-01-30T00:00:00.000Z'))
      .then([]);
  });
  it('is overdue from the day after it was due where the meeting is, and told to supervisors a week later', () => {
    const only = [...x.over, x.itemRemoved];
    given(meeting, only)
      .when(order('PassTime', {}, room, '2026-01-31T18:59:59.000Z'))
      .then([]);
    given(meeting, only)
      .when(order('PassTime', {}, room, '2026-01-31T19:00:00.000Z'))
      .then(facts(x.late));
    given(meeting, [...only, x.late])
      .when(order('PassTime', {}, room, '2026-02-07T18:59:59.000Z'))
      .then([]);
    given(meeting, [...only, x.late])
      .when(order('PassTime', {}, room, '2026-02-07T19:00:00.000Z'))
      .then(facts(x.escalated));
    given(meeting, only)
      .when(order('PassTime', {}, room, '2026-03-01T00:00:00.000Z'))
      .then(facts(x.late, x.escalated));
    given(meeting, [...only, x.late, x.escalated])
      .when(order('PassTime', {}, room, '2026-03-01T00:00:00.000Z'))
      .then([]);
    given(meeting, [...only, x.said('i-1', 'FJ', 'done')])
      .when(order('PassTime', {}, room, '2026-03-01T00:00:00.000Z'))
      .then([]);
    given(meeting, [...x.ready, x.cancelled])
      .when(order('PassTime', {}, room))
      .then([]);
    expect(stateOf(...only, x.late, x.met).items[0]).toMatchObject({ met: '2026-02-01', overdueSince: null });
  });
});

describe('minutes', () => {
  it('are agreed to by both sides by their digest, and published', () => {
    given(meeting, x.over)
      .when(order('WriteMinutes', { text: x.text, language: 'en' }, otherDesk))
      .then(facts(x.written));
    given(meeting, [...x.over, x.written])
      .when(order('WriteMinutes', { text: x.text, language: 'en' }))
      .then([]);
    given(meeting, [...x.over, x.written])
      .when(order('AgreeMinutes', { country: 'AX', digest: x.digest }, chair))
      .then(facts(x.agreed('AX')));
    given(meeting, [...x.over, x.written, x.agreed('AX')])
      .when(order('AgreeMinutes', { country: 'FJ', digest: x.digest }, otherHead))
      .then(facts(x.agreed('FJ')));
    for (const visibility of ['restricted', 'public'] as const)
      given(meeting, x.bothAgreed)
        .when(order('PublishMinutes', { visibility }))
        .then(facts(x.published(visibility)));
    given(meeting, [...x.bothAgreed, x.published('restricted')])
      .when(order('PublishMinutes', { visibility: 'public' }))
      .then(facts(x.published('public')));
  });
  it('that changed lose the yes to what they said, and a stale yes is shown what changed', () => {
    const changed = [...x.bothAgreed, x.rewritten];
    expect(isAgreed(stateOf(...x.bothAgreed))).toBe(true);
    expect(isAgreed(stateOf(...changed))).toBe(false);
    const refused = given(meeting, changed).when(order('AgreeMinutes', { country: 'AX', digest: x.digest }, chair)).outcome;
    expect(isRefusal(refused) && refused).toMatchObject({
      reason: 'minutes-stale',
      details: {
        digest: x.otherDigest,
        version: 2,
        seen: 1,
        changes: [{ was: 'Tide tables are exchanged every month.', is: 'Tide tables are exchanged every quarter.' }],
      },
    });
    // Written back to what both had agreed to, their yes counts again.
    expect(isAgreed(stateOf(...changed, x.written))).toBe(true);
  });
  it('fall behind when something else is decided, until somebody says that they still stand', () => {
    const more = [...x.over, x.written, x.agreed('AX'), { ...x.decided, data: { ...x.decision, id: 'd-2' } } as Given<MeetingFact>];
    given(meeting, more)
      .when(order('AgreeMinutes', { country: 'FJ', digest: x.digest }, otherChair))
      .thenRefused('minutes-behind');
    given(meeting, more)
      .when(order('WriteMinutes', { text: x.text, language: 'en' }))
      .then(facts(x.written));
    expect(isAgreed(stateOf(...more, x.written, x.agreed('FJ')))).toBe(true);
  });
});

describe('is refused', () => {
  const draft = [...x.over, x.written];
  const out = [...x.bothAgreed, x.published('public')];
  const off = [...x.ready, x.cancelled];
  const guest = { ...x.adding(x.seats.guest), id: 'guest-2', email: 'second@example.org' };
  const met = [...x.over, x.said('i-1', 'FJ', 'done'), x.said('i-1', 'AX', 'done'), x.met];
  it.each<[string, readonly Given<MeetingFact>[], MeetingCommandType, object, Actor?, string?]>([
    ['meeting-already-planned', x.ready, 'PlanMeeting', x.planning],
    ['not-found', [], 'SendInvitations', {}],
    ['meeting-needs-two-sides', [], 'PlanMeeting', { ...x.planning, countries: ['AX'] }],
    ['country-not-of-meeting', [], 'PlanMeeting', { ...x.planning, desks: [...x.planning.desks, { country: 'TO', office: 'far-desk' }] }],
    ['one-desk-a-side', [], 'PlanMeeting', { ...x.planning, desks: [...x.planning.desks, { country: 'FJ', office: 'far-desk' }] }],
    ['office-not-of-a-side', [], 'PlanMeeting', { ...x.planning, desks: [{ country: 'FJ', office: 'reef-desk' }] }],
    ['zone-unknown', [], 'PlanMeeting', { ...x.planning, zone: 'Mars/Olympus' }],
    ['zone-unknown', [], 'PlanMeeting', { ...x.planning, zone: '+05:00' }],
    ['ends-before-start', [], 'PlanMeeting', { ...x.planning, ends: x.planning.starts }],
    ['invalid', [], 'PlanMeeting', { ...x.planning, starts: '2025-12-15 05:00' }],
    ['meeting-cancelled', off, 'MoveMeeting', x.moving],
    ['meeting-cancelled', off, 'AnswerInvitation', x.answer],
    ['meeting-cancelled', off, 'CancelMeeting', { reason: 'Again.' }],
    ['meeting-already-held', x.over, 'MoveMeeting', x.moving],
    ['meeting-already-held', x.over, 'HoldMeeting', {}],
    ['meeting-already-held', x.over, 'CancelMeeting', { reason: 'Late.' }],
    ['meeting-already-held', x.over, 'RemoveParticipant', { participant: 'voice' }],
    ['meeting-already-held', x.over, 'AnswerInvitation', x.answer],
    ['meeting-already-held', [...x.ready.slice(0, -1), x.held], 'SendInvitations', {}],
    ['zone-unknown', x.ready, 'MoveMeeting', { ...x.moving, zone: 'Mars/Olympus' }],
    ['ends-before-start', x.ready, 'MoveMeeting', { ...x.moving, ends: x.moving.starts }],
    ['listed-twice', x.ready, 'SetAgenda', { agenda: [x.agenda[0], x.agenda[0]] }],
    ['agenda-in-use', [...x.ready, x.decided], 'SetAgenda', { agenda: [x.agenda[1]] }],
    ['listed-twice', x.ready, 'SetProgramme', { programme: [x.programme[0], x.programme[0]] }],
    ['ends-before-start', x.ready, 'SetProgramme', { programme: [{ ...x.programme[0], ends: x.planning.starts }] }],
    ['paper-already-there', x.ready, 'AddPaper', { ...x.paper, id: 'paper-2' }],
    ['paper-unknown', x.ready, 'RemovePaper', { paper: 'paper-9' }],
    ['country-not-of-meeting', x.ready, 'AddParticipant', { ...guest, country: 'TO' }],
    ['participant-id-taken', x.ready, 'AddParticipant', { ...guest, id: 'guest-fj' }],
    ['already-participant', x.ready, 'AddParticipant', { ...guest, person: 'person-1' }],
    ['already-participant', x.ready, 'AddParticipant', { ...guest, email: 'guest-fj@example.org' }],
    ['co-chair-already', x.ready, 'AddParticipant', { ...guest, role: 'co-chair' }],
    ['participant-unknown', x.ready, 'RemoveParticipant', { participant: 'nobody' }],
    ['already-invited', x.ready, 'SendInvitations', {}],
    ['nobody-to-invite', [x.planned], 'SendInvitations', {}],
    ['participant-unknown', x.ready, 'AnswerInvitation', { ...x.answer, participant: 'nobody' }],
    ['not-invited', x.ready.slice(0, -1), 'AnswerInvitation', x.answer],
    ['answer-out-of-date', [...x.ready, x.moved], 'AnswerInvitation', x.answer],
    ['sequence-unknown', x.ready, 'AnswerInvitation', { ...x.answer, sequence: 1 }],
    ['meeting-not-begun', x.ready, 'NoteAttendance', x.noted.data, desk, before],
    ['participant-unknown', x.ready, 'NoteAttendance', { present: ['nobody'], absent: [] }],
    ['present-and-absent', x.ready, 'NoteAttendance', { present: ['voice'], absent: ['voice'] }],
    ['meeting-not-begun', x.ready, 'HoldMeeting', {}, desk, before],
    ['meeting-not-begun', x.ready, 'RecordDecision', x.decision, desk, before],
    ['decision-already-recorded', x.over, 'RecordDecision', x.decision],
    ['agenda-unknown', x.over, 'RecordDecision', { ...x.decision, id: 'd-2', agenda: 'moon' }],
    ['minutes-agreed', x.bothAgreed, 'RecordDecision', { ...x.decision, id: 'd-2' }],
    ['decision-unknown', x.over, 'RemoveDecision', { decision: 'd-9' }],
    ['minutes-agreed', x.bothAgreed, 'RemoveDecision', { decision: 'd-1' }],
    ['meeting-not-begun', x.ready, 'AddActionItem', x.item, desk, before],
    ['country-not-of-meeting', x.over, 'AddActionItem', { ...x.item, id: 'i-9', country: 'TO' }],
    ['item-already-there', x.over, 'AddActionItem', x.item],
    ['watcher-is-owner', x.over, 'AddActionItem', { ...x.item, id: 'i-9', watcher: x.item.owner }],
    ['blocks-itself', x.over, 'AddActionItem', { ...x.item, id: 'i-9', blocks: ['i-9'] }],
    ['minutes-agreed', x.bothAgreed, 'AddActionItem', { ...x.item, id: 'i-9' }],
    ['item-unknown', x.over, 'RemoveActionItem', { item: 'i-9' }],
    ['item-already-met', met, 'RemoveActionItem', { item: 'i-1' }],
    ['minutes-agreed', out, 'RemoveActionItem', { item: 'i-1' }],
    ['country-not-of-meeting', x.over, 'ReportActionItem', x.saying('i-1', 'TO', 'done'), room],
    ['item-unknown', x.over, 'ReportActionItem', x.saying('i-9', 'AX', 'done')],
    ['item-already-met', met, 'ReportActionItem', x.saying('i-1', 'AX', 'underway')],
    ['meeting-not-begun', x.ready, 'WriteMinutes', { text: x.text, language: 'en' }, desk, before],
    ['minutes-already-published', out, 'WriteMinutes', { text: x.text, language: 'en' }],
    ['country-not-of-meeting', draft, 'AgreeMinutes', { country: 'TO', digest: x.digest }, room],
    ['minutes-not-written', x.over, 'AgreeMinutes', { country: 'AX', digest: x.digest }, chair],
    ['meeting-not-held', [...x.ready, x.written], 'AgreeMinutes', { country: 'AX', digest: x.digest }, chair],
    ['minutes-stale', draft, 'AgreeMinutes', { country: 'AX', digest: 'f'.repeat(64) }, chair],
    ['minutes-already-agreed', x.bothAgreed, 'AgreeMinutes', { country: 'AX', digest: x.digest }, chair],
    ['minutes-not-written', x.over, 'PublishMinutes', { visibility: 'public' }],
    ['minutes-not-agreed', draft, 'PublishMinutes', { visibility: 'public' }],
    ['minutes-behind', [...draft, x.undecided], 'PublishMinutes', { visibility: 'public' }],
    ['minutes-already-published', out, 'PublishMinutes', { visibility: 'restricted' }],
    ['meeting-not-begun', x.ready, 'RecordOutcome', { outcome: 'Fine.' }, desk, before],
    ['not-allowed', [], 'PlanMeeting', x.planning, stranger],
    ['not-allowed', x.ready, 'MoveMeeting', x.moving, otherDesk],
    ['not-allowed', x.ready, 'AddParticipant', { ...guest, country: 'AX' }, otherDesk],
    ['not-allowed', x.ready, 'RemoveParticipant', { participant: 'chair-ax' }, otherDesk],
    ['not-allowed', x.ready, 'AnswerInvitation', { ...x.answer, by: 'mail' }, desk],
    ['not-allowed', x.ready, 'AnswerInvitation', { ...x.answer, participant: 'chair-ax' }, otherChair],
    ['not-allowed', x.over, 'ReportActionItem', x.saying('i-1', 'AX', 'done'), otherDesk],
    ['not-allowed', x.over, 'ReportActionItem', x.saying('i-1', 'AX', 'done'), person('p', 'officer', 'reef-lab')],
    ['not-allowed', draft, 'AgreeMinutes', { country: 'FJ', digest: x.digest }, chair],
    ['not-allowed', draft, 'AgreeMinutes', { country: 'AX', digest: x.digest }, desk],
    ['not-allowed', draft, 'AgreeMinutes', { country: 'FJ', digest: x.digest }, head],
    ['not-allowed', draft, 'PassTime', {}, head],
    ['not-allowed', draft, 'RecordDecision', { ...x.decision, id: 'd-2' }, anyone],
    ['not-allowed', draft, 'RecordDecision', { ...x.decision, id: 'd-2' }, stranger],
  ])('with %s', (reason, given_, type, data, actor = desk, now = later) => {
    given(meeting, given_)
      .when(order(type, data, actor, now))
      .thenRefused(reason);
  });
});
