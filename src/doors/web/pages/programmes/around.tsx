/** What the pages of programmes share: how far a call is, and how its times, venues, groups and scores are told. */
import type { Child } from 'hono/jsx';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import type { CallLine } from '../../../../programmes/call/queries.ts';
import type { CallRules, Text, Venue } from '../../../../programmes/programme/definition.ts';
import type { Door } from '../../door.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { dayText, lastDay, zoneFor } from '../apply/when.tsx';

/** How far a call is for those who look at it. */
export const phases = ['open', 'coming', 'reviewing', 'published', 'concluded', 'cancelled'] as const;
export type Phase = (typeof phases)[number];
export const phaseOf = ({ status, opens, closes }: Pick<CallLine, 'status' | 'opens' | 'closes'>, now: Instant): Phase => {
  if (status === 'published' || status === 'concluded' || status === 'cancelled') return status;
  if (status !== 'open') return 'reviewing';
  if (opens === null || now < opens) return 'coming';
  return closes !== null && closes <= now ? 'reviewing' : 'open';
};

/** What clocks show in a zone: two zones that show the same need be told once. */
const clockIn = (zone: string, at: Instant): string => `${dayIn(zone, at)} ${hourIn(zone, at)}`;

/** A time as the call tells it, and where the reader is at home if clocks differ there. */
export const Moment = (a: { readonly w: Words; readonly at: Instant; readonly zone: string; readonly home?: string | undefined }) => (
  <>
    <time datetime={a.at}>{a.w.instantIn(a.at, a.zone)}</time>
    {a.home !== undefined && clockIn(a.home, a.at) !== clockIn(a.zone, a.at) ? (
      <span class="soft small block">{a.w.t('programmes.at-home', { when: a.w.instantIn(a.at, a.home) })}</span>
    ) : null}
  </>
);
/** The end of a time to answer. A midnight ends the day before it: that is how people know a deadline. */
export const Until = (a: { readonly w: Words; readonly at: Instant; readonly zone: string; readonly home?: string | undefined }) => {
  const isMidnight = hourIn(a.zone, a.at) === '00:00';
  return isMidnight ? (
    <>
      <time datetime={a.at}>{a.w.t('programmes.end-of', { day: dayText(a.w, lastDay(a.zone, a.at)) })}</time>
      {a.home !== undefined && clockIn(a.home, a.at) !== clockIn(a.zone, a.at) ? (
        <span class="soft small block">{a.w.t('programmes.at-home', { when: a.w.instantIn(a.at, a.home) })}</span>
      ) : null}
    </>
  ) : (
    <Moment {...a} />
  );
};
/** The reader's own zone, as far as their language tells it. */
export const homeOf = (door: Pick<Door, 'pack'>, w: Words): string => zoneFor(door, w);

const hundredths = new Map<string, Intl.NumberFormat>();
/** A score of hundredths, as people read points: 73.50. */
export const scoreText = (w: Words, score: number): string => {
  const known =
    hundredths.get(w.language) ??
    new Intl.NumberFormat(w.language === 'en' ? 'en-GB' : w.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  hundredths.set(w.language, known);
  return known.format(score / 100);
};
/** Twelve digits in threes of four, so that two can be compared by eye. */
export const lotteryText = (lottery: string): string => lottery.replace(/(.{4})(?=.)/g, '$1 ');
export const Lottery = ({ lottery }: { readonly lottery: string }) => (
  <bdi class="reference" dir="ltr">
    {lotteryText(lottery)}
  </bdi>
);

export const venueOf = (rules: CallRules, id: Id): Venue | undefined => rules.venues.find((venue) => venue.id === id);
const unknown = (id: Id): Text => ({ en: id });
export const venueName = (rules: CallRules, id: Id): Text => venueOf(rules, id)?.name ?? unknown(id);
export const groupName = (rules: CallRules, id: Id): Text => rules.groups.find((group) => group.id === id)?.name ?? unknown(id);

export const VenueName = ({ w, rules, id }: { readonly w: Words; readonly rules: CallRules; readonly id: Id }) => (
  <Said w={w} text={venueName(rules, id)} />
);
/** Dates of a course from its first to its last day. */
export const Dates = ({ w, from, until }: { readonly w: Words; readonly from: string; readonly until: string }) => (
  <>{w.t('programmes.from-until', { from: w.when(from), until: w.when(until) })}</>
);

const languageNames = new Map<string, Intl.DisplayNames>();
export const languageName = (w: Words, code: string): string => {
  const known = languageNames.get(w.language) ?? new Intl.DisplayNames([w.language], { type: 'language', fallback: 'code' });
  languageNames.set(w.language, known);
  return known.of(code) ?? code;
};

/** A period such as `P7D` in words. */
export const periodText = (w: Words, period: string): string => {
  const count = Number(period.slice(1, -1));
  return w.t(period.endsWith('Y') ? 'services.years' : period.endsWith('M') ? 'services.months' : 'services.days', { count });
};

export const PhaseTag = ({ w, phase }: { readonly w: Words; readonly phase: Phase }): Child => (
  <span class={phase === 'open' ? 'tag live' : phase === 'cancelled' ? 'tag warm' : 'tag'}>{w.t(`programmes.phase-${phase}`)}</span>
);
