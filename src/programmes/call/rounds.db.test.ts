import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { allocate } from '../allocation/allocate.ts';
import { columnsFrom, ruleFrom } from '../allocation/columns.ts';
import { verifyAudit } from '../allocation/verify-audit.ts';
import type { Candidacy } from '../candidacy/candidacy.ts';
import { lotOf } from '../candidacy/lot.ts';
import { findCandidacy, listCandidacies, waitingList, waitingPositions } from '../candidacy/queries.ts';
import { findCohort } from '../cohort/queries.ts';
import { exampleProgramme } from '../programme/examples.ts';
import { openProgrammesTest } from '../testing/open.ts';
import { applicantOf, move, orderPlace, places, playCall } from '../testing/play.ts';
import type { CallCommand } from './commands.ts';
import { passCallTime } from './pass-time.ts';
import { findCall } from './queries.ts';
import { moveList } from './rounds.ts';

type Open = Awaited<ReturnType<typeof openProgrammesTest>>;
let t: Open;
beforeEach(async () => {
  t = await openProgrammesTest();
});
afterEach(() => t.close());

const withStatus = async (call: string, status: Candidacy['status']) =>
  (await listCandidacies(t.ledger, call, { statuses: [status] }, { limit: 1000 })).lines;
const toldEvents = async (cases: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const id of cases) {
    const events = await t.ledger.events(streamId('candidacy', id));
    for (const e of events) {
      if (!['PlaceOffered', 'PutOnList', 'PlaceBettered', 'PlaceLost', 'NotSelected'].includes(e.type)) continue;
      const key = `${id} ${String(e.data.round)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
};

/** Tells a round until so many orders were sent; what the ledger has by then, it keeps. */
const dieAfter = async (orders: number, call: string): Promise<void> => {
  const sent: Promise<unknown>[] = [];
  const handle: typeof t.ledger.handle = async (...args) => {
    if (sent.length >= orders) throw new Error('the process died');
    const outcome = t.ledger.handle(...args);
    sent.push(outcome);
    return outcome;
  };
  await expect(moveList(t.table.rounds, { ...t.ledger, handle }, call)).rejects.toThrow('the process died');
  await Promise.all(sent);
};

test('a call of sixty gives its eighteen seats and puts the others on the list', async () => {
  const { call, state, applicants } = await playCall(t.table, 'told');
  expect(state.rounds).toHaveLength(1);
  expect(state.rounds[0]).toMatchObject({ applicants: 60, placed: 18 });
  expect(await withStatus(call, 'offered')).toHaveLength(18);
  expect(await withStatus(call, 'waiting')).toHaveLength(42);
  const file = await t.ledger.files.read(state.rounds[0]?.file ?? '');
  expect(file?.toString()).toContain(state.seed?.seed ?? '?');
  for (const { case: id } of applicants) expect((await findCandidacy(t.ledger, id))?.state.told?.round).toBe(0);
  // Everyone was told once, and the order of the day has nothing left to do.
  expect(await move(t.table, call)).toEqual({ rounds: 0, told: 0 });
  // Folded again from their facts, every state and every row of a table is what it is.
  await t.ledger.settled();
  await t.ledger.transparency.publish();
  expect((await t.ledger.fsck()).clean).toBe(true);
});

test('after a decline the list is what a run without the decliner gives, and places only become better', async () => {
  const { call, applicants } = await playCall(t.table, 'told');
  const [first, second] = await withStatus(call, 'offered');
  if (first === undefined || second === undefined) throw new Error('somebody was offered a place');
  await orderPlace(t.table, first.id, 'DeclinePlace', { round: 0 }, first.person);
  await orderPlace(t.table, second.id, 'DeclinePlace', { round: 0 }, second.person);
  const moved = await move(t.table, call);
  expect(moved.rounds).toBe(1);
  expect(await withStatus(call, 'offered')).toHaveLength(18);
  const state = (await findCall(t.ledger, call))?.state;
  expect(state?.rounds.map((r) => r.placed)).toEqual([18, 18]);
  // The rule, run by itself on the applicants as they were entered, without the two.
  const others = applicants.filter((a) => a.case !== first.id && a.case !== second.id);
  const rule = ruleFrom(exampleProgramme.call);
  const rows = others.map(({ case: id, score, groups, ranking }) => ({ lot: lotOf(id), score: score ?? 0, groups, ranking }));
  const fresh = allocate(rule, columnsFrom(rule, rows), Buffer.from(state?.seed?.seed ?? '', 'hex'));
  const stands = await places(t, call);
  others.forEach((a, row) => {
    const venue = rule.venues[fresh.venue[row] ?? 255]?.id;
    expect(stands.get(a.case), a.case).toMatch(venue === undefined ? /^waiting -/ : new RegExp(`^offered ${venue} `));
  });
});

test('declines at the same moment are caught up by whoever comes last', async () => {
  const { call } = await playCall(t.table, 'told');
  const offered = (await withStatus(call, 'offered')).slice(0, 6);
  await Promise.all(
    offered.map(async (o) => {
      await orderPlace(t.table, o.id, 'DeclinePlace', { round: 0 }, o.person);
      await moveList(t.table.rounds, t.ledger, call);
    }),
  );
  expect(await withStatus(call, 'offered')).toHaveLength(18);
  expect(await withStatus(call, 'declined')).toHaveLength(6);
  const counts = await toldEvents((await listCandidacies(t.ledger, call, {}, { limit: 100 })).lines.map((l) => l.id));
  expect([...counts.values()].every((n) => n === 1)).toBe(true);
});

test('who takes over from a process that died tells the rest, and nobody twice', async () => {
  const { call, applicants } = await playCall(t.table, 'published');
  await dieAfter(25, call);
  const half = await toldEvents(applicants.map((a) => a.case));
  expect(half.size).toBeGreaterThan(0);
  expect(half.size).toBeLessThan(60);
  const moved = await move(t.table, call);
  expect(moved).toEqual({ rounds: 0, told: 60 - half.size });
  const all = await toldEvents(applicants.map((a) => a.case));
  expect(all.size).toBe(60);
  expect([...all.values()].every((n) => n === 1)).toBe(true);
});

test('somebody who answers while the process is dead does not hold up the others', async () => {
  const { call, applicants } = await playCall(t.table, 'published');
  await dieAfter(30, call);
  const [decliner] = await withStatus(call, 'offered');
  if (decliner === undefined) throw new Error('somebody was offered a place');
  await orderPlace(t.table, decliner.id, 'DeclinePlace', { round: 0 }, decliner.person);
  await move(t.table, call);
  expect(await withStatus(call, 'admitted')).toEqual([]);
  expect(await withStatus(call, 'offered')).toHaveLength(18);
  expect([...(await toldEvents(applicants.map((a) => a.case))).values()].every((n) => n === 1)).toBe(true);
});

test('offers run out at the end of the seventh day where the call is told, and the list moves', async () => {
  const { call } = await playCall(t.table, 'told');
  const [offer] = await withStatus(call, 'offered');
  // 21:00 on 1 February in Fiji; the seventh day after ends at midnight there.
  expect(offer?.answer_by).toBe('2026-02-08T12:00:00.000Z');
  expect(await passCallTime(t.ledger, '2026-02-08T11:59:59.999Z')).toEqual({ closed: 0, expired: 0 });
  t.set('2026-02-08T12:00:00.000Z');
  expect(await passCallTime(t.ledger, t.clock())).toEqual({ closed: 0, expired: 18 });
  await move(t.table, call);
  expect(await withStatus(call, 'offered')).toHaveLength(18);
});

const closeSouth = async (call: string, manager: Actor): Promise<void> => {
  const data = { venue: 'south-quay', seats: 0, reason: 'A storm took the quay' };
  const command = { id: 'close', type: 'ChangeSeats', on: call, actor: manager, now: t.clock(), data } as CallCommand;
  expect(isRefusal(await t.programmes.calls.order(t.ledger, command))).toBe(false);
  await move(t.table, call);
};
const fileOfLast = async (call: string) => {
  const last = (await findCall(t.ledger, call))?.state.rounds.at(-1);
  const bytes = await t.ledger.files.read(last?.file ?? '');
  if (last === undefined || bytes === undefined) throw new Error('a round was published with its file');
  return { last, bytes, verdict: await verifyAudit(bytes) };
};
/** Who has a place in the last round's file, by lot: it must be who has one. */
const expectFileIsSo = async (call: string): Promise<void> => {
  const { bytes } = await fileOfLast(call);
  const rows = bytes
    .toString()
    .split('\n')
    .slice(bytes.toString().split('\n').indexOf('}') + 2, -1);
  const published = new Map(rows.map((row) => [row.split(',')[0], row.split(',')[4]]));
  const { lines } = await listCandidacies(
    t.ledger,
    call,
    { statuses: ['offered', 'accepted', 'waiting', 'not-selected'] },
    { limit: 1000 },
  );
  for (const l of lines)
    expect([l.reference, published.get(l.lot)]).toEqual([l.reference, l.status.startsWith('n') || l.status === 'waiting' ? '' : l.venue]);
};

test('a venue that closes after the places were given sends its people on by the same rule, and takes no place from others', async () => {
  const { call, manager } = await playCall(t.table, 'told');
  const given = await withStatus(call, 'offered');
  for (const o of given.slice(0, 12)) await orderPlace(t.table, o.id, 'AcceptPlace', { round: 0, stay: o.place === 1 }, o.person);
  await closeSouth(call, manager);
  const stands = await places(t, call);
  for (const o of given.filter((g) => g.venue === 'north-quay')) {
    expect(stands.get(o.id)).toMatch(/^(accepted|offered) north-quay /);
  }
  const now = (await listCandidacies(t.ledger, call, {}, { limit: 100 })).lines;
  expect(now.filter((l) => ['offered', 'accepted'].includes(l.status))).toHaveLength(10);
  for (const o of given.filter((g) => g.venue === 'south-quay')) {
    expect(stands.get(o.id)).toMatch(o.ranking.includes('north-quay') ? /^waiting - / : /^not-selected - /);
  }
  const { last, verdict } = await fileOfLast(call);
  expect(verdict).toMatchObject({ ok: true, round: last.round, placed: 10 });
  expect(last.venues.find((v) => v.venue === 'north-quay')).toMatchObject({ seats: 10, filled: 10 });
  await expectFileIsSo(call);
  // When someone at the north declines, it is whoever stands first now, wherever they came from.
  const decliner = (await withStatus(call, 'offered')).find((l) => l.venue === 'north-quay');
  await orderPlace(t.table, decliner?.id ?? '', 'DeclinePlace', { round: 0 }, decliner?.person);
  await move(t.table, call);
  expect((await listCandidacies(t.ledger, call, { statuses: ['offered', 'accepted'] }, { limit: 100 })).lines).toHaveLength(10);
  await expectFileIsSo(call);
  expect(await move(t.table, call)).toEqual({ rounds: 0, told: 0 });
});

test('where one person counts for every reserve, nobody loses a place by others leaving, and the file says what is so', async () => {
  const counting = { ...exampleProgramme, id: 'boat-counters', call: { ...exampleProgramme.call, counting: 'all' as const } };
  const { call } = await playCall(t.table, 'told', 60, counting);
  for (let round = 0; round < 4; round++) {
    const given = await withStatus(call, 'offered');
    const held = new Map(given.map((g) => [g.id, g.ranking.indexOf(g.venue ?? '')]));
    for (const o of given.slice(round, round + 3)) {
      await orderPlace(t.table, o.id, 'DeclinePlace', { round: o.round ?? 0 }, o.person);
      held.delete(o.id);
    }
    await move(t.table, call);
    const now = new Map((await withStatus(call, 'offered')).map((g) => [g.id, g.ranking.indexOf(g.venue ?? '')]));
    for (const [id, rank] of held) expect(now.get(id) ?? 99).toBeLessThanOrEqual(rank);
    expect((await fileOfLast(call)).verdict).toMatchObject({ ok: true });
    await expectFileIsSo(call);
  }
});

test('whoever waits is shown where they stand today', async () => {
  const { call } = await playCall(t.table, 'told');
  const list = await waitingList(t.ledger, call, 'north-quay');
  const third = list[2];
  if (third === undefined) throw new Error('three wait for the north quay');
  expect((await waitingPositions(t.ledger, third.id)).get('north-quay')).toBe(3);
  const first = list[0];
  await orderPlace(t.table, first?.id ?? '', 'WithdrawCandidacy', {}, first?.person);
  expect((await waitingPositions(t.ledger, third.id)).get('north-quay')).toBe(2);
});

test('the list in pages is the list', async () => {
  const { call } = await playCall(t.table, 'told', 23);
  const whole = (await listCandidacies(t.ledger, call, {}, { limit: 100 })).lines.map((l) => l.id);
  const paged: string[] = [];
  let after: Awaited<ReturnType<typeof listCandidacies>>['next'];
  do {
    const page = await listCandidacies(t.ledger, call, {}, { after, limit: 5 });
    paged.push(...page.lines.map((l) => l.id));
    after = page.next;
  } while (after !== undefined);
  expect(paged).toEqual(whole);
  expect(whole).toHaveLength(23);
});

test('a rehearsal is not the publication, and can be looked at again', async () => {
  const { call, manager } = await playCall(t.table, 'drawn', 60);
  const rehearsal = await t.programmes.calls.rehearse(t.ledger, { id: 'r1', on: call, actor: manager, now: t.clock() });
  if (isRefusal(rehearsal)) throw new Error(rehearsal.reason);
  expect(rehearsal).toMatchObject({ run: 1, placed: 18, waiting: 42, findings: { envy: 0, waste: 0 } });
  expect(await t.programmes.calls.rehearsal(t.ledger, call, 1)).toEqual(rehearsal);
  expect((await places(t, call)).get(applicantOf(exampleProgramme, 1).case)).toBe('admitted - -');
});

test('applications that nobody has decided hold up the freeze, and who applied runs nothing', async () => {
  const { call, manager } = await playCall(t.table, 'closed', 3);
  await orderPlace(t.table, 'late-case', 'EnterCandidacy', {
    ...{ call, programme: 'boat-builders', reference: 'X-1', person: manager.id, country: 'AX', language: 'en', name: 'The manager' },
    ...{ lot: 'f'.repeat(32), ranking: ['north-quay'], notFor: [], groups: [] },
  });
  const ordering = { id: 'f1', on: call, actor: manager, now: t.clock() };
  expect(await t.programmes.calls.freeze(t.ledger, ordering)).toMatchObject({ reason: 'own-candidacy' });
  const other = { ...manager, id: 'manager-2' };
  expect(await t.programmes.calls.freeze(t.ledger, { ...ordering, actor: other })).toMatchObject({
    reason: 'applications-undecided',
    details: { undecided: 1 },
  });
});

test('a list is not closed over a place that somebody left just now', async () => {
  const { call, manager } = await playCall(t.table, 'told');
  const given = await withStatus(call, 'offered');
  for (const o of given) await orderPlace(t.table, o.id, 'AcceptPlace', { round: 0, stay: true }, o.person);
  const [leaver] = given;
  await orderPlace(t.table, leaver?.id ?? '', 'WithdrawCandidacy', { courseOver: false }, leaver?.person);
  const conclude = () => {
    const command = { id: t.table.makeId(), type: 'ConcludeCall', on: call, actor: manager, now: t.clock(), data: {} } as CallCommand;
    return t.programmes.calls.order(t.ledger, command);
  };
  expect(await conclude()).toMatchObject({ reason: 'offers-unanswered', details: { offers: 1 } });
  const [next] = await withStatus(call, 'offered');
  await orderPlace(t.table, next?.id ?? '', 'AcceptPlace', { round: 1, stay: true }, next?.person);
  expect(isRefusal(await conclude())).toBe(false);
});

test('two who publish at once publish once, and two processes that move the list tell everyone once', async () => {
  const { call, manager, applicants } = await playCall(t.table, 'drawn');
  const publish = (id: string) => t.programmes.calls.publish(t.ledger, { id, on: call, actor: manager, now: t.clock() });
  const outcomes = await Promise.all(['p1', 'p2', 'p3'].map(publish));
  expect(outcomes.filter((o) => !isRefusal(o))).toHaveLength(1);
  for (const o of outcomes) if (isRefusal(o)) expect(['allocation-already-published', 'changed-meanwhile']).toContain(o.reason);
  await Promise.all([1, 2, 3].map(() => moveList(t.table.rounds, t.ledger, call)));
  const [first, second] = await withStatus(call, 'offered');
  // One declines and one withdraws while the list is being moved by several, and again.
  await Promise.all([
    orderPlace(t.table, first?.id ?? '', 'DeclinePlace', { round: 0 }, first?.person),
    ...[1, 2].map(() => moveList(t.table.rounds, t.ledger, call)),
    orderPlace(t.table, second?.id ?? '', 'WithdrawCandidacy', {}, second?.person),
  ]);
  await Promise.all([1, 2].map(() => moveList(t.table.rounds, t.ledger, call)));
  expect(await withStatus(call, 'offered')).toHaveLength(18);
  expect([...(await toldEvents(applicants.map((a) => a.case))).values()].every((n) => n === 1)).toBe(true);
  await expectFileIsSo(call);
});

test('erasing people at every status takes their names and nothing else, and all folds again to the same bytes', async () => {
  const { call } = await playCall(t.table, 'told', [
    ...Array.from({ length: 40 }, (_, i) => applicantOf(exampleProgramme, i + 1)),
    { ...applicantOf(exampleProgramme, 41), score: null },
  ]);
  const given = await withStatus(call, 'offered');
  const [a, b, c, d] = given;
  await orderPlace(t.table, a?.id ?? '', 'AcceptPlace', { round: 0, stay: true }, a?.person);
  await orderPlace(t.table, b?.id ?? '', 'DeclinePlace', { round: 0 }, b?.person);
  await orderPlace(t.table, c?.id ?? '', 'WithdrawCandidacy', {}, c?.person);
  t.set('2026-02-08T12:00:00.000Z');
  await orderPlace(t.table, d?.id ?? '', 'PassTime');
  const { lines } = await listCandidacies(t.ledger, call, {}, { limit: 100 });
  const one = new Map(lines.map((l) => [l.status, l]));
  expect([...one.keys()].sort()).toEqual(['accepted', 'declined', 'expired', 'offered', 'refused', 'waiting', 'withdrawn']);
  // Before their place is followed to a roster, too.
  for (const { person } of one.values()) await t.ledger.erase({ person });
  await t.ledger.settled();
  await move(t.table, call);
  await t.ledger.settled();
  for (const { id, status } of one.values()) {
    const state = (await findCandidacy(t.ledger, id))?.state;
    expect([status, state?.name]).toEqual([status, null]);
  }
  expect((await findCohort(t.ledger, `${call}.${one.get('accepted')?.venue}`))?.state.learners[0]).toMatchObject({ status: 'enrolled' });
  const tables = ['calls', 'candidacies', 'cohorts', 'cohort_learners'].map((name) => sql.table(name));
  const read = () =>
    Promise.all(tables.map(async (table) => (await sql`select * from ${table} x order by x::text`.execute(t.ledger.db)).rows));
  const before = await read();
  await t.ledger.rebuild();
  expect(await read()).toEqual(before);
  await t.ledger.transparency.publish();
  expect((await t.ledger.fsck()).clean).toBe(true);
  await expectFileIsSo(call);
});
