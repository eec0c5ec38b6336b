/** How a relationship stands, by rules that anyone can read and check. Pure: the same facts give the same verdict, with its reasons. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { type Day, daysBetween } from '../../kernel/time/time.ts';

/** An agreement whose term comes to an end, or whose renewal may be refused, soon. */
export interface Lapsing {
  readonly id: Id;
  readonly reference: string;
  readonly title: { readonly [language: string]: string };
  readonly what: 'ends' | 'renews';
  /** The last day it holds; for a renewal: the last day on which it may be refused. */
  readonly day: Day;
}
export interface Lateness {
  readonly count: number;
  /** The earliest day that has passed; null: nothing is late. */
  readonly since: Day | null;
}
export interface RelationshipFacts {
  readonly partner: string;
  readonly today: Day;
  /** What we owe and is late, and what they owe and is late. */
  readonly ours: Lateness;
  readonly theirs: Lateness;
  /** What the sides say differently and is not met. */
  readonly disputed: number;
  readonly lapsing: readonly Lapsing[];
  /** Commitments in the register of which nobody has heard for long. */
  readonly quiet: number;
  readonly lastMet: Day | null;
  readonly nextMeeting: Day | null;
  /** Anything at all between the two: agreements in force, groups, open obligations or meetings. */
  readonly active: boolean;
}

/** `good` · `watch`: somebody should look at it · `poor`: something is broken · `none`: there is no relationship to judge. */
export type Verdict = 'good' | 'watch' | 'poor' | 'none';
export const healthRules = [
  'ours-long-overdue',
  'ours-overdue',
  'theirs-long-overdue',
  'theirs-overdue',
  'lapses-now',
  'lapses-soon',
  'renewal-closes',
  'disputed',
  'quiet',
  'not-met-for-long',
  'no-meeting-planned',
] as const;
export type HealthRule = (typeof healthRules)[number];
export interface Reason {
  readonly rule: HealthRule;
  readonly weight: 'watch' | 'poor';
  /** What the rule counted: obligations, days or commitments. */
  readonly count: number;
  /** The day it is about, where there is one. */
  readonly day: Day | null;
}
export interface Health {
  readonly verdict: Verdict;
  /** Gravest first; those of our own side before others. Empty where all is well. */
  readonly reasons: readonly Reason[];
}
/** In days. What the rules' texts tell, in every language. */
export const healthLimits = { longOverdue: 30, lapsesNow: 30, lapsesSoon: 180, renewalCloses: 30, notMet: 365 } as const;

/** The rules as they are told to people; `{n}` stands for the limit. */
export const ruleTexts: Readonly<Record<HealthRule, { readonly en: string; readonly ur: string }>> = {
  'ours-long-overdue': {
    en: `Something we owe is more than ${healthLimits.longOverdue} days late: poor.`,
    ur: `ہمارے ذمے کوئی کام ${healthLimits.longOverdue} دن سے زیادہ تاخیر کا شکار ہے: خراب۔`,
  },
  'ours-overdue': { en: 'Something we owe is late: watch.', ur: 'ہمارے ذمے کوئی کام تاخیر کا شکار ہے: توجہ درکار۔' },
  'theirs-long-overdue': {
    en: `Something they owe is more than ${healthLimits.longOverdue} days late: poor.`,
    ur: `ان کے ذمے کوئی کام ${healthLimits.longOverdue} دن سے زیادہ تاخیر کا شکار ہے: خراب۔`,
  },
  'theirs-overdue': { en: 'Something they owe is late: watch.', ur: 'ان کے ذمے کوئی کام تاخیر کا شکار ہے: توجہ درکار۔' },
  'lapses-now': {
    en: `An agreement ends within ${healthLimits.lapsesNow} days: poor.`,
    ur: `کوئی معاہدہ ${healthLimits.lapsesNow} دن کے اندر ختم ہو رہا ہے: خراب۔`,
  },
  'lapses-soon': {
    en: `An agreement ends within ${healthLimits.lapsesSoon} days: watch.`,
    ur: `کوئی معاہدہ ${healthLimits.lapsesSoon} دن کے اندر ختم ہو رہا ہے: توجہ درکار۔`,
  },
  'renewal-closes': {
    en: `The last day to refuse a renewal is within ${healthLimits.renewalCloses} days: watch.`,
    ur: `تجدید سے انکار کا آخری دن ${healthLimits.renewalCloses} دن کے اندر ہے: توجہ درکار۔`,
  },
  disputed: { en: 'The sides differ on what is done: watch.', ur: 'فریقین میں اختلاف ہے کہ کیا مکمل ہوا: توجہ درکار۔' },
  quiet: { en: 'A commitment in the register has gone quiet: watch.', ur: 'رجسٹر کا کوئی وعدہ خاموش ہو گیا ہے: توجہ درکار۔' },
  'not-met-for-long': {
    en: `The sides have not met for more than ${healthLimits.notMet} days: watch.`,
    ur: `فریقین ${healthLimits.notMet} دن سے زیادہ عرصے سے نہیں ملے: توجہ درکار۔`,
  },
  'no-meeting-planned': {
    en: 'Something is late and no meeting is planned: watch.',
    ur: 'کوئی کام تاخیر کا شکار ہے اور کوئی ملاقات طے نہیں: توجہ درکار۔',
  },
};

const overdue = (side: 'ours' | 'theirs', { count, since }: Lateness, today: Day): readonly Reason[] => {
  if (count === 0 || since === null) return [];
  const long = daysBetween(since, today) > healthLimits.longOverdue;
  return [{ rule: long ? `${side}-long-overdue` : `${side}-overdue`, weight: long ? 'poor' : 'watch', count, day: since }];
};
const soonest = (lapsing: readonly Lapsing[]): Day | null =>
  lapsing.reduce<Day | null>((first, { day }) => (first === null || day < first ? day : first), null);
const lapses = (rule: HealthRule, weight: Reason['weight'], found: readonly Lapsing[]): readonly Reason[] =>
  found.length === 0 ? [] : [{ rule, weight, count: found.length, day: soonest(found) }];

export const healthOf = (facts: RelationshipFacts): Health => {
  const { today, ours, theirs, disputed, lapsing, quiet, lastMet, nextMeeting, active } = facts;
  if (!active) return { verdict: 'none', reasons: [] };
  const within = (days: number, { day }: Lapsing) => day >= today && daysBetween(today, day) <= days;
  const ending = lapsing.filter((l) => l.what === 'ends');
  const now = ending.filter((l) => within(healthLimits.lapsesNow, l));
  const soon = ending.filter((l) => within(healthLimits.lapsesSoon, l) && !now.includes(l));
  const closing = lapsing.filter((l) => l.what === 'renews' && within(healthLimits.renewalCloses, l));
  const apart = lastMet === null ? null : daysBetween(lastMet, today);
  const found: readonly Reason[] = [
    ...overdue('ours', ours, today),
    ...overdue('theirs', theirs, today),
    ...lapses('lapses-now', 'poor', now),
    ...lapses('lapses-soon', 'watch', soon),
    ...lapses('renewal-closes', 'watch', closing),
    ...(disputed > 0 ? [{ rule: 'disputed', weight: 'watch', count: disputed, day: null } as const] : []),
    ...(quiet > 0 ? [{ rule: 'quiet', weight: 'watch', count: quiet, day: null } as const] : []),
    ...(apart !== null && apart > healthLimits.notMet
      ? [{ rule: 'not-met-for-long', weight: 'watch', count: apart, day: lastMet } as const]
      : []),
    ...(nextMeeting === null && ours.count + theirs.count > 0
      ? [{ rule: 'no-meeting-planned', weight: 'watch', count: ours.count + theirs.count, day: null } as const]
      : []),
  ];
  const reasons = [...found.filter((r) => r.weight === 'poor'), ...found.filter((r) => r.weight === 'watch')];
  return { verdict: reasons[0]?.weight ?? 'good', reasons };
};

const verdicts: readonly Verdict[] = ['poor', 'watch', 'good', 'none'];
export interface Judged {
  readonly facts: RelationshipFacts;
  readonly health: Health;
}
/** As the head of the desk reads them: most overdue on our side first, then the poorest, then by country. */
export const byNeed = (a: Judged, b: Judged): number =>
  b.facts.ours.count - a.facts.ours.count ||
  verdicts.indexOf(a.health.verdict) - verdicts.indexOf(b.health.verdict) ||
  b.facts.theirs.count - a.facts.theirs.count ||
  (a.facts.partner < b.facts.partner ? -1 : a.facts.partner > b.facts.partner ? 1 : 0);
