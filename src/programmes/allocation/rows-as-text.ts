/** Rows of the open file as bytes: `lot,score,groups,ranking,venue,seat,place[,held]`, all after the ranking left out for the inputs' own digest. */
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule } from './market.ts';

const chunkSize = 1 << 20;
/** More than the longest row: 16 groups, 10 venues and names of 100 characters stay below it. */
const longest = 4096;
const comma = 44;
const space = 32;
const lineEnd = 10;
const hexDigits = Buffer.from('0123456789abcdef');
const minus = 45;

export const isName = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 100;

/** What is in the seat column: `open`, or `for` and the group of the reserve; nothing without a place. */
export const seatName = (rule: Rule, venue: number, seat: number): string => {
  const at = rule.venues[venue];
  if (at === undefined) return '';
  const reserve = at.reserves[seat - 1];
  return reserve === undefined ? 'open' : `for ${rule.groups[reserve.group] ?? ''}`;
};

const writeNumber = (into: Uint8Array, at: number, value: number): number => {
  let n = value;
  if (n < 0) {
    into[at++] = minus;
    n = -n;
  }
  let end = at + 1;
  for (let rest = n; rest >= 10; rest = Math.floor(rest / 10)) end += 1;
  for (let i = end - 1; i >= at; i -= 1) {
    into[i] = 48 + (n % 10);
    n = Math.floor(n / 10);
  }
  return end;
};
const writeBytes = (into: Uint8Array, at: number, bytes: Uint8Array): number => {
  for (let i = 0; i < bytes.length; i += 1) into[at + i] = bytes[i] as number;
  return at + bytes.length;
};

/**
 * Chunks of whole rows, in the order of `rows`; with results when there are any. `inputs` is told the same rows without their results, chunk by
 * chunk; what it is told is good only until it returns.
 */
export function* rowsAsText(
  rule: Rule,
  applicants: Applicants,
  rows: Uint32Array,
  results?: Allocation & { readonly held?: Uint8Array | undefined },
  inputs: (chunk: Uint8Array) => void = () => undefined,
): Generator<Uint8Array> {
  const wrong = [...rule.groups, ...rule.venues.map((v) => v.id)].find((id) => !isName(id));
  if (wrong !== undefined) throw new RangeError(`“${wrong}” cannot stand in the open file: names are lower-case words joined by hyphens`);
  const { lots, scores, groups, rankings } = applicants;
  const venues = rule.venues.map((v) => Buffer.from(v.id));
  const seats = rule.venues.map((v, i) => [0, ...v.reserves.map((_, r) => 1 + r)].map((seat) => Buffer.from(seatName(rule, i, seat))));
  const sets = new Map<number, Uint8Array>();
  const setText = (set: number): Uint8Array => {
    const known = sets.get(set);
    if (known !== undefined) return known;
    const text = Buffer.from(rule.groups.filter((_, bit) => ((set >> bit) & 1) === 1).join(' '));
    sets.set(set, text);
    return text;
  };
  let chunk = new Uint8Array(chunkSize);
  let at = 0;
  const before = new Uint8Array(chunkSize);
  let beforeAt = 0;
  for (const row of rows) {
    const start = at + longest > chunkSize ? 0 : at;
    if (at + longest > chunkSize) {
      inputs(before.subarray(0, beforeAt));
      beforeAt = 0;
      yield chunk.subarray(0, at);
      chunk = new Uint8Array(chunkSize);
      at = 0;
    }
    for (let i = 16 * row; i < 16 * (row + 1); i += 1) {
      const byte = lots[i] as number;
      chunk[at++] = hexDigits[byte >> 4] as number;
      chunk[at++] = hexDigits[byte & 15] as number;
    }
    chunk[at++] = comma;
    at = writeNumber(chunk, at, scores[row] as number);
    chunk[at++] = comma;
    at = writeBytes(chunk, at, setText(groups[row] as number));
    chunk[at++] = comma;
    for (let i = 0; i < mostChoices; i += 1) {
      const v = rankings[mostChoices * row + i] as number;
      if (v === nowhere) break;
      if (i > 0) chunk[at++] = space;
      at = writeBytes(chunk, at, venues[v] as Buffer);
    }
    if (results !== undefined) {
      for (let i = start; i < at; i += 1) before[beforeAt++] = chunk[i] as number;
      before[beforeAt++] = lineEnd;
      chunk[at++] = comma;
      const v = results.venue[row] as number;
      if (v !== nowhere) at = writeBytes(chunk, at, venues[v] as Buffer);
      chunk[at++] = comma;
      if (v !== nowhere) at = writeBytes(chunk, at, seats[v]?.[results.seat[row] as number] as Buffer);
      chunk[at++] = comma;
      at = writeNumber(chunk, at, (results.place[row] as number) + 1);
      if (results.held !== undefined) {
        chunk[at++] = comma;
        const heldAt = results.held[row] as number;
        if (heldAt !== nowhere) at = writeBytes(chunk, at, venues[heldAt] as Buffer);
      }
    }
    chunk[at++] = lineEnd;
  }
  inputs(before.subarray(0, beforeAt));
  yield chunk.subarray(0, at);
}
