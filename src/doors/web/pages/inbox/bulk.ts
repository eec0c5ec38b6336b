/** One act on several tasks of the list. Each is its own order: what cannot be done to one holds up none of the others. */
import { createHash } from 'node:crypto';
import { type Id, streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Case } from '../../../../one-window/case/case.ts';
import { taskIn } from '../../../../one-window/case/standing.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { colleaguesOf } from './colleagues.ts';
import { inbox } from './inbox.tsx';
import { isSupervisorOf } from './office-desk.ts';
import { inboxAt, settingsIn } from './settings.ts';
import { supervise, superviseAt } from './supervise.tsx';

interface Picked {
  readonly case: Id;
  readonly task: string;
}
const mostPicked = 200;

const picksIn = (form: Form): readonly Picked[] =>
  [...new Set(form.all('pick'))].slice(0, mostPicked).flatMap((text) => {
    const [, id = '', task = ''] = /^([\w-]{1,100})\/([a-z0-9-]{1,100})$/.exec(text) ?? [];
    return id === '' ? [] : [{ case: id, task }];
  });

/** The office that has each task. The case says so, never the form: a task given to an officer of another office would be lost to both. */
const officesOf = async ({ ledger }: Pick<Door, 'ledger'>, picks: readonly Picked[]): Promise<ReadonlyMap<Picked, Id>> => {
  const found = await Promise.all(
    picks.map(async (pick) => {
      const state = (await ledger.state<Case>(streamId('case', pick.case)))?.state;
      const office = state && taskIn(state, pick.task)?.office;
      return office === undefined ? [] : [[pick, office] as const];
    }),
  );
  return new Map(found.flat());
};

/** An id for each task of the form, the same however often the form is sent. */
const idOf = (command: string, pick: Picked): string => {
  const hex = createHash('sha256').update(`${command} ${pick.case} ${pick.task}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

type Order = (pick: Picked) => { readonly type: string; readonly data: object } | undefined;

const orderFor = async (c: Ask, door: Door, form: Form, picks: readonly Picked[]): Promise<Order | Refusal> => {
  switch (form.text('do')) {
    case 'claim':
      return ({ task }) => ({ type: 'ClaimTask', data: { task } });
    case 'release':
      return ({ task }) => ({ type: 'ReleaseTask', data: { task } });
    case 'assign': {
      const officer = form.text('officer');
      const { actor } = c.get('visitor');
      const officeOf = await officesOf(door, picks);
      const offices = [...new Set(officeOf.values())].filter((office) => isSupervisorOf(actor, office));
      const to = (await colleaguesOf(door, offices)).find((p) => p.id === officer);
      if (!to) return refuse('officer-not-chosen');
      const isTheirs = (pick: Picked): boolean => to.offices.includes(officeOf.get(pick) ?? '');
      return picks.some(isTheirs)
        ? (pick) => (isTheirs(pick) ? { type: 'AssignTask', data: { task: pick.task, officer, offices: to.worksAt } } : undefined)
        : refuse('officer-not-at-office');
    }
    default:
      return refuse('choice-required');
  }
};

export const bulk = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const settings = settingsIn((name) => form.text(name));
  const from = form.text('from') === 'supervise' ? 'supervise' : 'inbox';
  const turnedDown = (refusal: Refusal) =>
    from === 'supervise' ? supervise(c, door, { office: settings.office, refusal }) : inbox(c, door, { settings, refusal });
  const picks = picksIn(form);
  if (picks.length === 0) return turnedDown(refuse('nothing-selected'));
  const order = await orderFor(c, door, form, picks);
  if (typeof order !== 'function') return turnedDown(order);
  const command = commandId(form, door);
  const outcomes = await Promise.all(
    picks.map(async (pick) => {
      const what = order(pick);
      return what ? act(c, door, door.window.case, { ...what, on: pick.case, id: idOf(command, pick), wait: false }) : undefined;
    }),
  );
  const done = outcomes.filter((o) => o !== undefined && !isRefusal(o)).length;
  const refusal = outcomes.find(isRefusal);
  // One task alone: say what stood in its way. Of several: how many.
  if (picks.length === 1 && refusal) return turnedDown(refusal);
  const told = { done: `bulk-${form.text('do')}`, count: String(done), left: String(picks.length - done) };
  return c.redirect(from === 'supervise' ? superviseAt(settings.office, told) : inboxAt(settings, told), 303);
};
