/** Which country a named person speaks for, learnt from the place where the report introduces them. */
import type { Iso2 } from '../extraction.ts';
import type { Reading } from './reading.ts';

export interface Introduction {
  readonly name: string;
  readonly role: string | null;
  /** Tokens of the name. */
  readonly from: number;
  readonly to: number;
  /** Tokens of its sentence that lie near. */
  readonly sentenceFrom: number;
  readonly sentenceTo: number;
}
export interface Person extends Introduction {
  readonly country: Iso2 | null;
  /** 0 to 1. */
  readonly sure: number;
}

export const titles = new Set(
  `minister ministers secretary ambassador envoy undersecretary director director-general president chairman chairperson chairwoman chair chief deputy commissioner head counsellor consul mr mr. mrs mrs. ms ms. dr dr. prof prof.
  professor hon senator premier chancellor rector vice-chancellor governor mayor attaché attache adviser advisor dean executive ceo representative delegate spokesman spokesperson spokeswoman engr eng eng. gen. general datuk dato
  sheikh h.e h.e. high sir madame state principal permanent joint additional officer coordinator commodore brigadier chairwoman ps cs vice-minister undersecretary-general economist manager official captain colonel admiral datuk seri prince princess mister foreign federal vice councillor`.split(
    /\s+/u,
  ),
);
/** Small words inside a name. */
const inner = new Set(['bin', 'al', 'de', 'da', 'van', 'der', 'von', 'bint', 'ibn', 'del', 'di', 'dos', 'do', 'el', 'ben', 'ter']);
const joints = new Set([
  'of',
  'for',
  'and',
  'the',
  '-',
  'bin',
  'al',
  'de',
  'da',
  'van',
  'der',
  'von',
  'bint',
  'ibn',
  'e',
  'y',
  'del',
  'di',
  'la',
  'le',
]);
const notNames = new Set(
  `the a an in on at by for to from of and but or it its he she they we i his her their our this that these those there under during after before while when as with without both two three four six ten
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ministry university institute agency centre center national
  international memorandum understanding agreement committee commission council joint working group bank authority company technology science digital information communications government state department
  republic kingdom islamic federal north south east west mou mr mrs ms dr h.e no yes what who why how not also all some asked said each one here now then next last according however moreover meanwhile`.split(
    /\s+/u,
  ),
);

const capital = (text: string, at: number): boolean => {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
};

/** A run of capitals followed by one of these words is no person. */
const organisationWords = new Set(
  `university institute ministry agency authority council board chamber bank centre center foundation park airport street road avenue hub fund group initiative programme program project corporation college academy hospital
  week day days forum summit conference expo fair festival valley port sea ocean island islands river mountain province county district city bridge lab laboratory press news times post company limited ltd inc holding telecom
  economy relations strategy vision plan act law prize award cup league`.split(/\s+/u),
);
const namedActs =
  /^(?:said|says|told|asked|added|noted|urged|invited|proposed|suggested|called|offered|agreed|promised|pledged|voiced|expressed|welcomed|informed|stressed|signed|received|met|met|who|stated|requested|recalled|explained|announced|replied|conveyed|wants|wanted|hoped|assured|thanked|liked|put|spoke|led|undertook|sought|appealed|floated)$/u;

/** People in the order of their introduction: a title beside the name, or an act of saying after it. */
export function people(reading: Reading): Introduction[] {
  const { document, text, lower, mentions } = reading;
  const inCountry = new Set<number>();
  for (const mention of mentions) for (let at = mention.from; at < mention.to; at++) inCountry.add(at);
  const found: Introduction[] = [];
  const taken = new Set<string>();
  const isName = (at: number): boolean => {
    const token = document.tokens[at];
    const word = lower[at] ?? '';
    return (
      !!token &&
      capital(text, token.start) &&
      /^\p{L}/u.test(word) &&
      !notNames.has(word) &&
      !titles.has(word) &&
      !inCountry.has(at) &&
      !/^\p{Lu}{3,}/u.test(text.slice(token.start, token.end))
    );
  };
  const goesOn = (at: number): boolean =>
    isName(at) ||
    (lower[at] === '.' && (lower[at - 1] ?? '').length === 1) ||
    (inner.has(lower[at] ?? '') && isName(at + 1)) ||
    (lower[at] === '-' && (isName(at + 1) || /^\p{L}/u.test(lower[at + 1] ?? '')));
  for (let at = 0; at < lower.length; at++) {
    if (!isName(at)) continue;
    let to = at + 1;
    while (to < lower.length && goesOn(to)) to++;
    const sentence = document.tokens[at]?.sentence ?? 0;
    const from = Math.max(reading.sentenceStarts[sentence] ?? 0, at - 16);
    const until = Math.min(reading.sentenceStarts[sentence + 1] ?? lower.length, to + 16);
    const surname = lower[to - 1] ?? '';
    const words = lower.slice(at, to).filter((word) => /^\p{L}{2,}/u.test(word)).length;
    const close = titles.has(lower[at - 1] ?? '') || (lower[at - 1] === '.' && titles.has(lower[at - 2] ?? ''));
    const titleBefore = lower.slice(Math.max(from, at - 12), at).some((word) => titles.has(word));
    const titleAfter = lower[to] === ',' && lower.slice(to + 1, Math.min(until, to + 9)).some((word) => titles.has(word));
    const acts = namedActs.test(lower[to] ?? '') || lower[at - 1] === 'counterpart' || (lower[at - 1] === "'s" && words >= 2);
    const named = words >= 2 ? titleBefore || titleAfter || acts : close;
    if (named && words <= 6 && !lower.slice(at, to + 1).some((word) => organisationWords.has(word)) && !taken.has(surname)) {
      const role = titleBefore ? roleBefore(reading, from, at) : titleAfter ? roleAfter(reading, to + 1, until) : null;
      found.push({
        name: text.slice(document.tokens[at]?.start, document.tokens[to - 1]?.end),
        role,
        from: at,
        to,
        sentenceFrom: from,
        sentenceTo: until,
      });
      for (let part = at; part < to; part++) if ((lower[part] ?? '').length > 2) taken.add(lower[part] ?? '');
    }
    at = to - 1;
  }
  return found;
}

function roleBefore(reading: Reading, from: number, at: number): string | null {
  const { document, text, lower } = reading;
  let start = at;
  while (
    start > from &&
    (titles.has(lower[start - 1] ?? '') ||
      joints.has(lower[start - 1] ?? '') ||
      capital(text, document.tokens[start - 1]?.start ?? 0) ||
      lower[start - 1] === "'s")
  )
    start--;
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
