/** The reasons of a check in words. */
import type { Checked, Wrong } from '../../../../exchange/index.ts';
import type { Words } from '../../words/words.ts';

const day = /^\d{4}-\d\d-\d\d/;
const instants: ReadonlySet<string> = new Set(['from', 'until', 'at']);

/** Days as days; other texts, which may run the other way, stand apart from the sentence around them. */
const argument = (w: Words, name: string, value: string | number): string | number => {
  if (typeof value === 'number') return value;
  if (instants.has(name)) return day.test(value) ? w.when(value.slice(0, 10)) : '–';
  return w.direction === 'rtl' ? `\u2068${value}\u2069` : value;
};

/** A sentence with a gap is better than no page. */
const unsaid = {
  ...Object.fromEntries(['address', 'alg', 'at', 'context', 'from', 'issuer', 'key', 'kind', 'status', 'until'].map((n) => [n, '–'])),
  count: 0,
  most: 0,
};

export const reasonIn = (w: Words, { reason, details }: Wrong): string => {
  const key = `credentials.why-${reason}`;
  const given = Object.fromEntries(Object.entries(details ?? {}).map(([name, value]) => [name, argument(w, name, value)]));
  return w.has(key) ? w.t(key, { ...unsaid, ...given }) : w.t('credentials.why-not-a-badge');
};

export const titleOf = (w: Words, { verdict }: Pick<Checked, 'verdict'>): string => w.t(`credentials.verdict-${verdict}`);

/** The one sentence under the title. */
export const leadOf = (
  w: Words,
  { verdict, wrong }: Pick<Checked, 'verdict' | 'wrong'>,
  dates: { readonly from: string; readonly until: string | null },
): string => {
  if (verdict === 'holds') return w.t('credentials.says-holds');
  const details = { from: dates.from, until: dates.until ?? '', ...wrong?.details };
  return wrong === null ? '' : reasonIn(w, { ...wrong, details });
};
