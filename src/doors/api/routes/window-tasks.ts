/** What an officer’s key can do: the work list of the own offices, one task as its office may see it, and every act on it. */
import { createRoute, z } from '@hono/zod-openapi';
import { findPerson, listOffices } from '../../../identity/index.ts';
import { type Actor, hasAt } from '../../../kernel/decider/actor.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { caseOrders } from '../../../one-window/case/commands.ts';
import { findCase } from '../../../one-window/case/queries.ts';
import { findDefinition } from '../../../one-window/case/find-definition.ts';
import { taskIn } from '../../../one-window/case/standing.ts';
import { type TaskView, taskView } from '../../../one-window/case/task-view.ts';
import { peopleAt } from '../../../one-window/notices/queries.ts';
import { deskOffices } from '../../../one-window/desks/days.ts';
import { type InboxLine, inboxViews, listInbox, placeFrom, placeOf } from '../../../one-window/desks/inbox.ts';
import { tasksOf } from '../../../one-window/service/definition.ts';
import type { Door } from '../../web/door.ts';
import { json, problem, problems, withVersion } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { done, doneExample, keyNeeded, mayWrite } from '../orders.ts';
import { answerValue, described } from '../schemas/described.ts';
import { TaskLines, TaskPage } from '../schemas/window.ts';
import { windowExamples } from '../window-examples.ts';
import { type Act, actRoute, sendToCase } from './window-orders.ts';

const tags = ['Tasks'];
const security = [{ key: [] }];
const id = z.string().regex(/^[0-9a-zA-Z-]{1,100}$/);
const taskParam = z.object({
  case: id.openapi({ param: { name: 'case', in: 'path' }, examples: [doneExample.id] }),
  task: id.openapi({ param: { name: 'task', in: 'path' }, examples: ['tax-number'] }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  tags,
  summary: 'The work list of your offices',
  description: 'The oldest first. Only offices at which you are an officer or supervisor.',
  security,
  request: {
    query: z.object({
      view: z.enum(inboxViews).default('all'),
      office: id.optional().openapi({ param: { description: 'One of your offices; all of them without it.' } }),
      service: id.optional(),
      q: z
        .string()
        .max(100)
        .optional()
        .openapi({ param: { description: 'The beginning of a reference, or of words of the applicant’s name.' } }),
      after: z
        .string()
        .max(300)
        .optional()
        .openapi({ param: { description: '`next` of the page before.' } }),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
  },
  responses: { 200: json(TaskLines, windowExamples.tasks, 'One page.'), ...problems(403) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/tasks/{case}/{task}',
  operationId: 'getTask',
  tags,
  summary: 'One task of your office',
  description: 'With exactly the answers and documents that this task needs to see.',
  security,
  request: { params: taskParam },
  responses: { 200: json(TaskPage, windowExamples.task, 'The task.', { versioned: true }), ...problems(403, 404, 422) },
});

const { AssignTask, AddNote, AskAdvice, SendBack, StopClock, DecideTask } = caseOrders;
const named = { task: true } as const;
const Nothing = z.strictObject({});
const acts: readonly Act[] = [
  { path: 'claim', type: 'ClaimTask', operationId: 'claimTask', summary: 'Take it', data: Nothing, example: {} },
  { path: 'release', type: 'ReleaseTask', operationId: 'releaseTask', summary: 'Give it back to the office', data: Nothing, example: {} },
  {
    path: 'assign',
    type: 'AssignTask',
    operationId: 'assignTask',
    summary: 'Give it to an officer',
    data: AssignTask.omit({ ...named, offices: true }),
    example: { officer: 'p-7' },
  },
  {
    path: 'notes',
    type: 'AddNote',
    operationId: 'addNote',
    summary: 'Note something for your office',
    data: AddNote.omit(named),
    example: { words: 'Called the bank.' },
  },
  {
    path: 'advice',
    type: 'AskAdvice',
    operationId: 'askAdvice',
    summary: 'Ask another office',
    data: AskAdvice.omit(named),
    example: { office: 'bank-desk', words: 'Is it registered?' },
  },
  {
    path: 'send-back',
    type: 'SendBack',
    operationId: 'sendBack',
    summary: 'Ask the applicant about some items',
    data: SendBack.omit(named),
    example: { items: [{ item: 'bank', words: 'Which bank?' }] },
  },
  {
    path: 'stop',
    type: 'StopClock',
    operationId: 'stopClock',
    summary: 'Stop its clock for a stated reason',
    data: StopClock.omit(named),
    example: { reason: 'expert', words: 'An expert is asked.' },
  },
  { path: 'resume', type: 'ResumeClock', operationId: 'resumeClock', summary: 'Let its clock run on', data: Nothing, example: {} },
  {
    path: 'decide',
    type: 'DecideTask',
    operationId: 'decideTask',
    summary: 'Decide it',
    data: DecideTask.omit(named),
    example: { decision: 'approve', reasons: [], words: '' },
  },
];

/** The offices at which this person works, or the one of them that was asked for. */
const officesOf = async (door: Door, actor: Actor, one: string | undefined): Promise<readonly string[]> => {
  const grants = actor.grants.filter((g) => g.role === 'officer' || g.role === 'supervisor');
  const everywhere = grants.some((g) => g.office === null);
  const own = everywhere ? (await listOffices(door.ledger.db)).map((o) => o.id) : grants.flatMap((g) => g.office ?? []);
  return [...new Set(own)].filter((o) => one === undefined || o === one);
};

const asJson = ({ sections, decisions, criteria }: TaskView) => ({
  criteria: criteria.map(described),
  sections: sections.map((s) => ({
    ...s,
    groups: s.groups.map((g) => ({
      ...g,
      answers: g.answers.map((a) => ({ question: described(a.question), answer: answerValue(a.answer) })),
    })),
  })),
  decisions: decisions.map(described),
});

const seen = async (
  door: Door,
  actor: Actor,
  at: { readonly case: string; readonly task: string },
): Promise<{ readonly view: TaskView; readonly version: number } | Refusal> => {
  const found = await findCase(door.ledger, at.case);
  if (found === undefined) return notFound({ case: at.case });
  const definition = await findDefinition(door, found.state);
  if (definition === undefined) return refuse('service-version-unknown');
  const view = taskView(found.state, definition, at.task, actor, door.window.offices);
  return isRefusal(view) ? view : { view, version: found.version };
};

/** A task goes to an officer of its office and to nobody else; whether the caller may give it at all, the order itself says. */
const toOfficer = async (
  door: Door,
  actor: Actor,
  at: { readonly case: string; readonly task: string },
  data: object,
): Promise<Refusal | undefined> => {
  const state = (await findCase(door.ledger, at.case))?.state;
  const office = state && taskIn(state, at.task)?.office;
  if (office === undefined || !hasAt(actor, office, 'supervisor')) return undefined;
  const officers = await peopleAt(door.ledger.db, office, 'officer');
  return officers.some(({ id: officer }) => 'officer' in data && data.officer === officer) ? undefined : refuse('officer-not-at-office');
};

/** All offices at which the officer of an assignment is anything: for who may not review whom. */
const worksAt = async (door: Door, type: Act['type'], data: object): Promise<{ readonly offices?: readonly string[] }> => {
  if (type !== 'AssignTask' || !('officer' in data) || typeof data.officer !== 'string') return {};
  const person = await findPerson(door.ledger.db, data.officer);
  return { offices: person?.grants.flatMap(({ office }) => (office === null ? [] : [office])) ?? [] };
};

/** Reviewers do not hear who has the other review of an application; whoever gives out the tasks must know. */
const unnamedReviewers = (door: Door, actor: Actor, line: InboxLine): Pick<InboxLine, 'officer'> => {
  const definition = door.window.catalogue.find(line.service, line.version);
  const isReview = definition !== undefined && tasksOf(definition).some((t) => t.id === line.task && t.criteria !== undefined);
  return { officer: isReview && line.officer !== actor.id && !hasAt(actor, line.office, 'supervisor') ? null : line.officer };
};

export const windowTasks: ApiPart = (api, door) => {
  api.openapi(listRoute, async (c) => {
    const { actor } = c.get('caller');
    if (actor.kind !== 'key') return problem(c, keyNeeded(c));
    const { view, office, service, q, after, limit } = c.req.valid('query');
    const now = door.clock();
    const { calendars, offices: book } = door.window;
    const offices = deskOffices(await officesOf(door, actor, office), now, { calendars, book });
    const found = await listInbox(door.ledger, {
      offices,
      officer: actor.id,
      now,
      view,
      service,
      search: q,
      after: placeFrom(after),
      limit,
    });
    const last = found.at(-1);
    c.header('cache-control', 'private, no-cache');
    // Whose case it is stays inside: the name is what offices call them.
    const tasks = found.map((line) => {
      const { stream: _stream, applicant: _applicant, ...told } = line;
      return { ...told, ...unnamedReviewers(door, actor, line) };
    });
    return c.json({ tasks, next: last && found.length === limit ? placeOf(last) : null }, 200);
  });
  api.openapi(oneRoute, async (c) => {
    const { actor } = c.get('caller');
    if (actor.kind !== 'key') return problem(c, keyNeeded(c));
    const at = c.req.valid('param');
    const found = await seen(door, actor, at);
    if (isRefusal(found)) return problem(c, found);
    withVersion(c, found.version);
    c.header('cache-control', 'private, no-cache');
    const url = `${door.publicUrl}/inbox/${at.case}/${at.task}`;
    return c.json({ ...found.view, ...asJson(found.view), case: at.case, revision: found.version, url }, 200);
  });
  const description = 'For the keys of officers of the task’s office; some acts are a supervisor’s.';
  for (const act of acts) {
    const { type } = act;
    api.openapi(actRoute({ path: '/tasks/{case}/{task}', tags, params: taskParam, description }, act), async (c) => {
      const turnedDown = mayWrite(c);
      if (turnedDown) return problem(c, turnedDown);
      const at = c.req.valid('param');
      const misdirected = type === 'AssignTask' ? await toOfficer(door, c.get('caller').actor, at, c.req.valid('json')) : undefined;
      if (misdirected) return problem(c, misdirected);
      const handled = await sendToCase(c, door, c.req.valid('header'), {
        type,
        on: at.case,
        data: { ...c.req.valid('json'), ...(await worksAt(door, type, c.req.valid('json'))), task: at.task },
      });
      return isRefusal(handled) ? problem(c, handled) : c.json(done(c, at.case, handled), 200);
    });
  }
};
