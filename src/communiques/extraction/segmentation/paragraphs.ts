/** Paragraphs of a communiqué with their kinds (EXTRACTION.md, Segmentation). Offsets are UTF-16 code units into the text as it is. */

export const paragraphKinds = ['noise', 'heading', 'lead', 'item', 'body'] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly kind: ParagraphKind;
}

const noisePattern =
  /^(?:published\b.{0,40}$|follow\b.{0,80}\b(?:whatsapp|channel|twitter|facebook|google news)|comments? \(\d+\)|share\b.{0,30}$|[A-Z]{3,12} \d+(?:\.\d+)?$|[\W\d_]*$|tags?:|read more|also read|photo:|\(?ends?\)?[.]?$|-?\s*ends\s*-?$)/iu;
const bulletPattern = /^(?:[-–—•*▪◦·‣]\s+|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})[).]\s+)/u;
const subItemPattern = /^(?:[-–—•*▪◦·‣]\s+|\((?:[0-9]{1,2}|[a-z]|[ivx]{1,5})\)\s+|[a-z]\)\s+)/u;
const finalStop = /[.!?;,…][”’"')\]]*$/u;

function wordCount(line: string): number {
  return line.split(/\s+/u).length;
}

/** A hard-wrapped line goes on in the next one: no blank line between, no stop, and the next starts small. */
function continues(before: string, after: string): boolean {
  return before.length > 50 && !/[.!?:;…][”’"')\]]*$/u.test(before) && /^[\p{Ll}\p{N}]/u.test(after) && !bulletPattern.test(after);
}

interface Line {
  start: number;
  end: number;
  blankBefore: boolean;
}

function lines(text: string): Line[] {
  const found: Line[] = [];
  let from = 0;
  let blankBefore = true;
  while (from <= text.length) {
    const cut = text.indexOf('\n', from);
    const to = cut < 0 ? text.length : cut;
    let start = from;
    let end = to;
    while (start < end && /\s/u.test(text.charAt(start))) start++;
    while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
    if (start < end) {
      const last = found.at(-1);
      if (last && !blankBefore && continues(text.slice(last.start, last.end), text.slice(start, end))) last.end = end;
      else found.push({ start, end, blankBefore });
      blankBefore = false;
    } else blankBefore = true;
    from = to + 1;
  }
  return found;
}

/** Cuts a text into paragraphs; white space belongs to none. Never throws. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let underLead = false;
  for (const { start, end } of lines(text)) {
    const line = text.slice(start, end);
    let kind: ParagraphKind = 'body';
    if (noisePattern.test(line)) kind = 'noise';
    else if (/[:：]$/u.test(line)) kind = 'lead';
    else if (subItemPattern.test(line)) kind = 'item';
    else if (underLead && (bulletPattern.test(line) || /^\p{Ll}/u.test(line) || /;$/u.test(line))) kind = 'item';
    else if (wordCount(line) <= 14 && !finalStop.test(line)) kind = 'heading';
    found.push({ start, end, kind });
    if (kind === 'lead') underLead = true;
    else if (kind !== 'item' && kind !== 'noise') underLead = false;
  }
  return found;
}
