import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayOf, daysBetween, type Instant } from '../../kernel/time/time.ts';
import { type Absence, type AbsenceFact, sameTask } from './absence.ts';
import { type AbsenceCommand, type AbsenceCommandType, type AbsenceOrder, absenceOrders } from './commands.ts';

type Outcome = readonly AbsenceFact[] | Refusal;
type Deciding = { readonly [T in Exclude<AbsenceCommandType, 'RecordAbsence'>]: (state: Absence, order: AbsenceOrder<T>) => Outcome };

const longestAbsence = 366;

const record = (order: AbsenceOrder<'RecordAbsence'>, now: Instant): Outcome => {
  if (order.officer === order.delegate) return refuse('delegate-is-absent', { delegate: order.delegate });
  const days = daysBetween(order.from, order.until) + 1;
  if (days < 1) return refuse('absence-ends-before-it-begins', { from: order.from, until: order.until });
  if (days > longestAbsence) return refuse('absence-too-long', { days, most: longestAbsence });
  // A day behind UTC is still today in the west.
  if (daysBetween(order.until, dayOf(now)) > 1) return refuse('absence-over', { until: order.until });
  return [{ type: 'AbsenceRecorded', data: order }];
};

const deciding: Deciding = {
  StartAbsence: (state) => (state.status === 'planned' ? [{ type: 'AbsenceStarted', data: {} }] : refuse('absence-not-planned', {})),
  HandOver: (state, { tasks }) => {
    if (state.status !== 'running') return refuse('absence-not-running', { status: state.status });
    const fresh = tasks.filter((t) => !state.moved.some((m) => sameTask(m, t) && m.to === t.to));
    return fresh.length === 0 ? [] : [{ type: 'TasksHandedOver', data: { tasks: fresh } }];
  },
  EndAbsence: (state) =>
    state.status === 'planned' || state.status === 'running'
      ? [{ type: 'AbsenceEnded', data: {} }]
      : refuse('absence-ended', { until: state.until }),
  CloseAbsence: (state, { returned }) =>
    state.status === 'ended' ? [{ type: 'AbsenceClosed', data: { returned } }] : refuse('absence-not-ended', { status: state.status }),
};

const parse = <T extends AbsenceCommandType>(type: T, data: object): AbsenceOrder<T> | Refusal => {
  const parsed = absenceOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as AbsenceOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: Absence): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as AbsenceOrder<T>);
};

export const decide = (command: AbsenceCommand, state: Absence | null): Outcome => {
  if (command.type === 'RecordAbsence') {
    if (state !== null) return refuse('absence-already-recorded', {});
    const order = parse('RecordAbsence', command.data);
    return 'refused' in order ? order : record(order, command.now);
  }
  return state === null ? notFound({ absence: command.on }) : run(command.type, command.data, state);
};
