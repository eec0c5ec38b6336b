/** Dates that a passage names, told against the day the report was published. */
import type { When } from '../../../kernel/time/time.ts';

export interface NamedDate {
  readonly when: When;
  readonly start: number;
  readonly end: number;
  /** Said to begin or to have run from then ("since March"). */
  readonly since: boolean;
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const seasons: Readonly<Record<string, number>> = { spring: 0, summer: 0, autumn: 0, fall: 0, winter: 0 };
const monthWord =
  '(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';
const pattern = new RegExp(
  [
    `(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?<month1>${monthWord})(?!\\p{L})(?:,?\\s+(?<year1>20\\d\\d))?`,
    `(?<month2>${monthWord})(?!\\p{L})\\s+(?<day2>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(?<year2>20\\d\\d))?`,
    `(?<month3>${monthWord})(?!\\p{L})(?:\\s+of)?(?:,?\\s+(?<year3>20\\d\\d|this year|last year|next year))?`,
    `(?<iso>20\\d\\d-\\d\\d(?:-\\d\\d)?)`,
    `(?<dotted>\\d{2}\\.\\d{2}\\.20\\d\\d)`,
    `(?<relative>yesterday|today|tomorrow|last week|next week|last month|next month|this month|next year|last year|this year|the end of the year|year-end|year’s end|year's end)(?!\\p{L})`,
    `(?:on|by|since|until|till|last|next)\\s+(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\\p{L})`,
    `(?<!\\d[,.]?|[€$£])(?<year4>20[0-4]\\d)(?![\\p{L}\\d%]|[,.]\\d)`,
    `(?:this|next|last|the|coming|early|late|in|of)\\s+(?<season>spring|summer|autumn|fall|winter)(?!\\p{L})`,
  ].join('|'),
  'giu',
);

const pad = (value: number): string => String(value).padStart(2, '0');
const monthNumber = (word: string): number =>
  months.findIndex((month) => month.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1;

function shifted(published: When, days: number): When {
  const base = Date.parse(`${published.length === 10 ? published : `${published.slice(0, 7)}-15`}T00:00:00Z`);
  return new Date(base + days * 86_400_000).toISOString().slice(0, 10);
}

/** The year meant by a month without one: after future words the next such month, else the last one. */
function yearFor(month: number, published: When, direction: 'past' | 'future' | 'near'): number {
  const year = Number(published.slice(0, 4));
  const now = Number(published.slice(5, 7)) || 6;
  if (direction === 'past') return month > now ? year - 1 : year;
  if (direction === 'future') return month < now ? year + 1 : year;
  return month - now > 6 ? year - 1 : now - month > 8 ? year + 1 : year;
}

function relativeWhen(word: string, published: When): When {
  const year = Number(published.slice(0, 4));
  const month = Number(published.slice(5, 7));
  const at = (shift: number) => {
    const index = year * 12 + month - 1 + shift;
    return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}`;
  };
  switch (word.toLowerCase().replace('’', "'")) {
    case 'yesterday':
      return shifted(published, -1);
    case 'today':
      return published;
    case 'tomorrow':
      return shifted(published, 1);
    case 'last week':
      return shifted(published, -7).slice(0, 7);
    case 'next week':
      return shifted(published, 7).slice(0, 7);
    case 'last month':
      return at(-1);
    case 'next month':
      return at(1);
    case 'this month':
      return at(0);
    case 'next year':
      return String(year + 1);
    case 'last year':
      return String(year - 1);
    default:
      return String(year);
  }
}

function weekdayWhen(word: string, lead: string, published: When): When {
  const target = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].indexOf(word.toLowerCase());
  const today = new Date(`${published}T00:00:00Z`).getUTCDay();
  const back = (today - target + 7) % 7;
  return /^(?:by|until|till|next)/iu.test(lead) ? shifted(published, 7 - back) : shifted(published, -back);
}

/** Dates in `text`, in order. Without a full publishing day, only those that name their own year. */
export function namedDates(text: string, published: When | undefined, direction: 'past' | 'future' | 'near' = 'near'): NamedDate[] {
  const found: NamedDate[] = [];
  for (const match of text.matchAll(pattern)) {
    const named = match.groups ?? {};
    const when = whenOf(named, match[0], published, direction);
    if (!when) continue;
    const before = text.slice(Math.max(0, match.index - 12), match.index + 6);
    found.push({ when, start: match.index, end: match.index + match[0].length, since: /\bsince\b/iu.test(before) });
  }
  return found;
}

function whenOf(
  named: Record<string, string | undefined>,
  whole: string,
  published: When | undefined,
  direction: 'past' | 'future' | 'near',
): When | null {
  const full = published && published.length === 10 ? published : undefined;
  if (named.iso) return named.iso;
  if (named.dotted) return named.dotted.split('.').reverse().join('-');
  if (named.year4) return named.year4;
  if (named.relative) return full ? relativeWhen(named.relative, full) : null;
  if (named.weekday) return full ? weekdayWhen(named.weekday, whole, full) : null;
  if (named.season && named.season.toLowerCase() in seasons)
    return full ? String(Number(full.slice(0, 4)) + (/^next/iu.test(whole) ? 1 : /^last/iu.test(whole) ? -1 : 0)) : null;
  const word = named.month1 ?? named.month2 ?? named.month3;
  if (!word) return null;
  // "may" and "march" in small letters are verbs unless a day stands beside them.
  if (!named.day && !named.day2 && !named.year3 && word.charAt(0) === word.charAt(0).toLowerCase()) return null;
  const month = monthNumber(word);
  const day = Number(named.day ?? named.day2 ?? 0);
  const spoken = named.year1 ?? named.year2 ?? named.year3;
  if (!spoken && !full) return null;
  const base = Number((full ?? '0').slice(0, 4));
  const year = !spoken
    ? yearFor(month, full ?? '', direction)
    : /^\d/u.test(spoken)
      ? Number(spoken)
      : base + (/^next/iu.test(spoken) ? 1 : /^last/iu.test(spoken) ? -1 : 0);
  return day >= 1 && day <= 31 ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}
