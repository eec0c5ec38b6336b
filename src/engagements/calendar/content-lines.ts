/** The lines that iCalendar files are made of: RFC 5545 section 3.1. Pure. */

const bytesOf = (char: string): number => Buffer.byteLength(char, 'utf8');

/** A line in pieces of at most 75 octets, none cut inside a character, each after the first begun with a space. */
export const fold = (line: string): string => {
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  for (const char of line) {
    const octets = bytesOf(char);
    if (length + octets > 75) {
      pieces.push(piece);
      piece = ' ';
      length = 1;
    }
    piece += char;
    length += octets;
  }
  return [...pieces, piece].join('\r\n');
};

// Neither may stand in a text, escaped or not; a line break may, as \n.
const unwritable = /(?!\n)[\p{Cc}\p{Cs}]/gu;
/** A text value: section 3.3.11. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
export const unescapeText = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** A parameter's value, quoted: section 3.2 knows no escape for a quotation mark, and RFC 6868's `^'` is not read everywhere. */
const parameter = (text: string): string =>
  `"${text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replaceAll('"', '’')}"`;

export const contentLine = (name: string, value: string, parameters: readonly (readonly [string, string])[] = []): string =>
  `${name}${parameters.map(([key, text]) => `;${key}=${/^[A-Za-z0-9/_-]+$/.test(text) ? text : parameter(text)}`).join('')}:${value}`;

/** Folded, with the line ends the standard asks for. */
export const asFile = (lines: readonly string[]): string => `${lines.map(fold).join('\r\n')}\r\n`;

export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** By name in capitals; of a parameter given twice, the first. */
  readonly parameters: { readonly [name: string]: string };
  /** As it stands: not unescaped. */
  readonly value: string;
}
const lineShape = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*)*):(.*)$/s;
const parameterShape = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*)/g;

/** The lines of a file, unfolded; undefined where one of them is none. Mail programs end lines with LF alone, and leave empty ones. */
export const readLines = (text: string): readonly ContentLine[] | undefined => {
  const lines: ContentLine[] = [];
  for (const raw of text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    if (raw.trim() === '') continue;
    const found = lineShape.exec(raw);
    if (found === null) return undefined;
    const [, name = '', parameters = '', value = ''] = found;
    const pairs = [...parameters.matchAll(parameterShape)].map(
      ([, key = '', given = '']) => [key.toUpperCase(), given.replace(/^"([^"]*)"$/, '$1')] as const,
    );
    lines.push({ name: name.toUpperCase(), parameters: Object.fromEntries([...pairs].reverse()), value });
  }
  return lines;
};
