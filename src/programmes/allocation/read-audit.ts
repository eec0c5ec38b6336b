/** Reads an open file back into columns, strictly: what is not written exactly as the format says is wrong, with its line. */
import { createHash } from 'node:crypto';
import { columns, keepingColumns } from './audit-file.ts';
import { type FileHeader, headerFrom, ruleOf, stop, Unreadable, type Wrong } from './audit-header.ts';
import { type Applicants, mostChoices, nowhere, type Rule } from './market.ts';

export interface ReadFile {
  readonly header: FileHeader;
  readonly headerLines: readonly string[];
  readonly rule: Rule;
  readonly applicants: Applicants;
  /** Results as written, by row: index of the venue, the seat's name, the place from 1. */
  readonly venue: Uint8Array;
  readonly seat: readonly string[];
  readonly place: Uint32Array;
  /** Where they held a place before: index of the venue, or `nowhere`; undefined in a file of a fresh run. */
  readonly held: Uint8Array | undefined;
  /** Line of the first row. */
  readonly firstRow: number;
  /** SHA-256 over all but the line of the digest; and over the whole file. */
  readonly digest: string;
  readonly file: string;
}
const most = 20;
/** Rows as they come, in columns that grow with them. */
const rowReader = (rule: Rule, isKeeping: boolean) => {
  let room = 1024;
  let columns = {
    lots: Buffer.alloc(16 * room),
    scores: new Int32Array(room),
    groups: new Uint16Array(room),
    rankings: new Uint8Array(mostChoices * room),
    venue: new Uint8Array(room),
    place: new Uint32Array(room),
    held: new Uint8Array(room),
  };
  const seat: string[] = [];
  const wrong: Wrong[] = [];
  const venues = new Map(rule.venues.map((v, i) => [v.id, i]));
  const sets = new Map<string, number>([['', 0]]);
  // One copy of each: a piece of a line would keep the whole line in memory.
  const seatNames = new Map(['', 'open', ...rule.groups.map((g) => `for ${g}`)].map((text) => [text, text]));
  const setOf = (text: string): number | undefined => {
    const known = sets.get(text);
    if (known !== undefined) return known;
    const names = text.split(' ');
    // In the rule's order, so that one set has one way of being written.
    if (rule.groups.filter((g) => names.includes(g)).join(' ') !== text) return undefined;
    const set = rule.groups.reduce((all, g, bit) => (names.includes(g) ? all | (1 << bit) : all), 0);
    sets.set(text, set);
    return set;
  };
  const grow = (): void => {
    room *= 2;
    const to = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(larger: T, old: T): T => {
      larger.set(old);
      return larger;
    };
    columns = {
      lots: to(Buffer.alloc(16 * room), columns.lots),
      scores: to(new Int32Array(room), columns.scores),
      groups: to(new Uint16Array(room), columns.groups),
      rankings: to(new Uint8Array(mostChoices * room), columns.rankings),
      venue: to(new Uint8Array(room), columns.venue),
      place: to(new Uint32Array(room), columns.place),
      held: to(new Uint8Array(room), columns.held),
    };
  };
  let before = '';
  const readRow = (text: string, row: number): string | undefined => {
    const [lot = '', score = '', groups = '', ranking = '', venue = '', seatText = '', place = '', ...more] = text.split(',');
    if (more.length !== (isKeeping ? 1 : 0) || place === '') return `a row has ${isKeeping ? 'eight' : 'seven'} columns`;
    if (!/^[0-9a-f]{32}$/.test(lot)) return `“${lot}” is no lot: 32 hex digits`;
    if (lot <= before) return lot === before ? 'this lot is there twice' : 'rows are not sorted by lot';
    before = lot;
    columns.lots.write(lot, 16 * row, 16, 'hex');
    columns.scores[row] = Number(score);
    if (String(columns.scores[row]) !== score) return `“${score}” is no score in hundredths`;
    const set = setOf(groups);
    if (set === undefined) return `“${groups}” are not groups of the rule, in its order`;
    columns.groups[row] = set;
    const choices = ranking === '' ? [] : ranking.split(' ');
    if (choices.length > mostChoices) return `more than ${mostChoices} venues are ranked`;
    const base = mostChoices * row;
    for (let i = 0; i < mostChoices; i += 1) {
      const id = choices[i];
      const v = id === undefined ? nowhere : venues.get(id);
      if (v === undefined) return `“${id}” is no venue of the rule`;
      if (v !== nowhere && columns.rankings.subarray(base, base + i).includes(v)) return `“${id}” is ranked twice`;
      columns.rankings[base + i] = v;
    }
    const given = venue === '' ? nowhere : venues.get(venue);
    if (given === undefined) return `“${venue}” is no venue of the rule`;
    columns.venue[row] = given;
    seat.push(seatNames.get(seatText) ?? seatText);
    const [heldText = ''] = more;
    const heldAt = heldText === '' ? nowhere : venues.get(heldText);
    if (heldAt === undefined) return `“${heldText}” is no venue of the rule`;
    columns.held[row] = heldAt;
    columns.place[row] = Number(place);
    if (String(columns.place[row]) !== place || place === '0') return `“${place}” is no place`;
    return undefined;
  };
  return {
    wrong,
    read(text: string, line: number, row: number): void {
      if (row === room) grow();
      const message = readRow(text, row);
      if (message !== undefined) wrong.push({ line, message });
      if (wrong.length >= most) throw new Unreadable(wrong);
    },
    done: (count: number) => ({
      applicants: {
        count,
        lots: columns.lots.subarray(0, 16 * count),
        scores: columns.scores.subarray(0, count),
        groups: columns.groups.subarray(0, count),
        rankings: columns.rankings.subarray(0, mostChoices * count),
      },
      venue: columns.venue.subarray(0, count),
      place: columns.place.subarray(0, count),
      held: isKeeping ? columns.held.subarray(0, count) : undefined,
      seat,
    }),
  };
};

async function* piecesOf(file: Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (file instanceof Uint8Array) yield file;
  else yield* file;
}

/**
 * Reads it in one pass, in memory that grows with the number of rows.
 * @throws Unreadable with the lines that are wrong, at most 20.
 */
export const readAudit = async (
  file: Uint8Array | AsyncIterable<Uint8Array>,
  progress: (bytes: number) => void = () => undefined,
): Promise<ReadFile> => {
  const whole = createHash('sha256');
  const digest = createHash('sha256');
  const headerLines: string[] = [];
  let header: FileHeader | undefined;
  let reader: ReturnType<typeof rowReader> | undefined;
  let rule: Rule | undefined;
  let line = 0;
  let firstRow = 0;
  const take = (bytesOfLine: Buffer): void => {
    const text = bytesOfLine.toString('utf8');
    line += 1;
    if (header === undefined) {
      headerLines.push(text);
      // As the bytes are: what is no UTF-8 reads like something else.
      if (!text.startsWith('  "digest":')) digest.update(bytesOfLine).update('\n');
      if (headerLines.length > 10_000) stop(1, 'the file does not begin with a JSON header as the format says');
      if (text !== '}') return;
      header = headerFrom(headerLines);
      rule = ruleOf(header);
    } else if (reader === undefined || rule === undefined) {
      const names = header.kept === undefined ? columns : keepingColumns;
      if (text !== names || rule === undefined) throw new Unreadable([{ line, message: `the columns are ${names}` }]);
      digest.update(`${text}\n`);
      reader = rowReader(rule, header.kept !== undefined);
      firstRow = line + 1;
    } else reader.read(text, line, line - firstRow);
  };
  let carry = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of piecesOf(file)) {
    whole.update(piece);
    bytes += piece.length;
    const text = Buffer.concat([carry, piece]);
    let from = 0;
    let rowsFrom = reader === undefined ? -1 : 0;
    for (let end = text.indexOf(10, from); end >= 0; end = text.indexOf(10, from)) {
      take(text.subarray(from, end));
      from = end + 1;
      if (rowsFrom < 0 && reader !== undefined) rowsFrom = from;
    }
    if (rowsFrom >= 0 && from > rowsFrom) digest.update(text.subarray(rowsFrom, from));
    carry = Buffer.from(text.subarray(from));
    if (carry.length > 1 << 20) stop(line + 1, 'this line is too long');
    progress(bytes);
  }
  if (carry.length > 0) stop(line + 1, 'the last line is cut off');
  if (header === undefined || reader === undefined || rule === undefined) return stop(line + 1, 'the file ends before its rows');
  if (reader.wrong.length > 0) throw new Unreadable(reader.wrong);
  const rows = reader.done(line + 1 - firstRow);
  return { header, headerLines, rule, ...rows, firstRow, digest: digest.digest('hex'), file: whole.digest('hex') };
};
