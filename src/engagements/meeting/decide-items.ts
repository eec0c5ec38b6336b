import { refuse } from '../../kernel/refusals/refusal.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Report } from '../agreement/agreement.ts';
import type { Deciding } from './deciding.ts';
import { escalatesOn, isMetByBoth, metBySilenceOn, overdueFrom } from './items.ts';
import type { ActionItem, Meeting, MeetingFact } from './meeting.ts';
import { isAgreed } from './minutes.ts';

const met = (item: ActionItem, day: string): MeetingFact => ({
  type: 'ObligationMet',
  data: { obligation: item.id, title: item.title, commitment: item.commitment, day },
});

/** What the calendar says of one item today. */
const passed = (item: ActionItem, today: string, dayOf: (at: Instant) => string): readonly MeetingFact[] => {
  const silent = metBySilenceOn(item, dayOf);
  if (silent !== null && silent <= today) return [met(item, today)];
  const late = overdueFrom(item);
  if (late === null || late > today) return [];
  const since = item.overdueSince ?? late;
  return [
    ...(item.overdueSince === null ? [{ type: 'ActionItemOverdue', data: { item: item.id, day: late } } satisfies MeetingFact] : []),
    ...(!item.escalated && escalatesOn(since) <= today
      ? [{ type: 'ActionItemEscalated', data: { item: item.id } } satisfies MeetingFact]
      : []),
  ];
};

/** Once both sides have agreed to the minutes, what they say was decided stands. */
const settled = (state: Meeting) => (isAgreed(state) || state.minutes?.published != null ? refuse('minutes-agreed', {}) : undefined);

export const decidingItems: Pick<
  Deciding,
  'RecordDecision' | 'RemoveDecision' | 'AddActionItem' | 'RemoveActionItem' | 'ReportActionItem' | 'PassTime'
> = {
  RecordDecision: (state, order, { begun }) => {
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    if (state.decisions.some((d) => d.id === order.id)) return refuse('decision-already-recorded', { decision: order.id });
    if (order.agenda !== null && !state.agenda.some((a) => a.id === order.agenda))
      return refuse('agenda-unknown', { agenda: order.agenda });
    return settled(state) ?? [{ type: 'DecisionRecorded', data: order }];
  },
  RemoveDecision: (state, { decision }) => {
    if (!state.decisions.some((d) => d.id === decision)) return refuse('decision-unknown', { decision });
    return settled(state) ?? [{ type: 'DecisionRemoved', data: { decision } }];
  },
  AddActionItem: (state, order, { begun }) => {
    const { countries } = state;
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    if (!countries.includes(order.country)) return refuse('country-not-of-meeting', { country: order.country, countries });
    if (state.items.some((i) => i.id === order.id)) return refuse('item-already-there', { item: order.id });
    if (order.watcher === order.owner) return refuse('watcher-is-owner', { office: order.owner });
    if (order.blocks.includes(order.id)) return refuse('blocks-itself', { item: order.id });
    return settled(state) ?? [{ type: 'ActionItemAdded', data: order }];
  },
  RemoveActionItem: (state, { item }) => {
    const found = state.items.find((i) => i.id === item);
    if (found === undefined) return refuse('item-unknown', { item });
    if (found.met !== null) return refuse('item-already-met', { item, day: found.met });
    return settled(state) ?? [{ type: 'ActionItemRemoved', data: { item } }];
  },
  ReportActionItem: (state, order, { now }) => {
    const { countries, zone } = state;
    const item = state.items.find((i) => i.id === order.item);
    if (!countries.includes(order.country)) return refuse('country-not-of-meeting', { country: order.country, countries });
    if (item === undefined) return refuse('item-unknown', { item: order.item });
    if (item.met !== null) return refuse('item-already-met', { item: order.item, day: item.met });
    const report: Report = { status: order.status, words: order.words, evidence: order.evidence, by: '', at: now };
    const after: ActionItem = { ...item, says: { ...item.says, [order.country]: [...(item.says[order.country] ?? []), report] } };
    return [{ type: 'ActionItemReported', data: order }, ...(isMetByBoth(after) ? [met(item, dayIn(zone, now))] : [])];
  },
  PassTime: (state, _, { now }) => {
    const dayOf = (at: Instant) => dayIn(state.zone, at);
    return state.items.flatMap((item) => passed(item, dayOf(now), dayOf));
  },
};
