/** Finds a quoted passage in the text it claims to come from, letter for letter or but for cosmetics; invented ones are not found. */

export interface Found {
  readonly start: number;
  readonly end: number;
}
interface Folded {
  readonly text: string;
  /** Offset in the original of every unit of the folded text, with one more at the end. */
  readonly origin: readonly number[];
}

const alike: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  ﬁ: 'fi',
  ﬂ: 'fl',
};

/** Curly marks, dashes, white space, soft hyphens and case are made alike; where each unit came from is kept. */
export function fold(text: string): Folded {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const sign of text) {
    const here = at;
    at += sign.length;
    if (sign === '\u00ad' || sign === '\u200b' || sign === '\ufeff') continue;
    const next = /\s/u.test(sign) ? ' ' : (alike[sign] ?? sign.toLowerCase());
    if (next === ' ' && folded.endsWith(' ')) continue;
    for (let unit = 0; unit < next.length; unit++) origin.push(here);
    folded += next;
  }
  origin.push(text.length);
  return { text: folded, origin };
}

const stripped = (quote: string): string => quote.replace(/^[\s"'“”‘’«»([.,;:–—-]+/u, '').replace(/[\s"'“”‘’«»)\].,;:!?…–—-]+$/u, '');

/** The first place of the quote inside [from, to), else anywhere; null when it is not in the text. */
export function findQuote(text: string, quote: string, from = 0, to = text.length): Found | null {
  const plain = quote.trim();
  if (plain.length < 3) return null;
  const exact = text.indexOf(plain, from);
  if (exact >= 0 && exact + plain.length <= to) return { start: exact, end: exact + plain.length };
  const whole = fold(text);
  for (const wanted of [fold(stripped(plain)).text, fold(plain).text]) {
    if (wanted.length < 3) continue;
    let best: Found | null = null;
    for (let at = whole.text.indexOf(wanted); at >= 0; at = whole.text.indexOf(wanted, at + 1)) {
      const start = whole.origin[at] ?? 0;
      const lastUnit = whole.origin[at + wanted.length - 1] ?? start;
      const end = lastUnit + String.fromCodePoint(text.codePointAt(lastUnit) ?? 0).length;
      if (cutsWord(text, start, end)) continue;
      if (start >= from && end <= to) return { start, end };
      best ??= { start, end };
    }
    if (best) return best;
  }
  return null;
}

function cutsWord(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  return (
    (start > 0 && letter.test(text.charAt(start - 1)) && letter.test(text.charAt(start))) ||
    (end < text.length && letter.test(text.charAt(end - 1)) && letter.test(text.charAt(end)))
  );
}
