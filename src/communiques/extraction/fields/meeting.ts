/** The meeting a communiqué reports: its kind, day, place and who took part. */
import type { When } from '../../../kernel/time/time.ts';
import type { Meeting, Participant } from '../extraction.ts';
import type { Cast } from './actors.ts';
import { namedDates } from './dates.ts';
import type { Reading } from './reading.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\bcourtesy (?:call|visit)\b|\bpaid a call\b|\bcalled on\b/iu, 'courtesy call'],
  [/\bstate visit\b|\bofficial visit\b/iu, 'state visit'],
  [
    /\b(?:joint|working|economic|intergovernmental|ministerial)\b[^.]{0,40}\b(?:commission|committee|working group|dialogue|subcommittee)\b[^.]{0,60}\b(?:session|meeting|held|convened)\b|\b\p{L}+th (?:session|meeting)\b/iu,
    'session',
  ],
  [
    /\bsigning ceremony\b|\bsigned\b[^.]{0,80}\b(?:today|yesterday|memorandum|agreement|protocol|contract|accord)\b|\binked\b|\binitialled\b/iu,
    'signing',
  ],
  [/\b(?:video ?(?:call|conference)|virtual(?:ly)?|telephone|phone call|by video)\b/iu, 'call'],
  [/\bsidelines\b|\bmargins\b/iu, 'side meeting'],
  [/\binaugurat\w+|\bopening ceremony\b|\bribbon\b/iu, 'ceremony'],
  [/\b(?:forum|summit|conference|expo)\b/iu, 'forum'],
  [/\bpress (?:conference|briefing)\b/iu, 'press conference'],
  [/\bvisit(?:ed|ing)?\b|\bdelegation\b/iu, 'visit'],
  [/\btalks\b/iu, 'talks'],
];
const dateline = /^\s*(?:\p{Lu}[\p{L}'’. -]{2,40}?)(?:,| –| —| -|:|\.|\s*\(|\s*\|)/u;

function dayOfMeeting(reading: Reading): When | null {
  const opening = reading.text.slice(0, 700);
  const dates = namedDates(opening, reading.published, 'past').filter(
    (date) => date.when.length === 10 && (!reading.published || date.when <= reading.published),
  );
  const near = reading.published
    ? dates.filter((date) => Date.parse(reading.published ?? '') - Date.parse(date.when) < 15 * 86_400_000)
    : dates;
  return near[0]?.when ?? reading.published ?? null;
}

function placeOfMeeting(reading: Reading): string | null {
  const cities = reading.mentions.filter((mention) => mention.kind === 'capital' || mention.kind === 'city');
  const name = (mention: (typeof cities)[number]) => {
    const first = reading.document.tokens[mention.from];
    const last = reading.document.tokens[mention.to - 1];
    return first && last ? reading.text.slice(first.start, last.end) : null;
  };
  const place = cities.find((mention) => ['in', 'at', 'here'].includes(reading.lower[mention.from - 1] ?? '') && mention.from < 160);
  const opening = cities.find((mention) => mention.from < 8 && dateline.test(reading.text));
  const chosen = opening ?? place ?? cities[0];
  const found = chosen ? name(chosen) : null;
  if (!found || found !== found.toUpperCase()) return found;
  return found.toLowerCase().replaceAll(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

const organisation =
  /\b((?:Ministry|Department|Agency|Authority|Institute|University|Council|Board|Commission|Chamber|Bank|Centre|Center|Academy|Embassy|High Commission|Office)\s+(?:of|for)\s+[\p{Lu}][^,.;()]{2,70}|[\p{Lu}][\p{L}&.' -]{2,50}\s(?:Ministry|Agency|Authority|Institute|University|Council|Board|Commission|Chamber|Bank))\b/u;

function participants(cast: Cast): Participant[] {
  return cast.people.slice(0, 12).map((person) => ({
    name: person.name,
    role: person.role,
    organisation: (person.role ? organisation.exec(person.role)?.[1] : undefined) ?? null,
    country: person.country,
  }));
}

export function meetingOf(reading: Reading, cast: Cast): Meeting | null {
  if (reading.lower.length === 0) return null;
  const opening = reading.text.slice(0, 900);
  const kind = kinds.find(([pattern]) => pattern.test(opening))?.[1] ?? 'meeting';
  return { kind, date: dayOfMeeting(reading), place: placeOfMeeting(reading), participants: participants(cast) };
}
