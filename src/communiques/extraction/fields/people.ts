/** Which country a named person speaks for, learnt from the place where the report introduces them. */
import type { Iso2 } from '../extraction.ts';
import type { Reading } from './reading.ts';

export interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly country: Iso2 | null;
  /** First token of the introduction and the one after the name. */
  readonly from: number;
  readonly to: number;
}

export const titles = new Set(
  `minister ministers secretary ambassador envoy undersecretary director director-general president chairman chairperson chairwoman chair chief deputy commissioner head counsellor consul mr mr. mrs mrs. ms ms. dr dr. prof prof.
  professor hon senator premier chancellor rector vice-chancellor governor mayor attaché attache adviser advisor dean executive ceo representative delegate spokesman spokesperson spokeswoman engr eng eng. gen. general datuk dato
  sheikh h.e h.e. high sir madame state principal permanent joint additional officer manager official captain colonel admiral datuk seri prince princess mister foreign federal vice councillor`.split(/\s+/u),
);
const joints = new Set(['of', 'for', 'and', 'the', '-', 'bin', 'al', 'de', 'da', 'van', 'der', 'von', 'bint', 'ibn', 'e', 'y', 'del', 'di', 'la', 'le']);
const notNames = new Set(
  `the a an in on at by for to from of and but or it its he she they we i his her their our this that these those there under during after before while when as with without both two three four six ten
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ministry university institute agency centre center national
  international memorandum understanding agreement committee commission council joint working group bank authority company technology science digital information communications government state department
  republic kingdom islamic federal north south east west mou mr mrs ms dr h.e no yes what who why how not also all some asked said each one here now then next last according however moreover meanwhile`.split(/\s+/u),
);

const capital = (text: string, at: number): boolean => {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
};

/** People in the order of their introduction; only those with a title beside the name. */
export function people(reading: Reading): Person[] {
  const { document, text, lower, mentions } = reading;
  const countryAt = new Map<number, Iso2>();
  for (const mention of mentions) for (let at = mention.from; at < mention.to; at++) countryAt.set(at, mention.country);
  const found: Person[] = [];
  const taken = new Set<string>();
  const isName = (at: number): boolean => {
    const token = document.tokens[at];
    const word = lower[at] ?? '';
    return !!token && capital(text, token.start) && /^\p{L}/u.test(word) && !notNames.has(word) && !titles.has(word) && !countryAt.has(at);
  };
  for (let at = 0; at < lower.length; at++) {
    if (!isName(at)) continue;
    let to = at + 1;
    while (to < lower.length && (isName(to) || (lower[to] === '.' && (lower[to - 1] ?? '').length === 1) || (joints.has(lower[to] ?? '') && lower[to] !== 'of' && lower[to] !== 'and' && lower[to] !== 'the' && lower[to] !== 'for' && isName(to + 1)))) to++;
    const sentence = document.tokens[at]?.sentence ?? 0;
    const from = Math.max(reading.sentenceStarts[sentence] ?? 0, at - 14);
    const until = Math.min(reading.sentenceStarts[sentence + 1] ?? lower.length, to + 16);
    const words = to - at;
    const surname = lower[to - 1] ?? '';
    const titleBefore = lower.slice(Math.max(from, at - 12), at).some((word) => titles.has(word));
    const titleAfter = lower[to] === ',' && lower.slice(to + 1, Math.min(until, to + 9)).some((word) => titles.has(word));
    if (words >= 2 && words <= 6 && (titleBefore || titleAfter) && !taken.has(surname)) {
      const role = titleBefore ? roleBefore(reading, from, at) : roleAfter(reading, to + 1, until);
      found.push({ name: text.slice(document.tokens[at]?.start, document.tokens[to - 1]?.end), role, country: countryNear(reading, countryAt, from, at, to, until), from: at, to });
      taken.add(surname);
    }
    at = to - 1;
  }
  return found;
}

/** `of X` after the role, else the last country before the name in its sentence, else one soon after it. */
function countryNear(reading: Reading, countryAt: ReadonlyMap<number, Iso2>, from: number, at: number, to: number, until: number): Iso2 | null {
  const { lower, parties } = reading;
  const side = (place: number): Iso2 | null => {
    const country = countryAt.get(place);
    return country && parties.includes(country) ? country : null;
  };
  if (lower[to] === ',' || lower[to] === '(') {
    for (let place = to; place < until && lower[place] !== ';'; place++) {
      const country = side(place);
      if (country && lower[place - 1] !== 'to' && lower[place - 2] !== 'to') return country;
      if (lower[place] === ',' && place > to + 1) break;
      if (lower[place] === ')') break;
    }
  }
  for (let place = at - 1; place >= from; place--) {
    const country = side(place);
    // "Ambassador of A to B": B receives, A speaks.
    if (country && lower[place - 1] !== 'to' && !(lower[place - 1] === 'the' && lower[place - 2] === 'to') && lower[place - 1] !== 'in') return country;
    if (lower[place] === ',' && place < at - 1 && lower[place + 1] !== 'the') break;
    if (lower[place] === 'and' && capital(reading.text, reading.document.tokens[place + 1]?.start ?? 0) === false) break;
  }
  return null;
}

function roleBefore(reading: Reading, from: number, at: number): string | null {
  const { document, text, lower } = reading;
  let start = at;
  while (start > from && (titles.has(lower[start - 1] ?? '') || joints.has(lower[start - 1] ?? '') || capital(text, document.tokens[start - 1]?.start ?? 0) || lower[start - 1] === "'s")) start--;
  while (start < at && !titles.has(lower[start] ?? '')) start++;
  const role = text.slice(document.tokens[start]?.start ?? 0, document.tokens[at - 1]?.end ?? 0).trim();
  return start < at && role.length > 2 ? role : null;
}

function roleAfter(reading: Reading, from: number, until: number): string | null {
  const { document, text, lower } = reading;
  let end = from;
  while (end < until && lower[end] !== ',' && lower[end] !== '.' && lower[end] !== ')' && lower[end] !== 'who' && end < from + 12) end++;
  const role = text.slice(document.tokens[from]?.start ?? 0, document.tokens[end - 1]?.end ?? 0).trim();
  return role.length > 2 ? role : null;
}
