/** One's own place: what comes next, the offer, why; and the course, the badge and the survey that follow. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { makeLink } from '../../../../identity/links/links.ts';
import type { Cohort } from '../../../../programmes/cohort/cohort.ts';
import { definitionOfCohort } from '../../../../programmes/cohort/follow-places.ts';
import { passSurveys, planSurveys } from '../../../../programmes/survey/plan-and-ask.ts';
import type { CandidacyLine } from '../../../../programmes/candidacy/queries.ts';
import { findCredential, listCredentialsOf } from '../../../../programmes/credential/queries.ts';
import { findCohort, listLearningOf } from '../../../../programmes/cohort/queries.ts';
import type { Ledger } from '../../../../ledger/ledger.ts';
import { move, playCall } from '../../../../programmes/testing/play.ts';
import { openPlaces, people } from './testing.ts';

let t: Awaited<ReturnType<typeof openPlaces>>;
let told = '';
let waitingCall = '';
const first = (lines: readonly CandidacyLine[], wanted: (line: CandidacyLine) => boolean): CandidacyLine => {
  const found = lines.find(wanted);
  if (found === undefined) throw new Error('nobody stands like that');
  return found;
};
const find = async (wanted: (line: CandidacyLine) => boolean): Promise<CandidacyLine> => first(await t.lines(told), wanted);
let topPlace: CandidacyLine;
let lowPlace: CandidacyLine;
let declining: CandidacyLine;
let waiting: CandidacyLine;
let refused: CandidacyLine;

beforeAll(async () => {
  t = await openPlaces();
  const { table, definition } = t;
  const wishes = definition.call.venues.slice(0, 2).map((v) => v.id);
  const applicants = people(definition, 60, (a, n) => ({ ...a, ranking: wishes, score: n === 60 ? null : a.score }));
  told = (await playCall(table, 'told', applicants, definition)).call;
  const lines = await t.lines(told);
  const offered = lines.filter((line) => line.status === 'offered');
  topPlace = first(offered, (line) => line.venue === wishes[0]);
  lowPlace = first(offered, (line) => line.venue === wishes[1]);
  declining = first(offered, (line) => line.id !== topPlace.id && line.venue === wishes[0]);
  waiting = first(lines, (line) => line.status === 'waiting');
  refused = first(lines, (line) => line.status === 'refused');
  waitingCall = (
    await playCall(
      table,
      'closed',
      people(definition, 3, (a, n) => ({ ...a, case: `second-${n}` })),
      definition,
    )
  ).call;
  const persons = new Set([topPlace, lowPlace, declining, waiting, refused].map((line) => line.person));
  for (const person of persons) await t.signIn(person);
  await t.signIn('stranger');
}, 120_000);
afterAll(() => t.close());

describe('whose it is', () => {
  test('nobody but the applicant finds the place, whatever they ask of it', async () => {
    for (const path of ['', '/accept', '/decline', '/withdraw']) {
      expect((await t.get(`/places/${topPlace.id}${path}`)).status).toBe(401);
      expect((await t.get(`/places/${topPlace.id}${path}`, 'stranger')).status).toBe(404);
      expect((await t.get(`/places/${topPlace.id}${path}`, lowPlace.person)).status).toBe(404);
    }
    const form = await t.send('/account', { round: '0', stay: 'yes' }, 'stranger', `/places/${topPlace.id}/accept`);
    expect([404, 409]).toContain(form.status);
    expect((await t.lines(told)).find((line) => line.id === topPlace.id)?.status).toBe('offered');
  });
  test('officers, managers and administrators find it there no more than strangers do', async () => {
    const { lead } = t.definition;
    const host = t.definition.call.venues[0]?.host ?? '';
    const roles = {
      manager: ['supervisor', lead],
      officer: ['officer', lead],
      host: ['supervisor', host],
      auditor: ['auditor', null],
      admin: ['administrator', null],
    } as const;
    for (const [name, [role, office]] of Object.entries(roles)) {
      await t.signIn(name, [{ role, office }]);
      expect((await t.get(`/places/${waiting.id}`, name)).status, name).toBe(404);
      expect(await t.text('/places', name), name).not.toContain(waiting.id);
    }
  });
  test('the list of one’s own places names no call of others', async () => {
    const page = await t.text('/places', topPlace.person);
    expect(page).toContain(`/places/${topPlace.id}`);
    expect(page).toContain('Waiting for your answer');
    expect(await t.text('/places', 'stranger')).toContain('You have not applied to a programme yet');
  });
  test('no page of a place holds the name, reference or score of anybody else', async () => {
    const lines = await t.lines(told);
    for (const own of [topPlace, waiting, refused]) {
      const page = await t.text(`/places/${own.id}`, own.person);
      for (const other of lines.filter((line) => line.id !== own.id)) {
        expect(page).not.toContain(`>${other.reference}<`);
        expect(page).not.toContain(other.lot);
        expect(page).not.toContain(`>${other.name}<`);
      }
    }
  });
});

describe('why', () => {
  test('somebody on the waiting list reads who was last in, their own score, and where they stand', async () => {
    const page = await t.text(`/places/${waiting.id}`, waiting.person);
    expect(page).toContain('You are on the waiting list');
    expect(page).toContain('went to people whose turn came before yours');
    expect(page).toMatch(/the last one in had \d\d\.\d\d|No place was left over/);
    expect(page).toContain(((waiting.score ?? 0) / 100).toFixed(2));
    expect(page).toMatch(/You are number \d+ on its waiting list/);
    expect(page).toContain(waiting.lot);
    expect(page).toContain(`/open-data/allocations/${told}/`);
  });
  test('somebody with a place reads on which seat, and why a higher wish was not reached', async () => {
    expect(await t.text(`/places/${topPlace.id}`, topPlace.person)).toContain('Why this place');
    const low = await t.text(`/places/${lowPlace.id}`, lowPlace.person);
    expect(low).toContain('Went to people before you');
    expect(low).toContain('Please answer by');
  });
  test('somebody refused by the review is led to the reasons', async () => {
    const page = await t.text(`/places/${refused.id}`, refused.person);
    expect(page).toContain('The reviewers did not admit the application');
    expect(page).toContain(`/cases/${refused.id}`);
    expect(page).not.toContain('The last one in');
  });
  test('before places are given, the page says what happens next', async () => {
    const line = (await t.lines(waitingCall))[0];
    if (line === undefined) throw new Error('nobody applied');
    await t.signIn(line.person).catch(() => undefined);
    const page = await t.text(`/places/${line.id}`, line.person);
    expect(page).toContain('What happens next');
    expect(page).toContain('aria-current="step"');
    expect(page).not.toContain('Lottery number');
  });
});

describe('answering', () => {
  test('whoever ranked another venue higher has to say whether they stay in line', async () => {
    const path = `/places/${lowPlace.id}/accept`;
    const form = await t.text(path, lowPlace.person);
    expect(form).toContain('Accept, and stay in line');
    const wrong = await t.send(path, {}, lowPlace.person);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Choose whether you stay in line');
    const command = /name="command" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const [once, twice] = [
      await t.send(path, { stay: 'no', command }, lowPlace.person),
      await t.send(`/places/${lowPlace.id}`, { stay: 'no', command, round: '0' }, lowPlace.person, path),
    ];
    expect(once.headers.get('location')).toBe(`/places/${lowPlace.id}?done=accepted`);
    expect([303, 409]).toContain(twice.status);
    const page = await t.text(`/places/${lowPlace.id}?done=accepted`, lowPlace.person);
    expect(page).toContain('You have accepted');
    expect(page).toContain('you stay in line for the venue');
  });
  test('the first choice is accepted for good, without a question', async () => {
    const path = `/places/${topPlace.id}/accept`;
    expect(await t.text(path, topPlace.person)).not.toContain('type="radio"');
    expect((await t.send(path, {}, topPlace.person)).headers.get('location')).toBe(`/places/${topPlace.id}?done=accepted`);
    expect((await find((line) => line.id === topPlace.id)).stays).toBe(true);
    expect((await t.get(path, topPlace.person)).status).toBe(303);
  });
  test('a form without the session’s token changes nothing', async () => {
    const answer = await t.send(`/places/${declining.id}/decline`, { csrf: 'not-mine' }, declining.person);
    expect(answer.status).toBe(409);
    expect((await find((line) => line.id === declining.id)).status).toBe('offered');
  });
  test('a place declined goes to the next; whoever moved up meanwhile is told so and answers for the new one', async () => {
    const answer = await t.send(`/places/${declining.id}/decline`, {}, declining.person);
    expect(answer.headers.get('location')).toBe(`/places/${declining.id}?done=declined`);
    await move(t.table, told);
    expect(await t.text(`/places/${declining.id}`, declining.person)).toContain('You declined the place');
    expect((await find((line) => line.id === lowPlace.id)).status).toBe('accepted');
  });
  test('an answer to an offer that another has replaced is told, and the new offer stands to be answered', async () => {
    const next = await find((line) => line.status === 'offered');
    await t.signIn(next.person).catch(() => undefined);
    const stale = await t.send(`/places/${next.id}/accept`, { round: '999', stay: 'yes' }, next.person);
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('Meanwhile you have been offered a place');
    expect(page).toContain('Accept this place');
  });
  test('an answer after the deadline is refused in words', async () => {
    const next = await find((line) => line.status === 'offered');
    t.at('2027-01-20T06:00:00.000Z');
    await t.again(next.person);
    const late = await t.send(`/places/${next.id}`, { round: String(next.round), stay: 'yes' }, next.person, `/places/${next.id}/accept`);
    t.at('2026-11-22T06:00:00.000Z');
    await t.again(next.person);
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('The time to answer is over');
  });
  test('a waiting applicant may withdraw, once', async () => {
    const path = `/places/${waiting.id}/withdraw`;
    await t.again(waiting.person);
    expect((await t.send(path, {}, waiting.person)).headers.get('location')).toBe(`/places/${waiting.id}?done=withdrawn`);
    expect((await t.get(path, waiting.person)).status).toBe(303);
    expect(await t.text(`/places/${waiting.id}`, waiting.person)).toContain('You withdrew');
  });
});

describe('learning', () => {
  let cohort = '';
  test('a learner sees sessions, marks and what is missing; nobody else finds the course', async () => {
    await t.node.ledger.settled();
    await expect.poll(async () => (await listLearningOf(t.node.ledger, topPlace.person)).length, { timeout: 15_000 }).toBe(1);
    cohort = (await listLearningOf(t.node.ledger, topPlace.person))[0]?.cohort.id ?? '';
    for (const person of [topPlace.person, 'stranger']) await t.again(person);
    const page = await t.text(`/learning/${cohort}`, topPlace.person);
    expect(page).toContain('What is still missing');
    expect(page).toContain(t.definition.sessions[0]?.title.en ?? 'no session');
    expect((await t.get(`/learning/${cohort}`, 'stranger')).status).toBe(404);
    expect((await t.get(`/learning/${cohort}`)).status).toBe(401);
    expect((await t.get('/learning/no-such-course', topPlace.person)).status).toBe(404);
  });
  test('after the course the badge is linked, its endorser signs, and the survey is answered once by its link', async () => {
    const state = (await findCohort(t.node.ledger, cohort))?.state;
    if (state === undefined) throw new Error('no course');
    t.at(`${state.until}T20:00:00.000Z`);
    await t.again(topPlace.person);
    await t.again('stranger');
    const numbers = state.learners.map((l) => String(l.number));
    const all = <T>(value: T) => Object.fromEntries(numbers.map((n) => [n, value]));
    for (const session of state.sessions)
      await t.orderCohort(cohort, 'RecordAttendance', { session: session.id, from: 'page', marks: all('present'), seen: all(null) });
    for (const assessment of state.assessments)
      await t.orderCohort(cohort, 'RecordPoints', { assessment: assessment.id, points: all(assessment.most) });
    await t.orderCohort(cohort, 'CompleteCohort', {});
    await t.node.programmes.issueCredentials(t.node.ledger, cohort);
    const [badge] = await listCredentialsOf(t.node.ledger, topPlace.person);
    const page = await t.text(`/learning/${cohort}`, topPlace.person);
    expect(page).toContain('You have completed this course');
    expect(await t.text(`/places/${topPlace.id}`, topPlace.person)).not.toContain('Give up the place');
    expect((await t.get(`/places/${topPlace.id}/withdraw`, topPlace.person)).status).toBe(303);
    // Who kept the form open since before is refused by the room itself.
    const late = await t.send('/account', {}, topPlace.person, `/places/${topPlace.id}/withdraw`);
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('The course is completed')]);
    expect((await find((line) => line.id === topPlace.id)).status).toBe('accepted');
    expect(page).toContain(`/credentials/${badge?.id}`);
    expect(await t.text('/places', topPlace.person)).toContain(`/credentials/${badge?.id}`);

    const office = t.definition.achievement.endorsers[0] ?? '';
    await t.signIn('endorser', [{ role: 'supervisor', office }]);
    await t.signIn('other-head', [{ role: 'supervisor', office: t.definition.lead }]);
    expect(await t.text('/endorse', 'other-head')).toContain('Nothing waits for you');
    expect((await t.get('/endorse', 'stranger')).status).toBe(403);
    expect(await t.text('/endorse', 'endorser')).toContain(badge?.id ?? 'no badge');
    // The way there stands on every page of those for whom something waits, and of nobody else.
    const way = 'href="/endorse"';
    expect(await t.text('/programmes', 'endorser')).toContain(way);
    for (const other of ['other-head', 'stranger', null]) expect(await t.text('/programmes', other)).not.toContain(way);
    const confirm = `/endorse/confirm?office=${office}&cohort=${cohort}&badge=${badge?.id}`;
    const asks = await t.text(confirm, 'endorser');
    expect(asks).toContain(badge?.name ?? 'no name');
    expect(asks).toContain(`name="badge" value="${badge?.id}"`);
    expect((await t.get(confirm, 'other-head')).headers.get('location')).toBe('/endorse');
    const forged = await t.send('/account', { office, cohort, badge: badge?.id ?? '', words: 'Mine.' }, 'other-head', '/endorse');
    expect(forged.status).not.toBe(200);
    expect((await findCredential(t.node.ledger, badge?.id ?? ''))?.state.endorsements).toEqual([]);
    const wordless = await t.send(confirm, {}, 'endorser', '/endorse');
    expect(wordless.status).toBe(422);
    const done = await t.send(confirm, { words: 'Our teachers saw the work.' }, 'endorser', '/endorse');
    expect(done.headers.get('location')).toBe('/endorse?done=1');
    expect(await t.text('/endorse', 'endorser')).not.toContain(`value="${badge?.id}"`);
  }, 60_000);
  test('a badge is revoked on its page, once, with a reason that whoever checks it reads', async () => {
    const [badge] = await listCredentialsOf(t.node.ledger, topPlace.person);
    const id = badge?.id ?? 'no badge';
    const page = `/manage/credentials/${cohort}`;
    expect(await t.text(page, 'other-head')).toContain(`name="reason-${id}"`);
    // Who may not is refused, however the form came about.
    const forged = await t.send('/account', { [`reason-${id}`]: 'Not mine to say' }, 'stranger', `${page}/${id}`);
    expect(forged.status).toBe(403);
    const fields = { [`reason-${id}`]: 'Given to the wrong person', command: t.node.makeId() };
    for (const _ of ['once', 'twice']) {
      const done = await t.send(page, fields, 'other-head', `${page}/${id}`);
      expect(done.headers.get('location')).toBe(`${page}?done=revoked`);
    }
    const again = await t.send(page, { [`reason-${id}`]: 'Again' }, 'other-head', `${page}/${id}`);
    expect(again.status).toBe(422);
    expect((await findCredential(t.node.ledger, id))?.state.revoked).toMatchObject({ reason: 'Given to the wrong person' });
    expect(await t.text(`/credentials/${id}`)).toContain('Given to the wrong person');
    expect(await t.text(page, 'other-head')).not.toContain(`name="reason-${id}"`);
  });
  test('an editor brings the next version of a programme as a text, and it is in the book at once', async () => {
    await t.signIn('editor', [{ role: 'editor', office: t.definition.lead }]);
    const page = `/manage/programmes/${t.definition.id}/version`;
    const next = (t.node.programmes.book.find(t.definition.id)?.version ?? 0) + 1;
    const text = stringify({ ...t.definition, version: next, title: { en: 'The same, and better' } }, { lineWidth: 0 });
    const fields = { text, command: t.node.makeId() };
    for (const _ of ['once', 'twice']) {
      const done = await t.send(page, fields, 'editor', page);
      expect([done.status, done.headers.get('location')]).toEqual([303, '/manage/programmes?done=version']);
    }
    expect(t.node.programmes.book.find(t.definition.id)).toMatchObject({ version: next, title: { en: 'The same, and better' } });
    expect(await t.text(`/programmes/${t.definition.id}`)).toContain('The same, and better');
  });
  test('the survey is answered once by its link, without signing in', async () => {
    const definitionOf = (ledger: Ledger, of: Cohort) => definitionOfCohort(t.node.programmes, ledger, of);
    await planSurveys({ clock: t.node.clock, definitionOf }, t.node.ledger, cohort);
    t.at('2027-11-01T06:00:00.000Z');
    await passSurveys(t.node.ledger, t.node.clock());
    const link = new URL(await makeLink(t.node, 'survey', `${topPlace.id}.P3M`)).pathname;
    const page = await t.text(link);
    expect(page).toContain('What are you doing now?');
    expect(page).toContain('You need not answer');
    expect(page).not.toContain(topPlace.name ?? 'no name');
    const empty = await t.send(link, {}, null);
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Choose what you mainly do now');
    expect((await t.send(link, { occupation: 'employed', country: 'XX' }, null)).status).toBe(422);
    const sent = await t.send(link, { occupation: 'employed', country: 'PK', sector: 'health', skills: 'yes' }, null);
    expect(sent.headers.get('location')).toBe(`${link}?done=thanks`);
    expect(await t.text(`${link}?done=thanks`)).toContain('Thank you');
    const again = await t.get(link);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('You have answered already');
    expect((await t.get('/surveys/no-such-token')).status).toBe(404);
  });
});

test('an erased person is nowhere any more, and the pages of others still stand', async () => {
  await t.again(lowPlace.person);
  await t.node.ledger.erase({ person: waiting.person });
  expect((await t.get(`/calls/${told}`)).status).toBe(200);
  expect((await find((line) => line.id === waiting.id)).name).toBeNull();
  expect((await t.get(`/places/${waiting.id}`, lowPlace.person)).status).toBe(404);
  expect((await t.get(`/places/${lowPlace.id}`, lowPlace.person)).status).toBe(200);
});
