/** Putting rows in order without comparing them: by counting their digits. */
import type { Applicants } from './market.ts';

const digits = 65_536;

/** One stable pass over 16 bits of `keys`, from `rows` into `into`. */
const pass = (keys: Uint32Array, shift: 0 | 16, rows: Uint32Array, into: Uint32Array): void => {
  const starts = new Uint32Array(digits);
  for (let i = 0; i < rows.length; i += 1) {
    const digit = ((keys[i] as number) >>> shift) & 0xffff;
    starts[digit] = (starts[digit] as number) + 1;
  }
  let sum = 0;
  for (let d = 0; d < digits; d += 1) {
    const here = starts[d] as number;
    starts[d] = sum;
    sum += here;
  }
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as number;
    const digit = ((keys[row] as number) >>> shift) & 0xffff;
    const at = starts[digit] as number;
    into[at] = row;
    starts[digit] = at + 1;
  }
};

/** First four of each row's 16 bytes, as one number that is ordered as they are. */
const leading = (bytes: Uint8Array, count: number): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) keys[row] = view.getUint32(16 * row);
  return keys;
};
const compare16 = (bytes: Uint8Array, a: number, b: number): number => {
  for (let i = 0; i < 16; i += 1) {
    const difference = (bytes[16 * a + i] as number) - (bytes[16 * b + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
};
/** Rows that the first four bytes left side by side are put in order by all sixteen. */
const settleTies = (rows: Uint32Array, bytes: Uint8Array, same: (a: number, b: number) => boolean): void => {
  for (let i = 0; i + 1 < rows.length; ) {
    let end = i + 1;
    while (end < rows.length && same(rows[i] as number, rows[end] as number)) end += 1;
    if (end - i > 1) rows.subarray(i, end).sort((a, b) => compare16(bytes, a, b));
    i = end;
  }
};
const rowsInTurn = (count: number): Uint32Array => {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
};

/** Rows by their 16 bytes in `bytes`, smallest first: the order of lots in the open file. */
export const rowsByBytes = (bytes: Uint8Array, count: number): Uint32Array => {
  const keys = leading(bytes, count);
  const rows = rowsInTurn(count);
  const other = new Uint32Array(count);
  pass(keys, 0, rows, other);
  pass(keys, 16, other, rows);
  settleTies(rows, bytes, (a, b) => keys[a] === keys[b]);
  return rows;
};

/** Rows in the one order of the call, best first: higher score, then smaller lottery number. */
export const rowsByMerit = (applicants: Applicants, lottery: Uint8Array): Uint32Array => {
  const { count, scores } = applicants;
  const keys = leading(lottery, count);
  let most = -0x80000000;
  let least = 0x7fffffff;
  for (let row = 0; row < count; row += 1) {
    const score = scores[row] as number;
    if (score > most) most = score;
    if (score < least) least = score;
  }
  const behind = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) behind[row] = most - (scores[row] as number);
  const rows = rowsInTurn(count);
  const other = new Uint32Array(count);
  pass(keys, 0, rows, other);
  pass(keys, 16, other, rows);
  pass(behind, 0, rows, other);
  if (most - least >= digits) pass(behind, 16, other, rows);
  else rows.set(other);
  settleTies(rows, lottery, (a, b) => scores[a] === scores[b] && keys[a] === keys[b]);
  return rows;
};
