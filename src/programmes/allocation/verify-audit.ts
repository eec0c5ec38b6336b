/** Allocates again from an open file alone, and says whether everything in it comes out the same. */
import { openCheckpoint, type VerifierKey } from '../../ledger/transparency/note.ts';
import { audit } from './audit.ts';
import { type AuditedRound, type Drawn, headerOf, inputsDigest, type Promises, seedDrawn } from './audit-file.ts';
import { allocateKeeping } from './keeping.ts';
import { type Allocation, nowhere } from './market.ts';
import { lineOf, Unreadable, type Wrong } from './audit-header.ts';
import { readAudit, type ReadFile } from './read-audit.ts';
import { seatName } from './rows-as-text.ts';

export interface Verified {
  readonly ok: true;
  readonly call: string;
  readonly programme: string;
  readonly round: number;
  readonly code: string;
  readonly applicants: number;
  readonly placed: number;
  /** How many have their place only because they held it; 0 where the file is of a fresh run. */
  readonly kept: number;
  readonly venues: number;
  readonly drawn: Drawn;
  readonly seed: string;
  /** Whether the checkpoint's signature was checked with a key that the reader brought. */
  readonly signature: 'checked' | 'not-checked' | 'rehearsal';
  /** To compare with what the ledger says of the frozen applications, and of the published round. */
  readonly inputs: string;
  readonly file: string;
  readonly promises: Promises;
}
/** At most 20 lines; `more` that are not listed. */
export interface NotVerified {
  readonly ok: false;
  readonly wrong: readonly Wrong[];
  readonly more: number;
}
export type Verdict = Verified | NotVerified;
export interface VerifyOptions {
  /** The log's key, from a place one trusts; the note of the checkpoint must be signed with it. */
  readonly key?: VerifierKey | undefined;
  readonly progress?: ((step: 'reading' | 'allocating' | 'comparing', bytes: number) => void) | undefined;
}

const most = 20;
const meanings: Readonly<Record<string, string>> = {
  seed: 'the seed does not follow from the call and the checkpoint',
  applicants: 'the file has another number of applicants',
  placed: 'another number of applicants has a place',
  kept: 'another number of applicants has a place only because they held it',
  inputs: 'the rule or an applicant is not what it was when this digest was made',
  findings: 'the audit finds something else in this result',
  promises: 'the audit finds that other promises hold',
};

/** Lines of the header that a header made anew does not have. */
const compareHeader = (file: ReadFile, anew: object): readonly Wrong[] => {
  const lines = JSON.stringify({ ...anew, digest: file.digest }, null, 2).split('\n');
  const found: Wrong[] = [];
  const told = new Set<string>();
  let key = '';
  file.headerLines.forEach((text, i) => {
    key = /^ {2}"(\w+)":/.exec(text)?.[1] ?? key;
    if (text === lines[i] || told.has(key)) return;
    told.add(key);
    const digest = 'something in this file was changed after it was made: its digest is another';
    found.push({ line: i + 1, message: key === 'digest' ? digest : (meanings[key] ?? `“${key}” is not written as the format says`) });
  });
  if (lines.length > file.headerLines.length) found.push({ line: file.headerLines.length, message: 'the header ends too early' });
  return found;
};

const checkNote = (file: ReadFile, drawn: Drawn, key: VerifierKey | undefined): readonly Wrong[] => {
  if (!('checkpoint' in drawn)) return [];
  const { size, root, note } = drawn.checkpoint;
  const line = lineOf(file.headerLines, 'checkpoint');
  const [, noteSize, noteRoot] = note.split('\n');
  if (noteSize !== String(size) || noteRoot !== root) return [{ line, message: 'the signed note is of another checkpoint' }];
  if (key !== undefined && openCheckpoint(note, key) === undefined)
    return [{ line, message: `the key of ${key.name} did not sign this checkpoint` }];
  return [];
};

const compareRows = (file: ReadFile, anew: Allocation): { readonly wrong: readonly Wrong[]; readonly more: number } => {
  const wrong: Wrong[] = [];
  let count = 0;
  for (let row = 0; row < file.applicants.count; row += 1) {
    const venue = anew.venue[row] ?? nowhere;
    const seat = seatName(file.rule, venue, anew.seat[row] ?? 0);
    const place = (anew.place[row] ?? 0) + 1;
    if (file.venue[row] === venue && file.seat[row] === seat && file.place[row] === place) continue;
    count += 1;
    if (wrong.length >= most) continue;
    const words = (v: number, seatText: string, at: number) =>
      `${file.rule.venues[v]?.id ?? 'no venue'}${seatText && ` (${seatText})`}, place ${at}`;
    const said = words(file.venue[row] ?? nowhere, file.seat[row] ?? '', file.place[row] ?? 0);
    wrong.push({ line: file.firstRow + row, message: `the file says ${said}; allocating again gives ${words(venue, seat, place)}` });
  }
  return { wrong, more: count - wrong.length };
};

/** Recomputes seed, order, allocation, audit and digests. Reads a stream once; never throws for what a file says. */
export const verifyAudit = async (file: Uint8Array | AsyncIterable<Uint8Array>, options: VerifyOptions = {}): Promise<Verdict> => {
  const progress = options.progress ?? (() => undefined);
  let read: ReadFile;
  let bytes = 0;
  try {
    read = await readAudit(file, (so) => {
      bytes = so;
      progress('reading', so);
    });
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, wrong: error.wrong, more: 0 };
    throw error;
  }
  const { header, rule, applicants } = read;
  const drawn: Drawn = header.checkpoint === undefined ? { rehearsal: header.rehearsal ?? 0 } : { checkpoint: header.checkpoint };
  progress('allocating', bytes);
  const seed = seedDrawn(header.call, drawn);
  const held = read.held ?? new Uint8Array(applicants.count).fill(nowhere);
  const allocation = allocateKeeping(rule, applicants, Buffer.from(seed, 'hex'), held);
  const keeping = read.held === undefined ? undefined : { held, kept: allocation.keptCount };
  progress('comparing', bytes);
  const { call, programme, round, code } = header;
  const again: AuditedRound = { call, programme, round, code, rule, drawn, applicants, allocation, keeping };
  const inputs = inputsDigest(rule, applicants);
  const rows = compareRows(read, allocation);
  const anew = headerOf(again, inputs, audit(rule, applicants, allocation));
  const wrong = [...checkNote(read, drawn, options.key), ...compareHeader(read, anew), ...rows.wrong];
  if (wrong.length > 0) return { ok: false, wrong: wrong.slice(0, most), more: rows.more + Math.max(0, wrong.length - most) };
  const signature: Verified['signature'] = !('checkpoint' in drawn) ? 'rehearsal' : options.key === undefined ? 'not-checked' : 'checked';
  const { placed, promises } = anew;
  const told = {
    applicants: applicants.count,
    placed,
    kept: allocation.keptCount,
    venues: rule.venues.length,
    drawn,
    seed,
    signature,
    inputs,
    file: read.file,
    promises,
  };
  return { ok: true, call, programme, round, code, ...told };
};
