/** What people do with cases, as requests: step by step, so that the statuses of cases and tasks drift while it is measured. */
import type { Next, Request } from './load.ts';
import { pick, seededRandom } from './many-commitments.ts';
import { answersOf, type BenchCase, type BenchPeople, type BenchPerson, officeOf, openingOf } from './window-node.ts';

interface Step {
  readonly act: 'claim' | 'send-back' | 'answer' | 'decide';
  readonly task: string;
}
const asked: Readonly<Record<string, string>> = { registry: 'register_number', site: 'activity', money: 'capital', permit: 'people' };

/**
 * Each check is claimed, sent back, answered and approved; so is the last task, but for its decision: that would have a letter drawn,
 * which is no transition and is measured apart.
 */
const stepsOf = ({ answers }: BenchCase): readonly Step[] => {
  const checks = ['registry', 'site', ...(answers.abroad === 'yes' ? ['money'] : [])];
  const whole = (['claim', 'send-back', 'answer', 'decide'] as const).map((act) => ({ act }));
  const all = [...checks, 'permit'].flatMap((task) => whole.map(({ act }) => ({ act, task })));
  return all.slice(0, -1);
};

const officerOf = (people: BenchPeople, one: BenchCase, task: string): BenchPerson => {
  const found = people.officers.get(officeOf(one, task));
  if (found === undefined) throw new Error(`nobody works at the office of ${task}`);
  return found;
};
const answerTo = (task: string, turn: number): unknown => {
  if (task === 'site') return `Another plan, of the ${turn}th writing. It is said in other words, and at about the same length as before.`;
  return task === 'registry' ? `S-${turn}` : 501 + turn;
};

const post = (path: string, who: BenchPerson, body: object): Request => ({
  method: 'POST',
  path: `/api/v1${path}`,
  headers: [who.key],
  body: JSON.stringify(body),
});
const requestOf = (people: BenchPeople, one: BenchCase, { act, task }: Step, turn: number): Request => {
  const item = asked[task] ?? '';
  if (act === 'answer') return post(`/cases/${one.id}/sent-back`, one.applicant, { task, answers: { [item]: answerTo(task, turn) } });
  const officer = officerOf(people, one, task);
  const at = `/tasks/${one.id}/${task}`;
  if (act === 'claim') return post(`${at}/claim`, officer, {});
  if (act === 'decide') return post(`${at}/decide`, officer, { decision: 'approve', words: 'Nothing stands against it.' });
  return post(`${at}/send-back`, officer, { items: [{ item, words: 'Please look at this again; it is not clear to us.' }] });
};

/** Cases dealt out to connections, each taken at random for its next step, until all its steps are done. */
export const scriptedCases = (cases: readonly BenchCase[], people: BenchPeople, connections: number) => {
  const random = seededRandom(11);
  const hands = Array.from({ length: connections }, (_, index) =>
    cases.flatMap((one, i) => (i % connections === index ? [{ one, steps: stepsOf(one), at: 0 }] : [])),
  );
  const counts: Record<string, number> = {};
  let turn = 0;
  const next: Next = (connection) => {
    const hand = hands[connection] ?? [];
    const place = Math.floor(random() * hand.length);
    const taken = hand[place];
    const step = taken?.steps[taken.at];
    if (taken === undefined || step === undefined) return undefined;
    taken.at += 1;
    turn += 1;
    counts[step.act] = (counts[step.act] ?? 0) + 1;
    const last = hand.at(-1);
    if (taken.at === taken.steps.length && last !== undefined) {
      hand[place] = last;
      hand.pop();
    }
    return { request: requestOf(people, taken.one, step, turn) };
  };
  return { next, done: () => counts };
};

/** Notes, which stay possible for ever, on tasks of these cases: transitions that need no supply, for comparing sizes. */
export const notes = (cases: readonly BenchCase[], people: BenchPeople): Next => {
  const random = seededRandom(13);
  return () => {
    const one = pick(cases, random);
    const words = 'Looked at it; nothing is missing so far.';
    return { request: post(`/tasks/${one.id}/registry/notes`, officerOf(people, one, 'registry'), { words }) };
  };
};

/** Claims and approvals as the forms of a task's page send them. */
export const formSteps = (cases: readonly BenchCase[], people: BenchPeople, connections: number): Next => {
  const hands = Array.from({ length: connections }, (_, index) =>
    cases.flatMap((one, i) => (i % connections !== index ? [] : ['registry', 'site'].map((task) => ({ one, task, act: 'claim' })))),
  );
  return (connection) => {
    const hand = hands[connection] ?? [];
    const taken = hand.shift();
    if (taken === undefined) return undefined;
    const { one, task, act } = taken;
    const officer = officerOf(people, one, task);
    if (act === 'claim') hand.push({ one, task, act: 'decide' });
    const body = new URLSearchParams({ csrf: officer.csrf, decision: 'approve', words: 'Nothing stands against it.' }).toString();
    const type = 'application/x-www-form-urlencoded';
    return { request: { method: 'POST', path: `/inbox/${one.id}/${task}/${act}`, headers: [officer.cookie], body, type } };
  };
};

export const opening = (people: BenchPeople, services: number): Next => {
  const random = seededRandom(17);
  return () => {
    const service = Math.floor(random() * services);
    return { request: post('/cases', pick(people.applicants, random), openingOf({ service, answers: answersOf(random) })) };
  };
};

/** The first 25 of an officer's work list. */
export const workList = (people: BenchPeople): Next => {
  const random = seededRandom(19);
  const officers = [...people.officers.values()];
  return () => ({ request: { path: '/api/v1/tasks?limit=25', headers: [pick(officers, random).key] } });
};
