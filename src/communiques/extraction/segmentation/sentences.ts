/** Sentences inside paragraphs. Intl.Segmenter cuts at H.E., Dr. and Co.; this splitter knows them (EXTRACTION.md, Segmentation). */
import type { Paragraph } from './paragraphs.ts';

export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
}

const abbreviations = new Set(
  (
    'h.e h.h prof dr md mr mrs ms eng engr gen lt maj col sen gov st no rs vs e.g i.e approx jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'retd hon rep amb capt cmdr sgt rev fig art para vol ed jr sr mt ft dept univ nos cf al bros messrs adm brig'
  ).split(' '),
);
const endsOrNot = new Set('ltd inc corp co pvt u.s u.k u.a.e u.n e.u d.c a.m p.m jr sr plc llc etc no'.split(' '));
const starters = new Set(
  (
    'the he she it they both during in on at this these a an under as according earlier later meanwhile also for while we i our its ' +
    'his her their however moreover and but that those two after before with by'
  ).split(' '),
);
const boundary = /[.!?…]+[”’"')\]]*(?=\s+[“‘"'([«]*[\p{Lu}\p{N}])/gu;

/** No writer means a sentence this long; what follows works on a sentence at a time and must stay quick. */
const longest = 3000;

function isBoundary(sentence: string, at: number, text: string, after: number): boolean {
  if (text.charAt(at) !== '.') return true;
  const word = /([\p{L}\p{N}.]+)$/u.exec(sentence)?.[1]?.toLowerCase() ?? '';
  if (/^\d{1,2}$/u.test(word) && sentence.trim().length <= 3) return false;
  const next = /^\s+[“‘"'([«]*(\p{L}+)/u.exec(text.slice(after, after + 40))?.[1]?.toLowerCase() ?? '';
  if (endsOrNot.has(word)) return starters.has(next);
  if (abbreviations.has(word)) return false;
  return !/(?:^|\.)\p{L}$/u.test(word) || word === 'i';
}

/** Cuts every paragraph that is not noise into sentences, without outer white space. */
export function sentences(text: string, within: readonly Paragraph[]): Sentence[] {
  const found: Sentence[] = [];
  within.forEach((paragraph, index) => {
    const body = text.slice(paragraph.start, paragraph.end);
    let from = 0;
    for (const match of body.matchAll(boundary)) {
      const end = match.index + match[0].length;
      if (!isBoundary(body.slice(from, match.index), match.index, body, end)) continue;
      found.push({ start: paragraph.start + from, end: paragraph.start + end, paragraph: index });
      from = end;
      while (/\s/u.test(body.charAt(from))) from++;
    }
    while (body.length - from > longest) {
      const space = body.lastIndexOf(' ', from + longest);
      const end = space > from ? space : from + longest;
      found.push({ start: paragraph.start + from, end: paragraph.start + end, paragraph: index });
      from = end;
      while (/\s/u.test(body.charAt(from))) from++;
    }
    if (from < body.length) found.push({ start: paragraph.start + from, end: paragraph.end, paragraph: index });
  });
  return found;
}
