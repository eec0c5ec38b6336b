/** The open file of one round: everything from which anyone can allocate again, and what came of it. Text: JSON, then CSV. */
import { createHash } from 'node:crypto';
import { rehearsalSeed, seedOf } from '../call/seed.ts';
import { audit, type Findings, truthIsSafe } from './audit.ts';
import { type Allocation, type Applicants, nowhere, type Rule } from './market.ts';
import { rowsByBytes } from './order.ts';
import { rowsAsText } from './rows-as-text.ts';

export const format = 'daricha allocation 1';
export const columns = 'lot,score,groups,ranking,venue,seat,place';
/** Where people kept places that a fresh run would have taken from them: one more column says who held which place before. */
export const keepingFormat = 'daricha allocation 1 keeping places';
export const keepingColumns = `${columns},held`;

/** Where the seed comes from: the checkpoint signed after the applications were frozen, or the number of a rehearsal. */
export type Drawn =
  | { readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string } }
  | { readonly rehearsal: number };
/** The seed as hex. */
export const seedDrawn = (call: string, drawn: Drawn): string =>
  'checkpoint' in drawn ? seedOf(call, drawn.checkpoint) : rehearsalSeed(call, drawn.rehearsal);

export interface AuditedRound {
  readonly call: string;
  readonly programme: string;
  readonly round: number;
  /** Which code allocated, such as `daricha 0.1.0`. */
  readonly code: string;
  readonly rule: Rule;
  readonly drawn: Drawn;
  readonly applicants: Applicants;
  readonly allocation: Allocation;
  /** Only where somebody kept a place by having held it: who held which before (index of the venue, or `nowhere`), and how many kept theirs so. */
  readonly keeping?: { readonly held: Uint8Array; readonly kept: number } | undefined;
}
/** Which of the rule's promises this result keeps, as the auditor found. */
export interface Promises {
  readonly noJustifiedEnvy: boolean;
  readonly noSeatWasted: boolean;
  readonly reservesFilled: boolean;
  readonly truthIsSafe: boolean;
}
export interface AuditFile {
  /** SHA-256 over the rule and every row's inputs, hex. */
  readonly inputs: string;
  readonly findings: Findings;
  readonly promises: Promises;
  readonly bytes: number;
  /** The file in order, in pieces. */
  readonly chunks: readonly Uint8Array[];
}

/** The rule with groups by name, as the file has it. */
export const ruleInWords = ({ counting, order, groups, venues }: Rule) => ({
  counting,
  order,
  groups,
  venues: venues.map(({ id, seats, reserves }) => ({
    id,
    seats,
    reserves: reserves.map((r) => ({ group: groups[r.group] ?? '', seats: r.seats })),
  })),
});

/**
 * SHA-256 over the rule as one line of JSON and, sorted by lot, `lot,score,groups,ranking` of every applicant; hex. It is in the ledger before
 * the seed is drawn, so that nobody can change an application to suit it.
 */
export const inputsDigest = (rule: Rule, applicants: Applicants): string => {
  const hash = hashOfRule(rule);
  for (const chunk of rowsAsText(rule, applicants, rowsByBytes(applicants.lots, applicants.count))) hash.update(chunk);
  return hash.digest('hex');
};
const hashOfRule = (rule: Rule) => createHash('sha256').update(`${JSON.stringify(ruleInWords(rule))}\n`);

export const promisesOf = (rule: Rule, applicants: Applicants, findings: Findings): Promises => ({
  noJustifiedEnvy: findings.envy === 0,
  noSeatWasted: findings.waste === 0,
  reservesFilled: findings.unfilled === 0,
  truthIsSafe: truthIsSafe(rule, applicants),
});

/** Everything before the rows, but for the digest of the whole file. Each value stands on a line of its own. */
export const headerOf = (round: AuditedRound, inputs: string, findings: Findings) => ({
  format: round.keeping === undefined ? format : keepingFormat,
  call: round.call,
  programme: round.programme,
  round: round.round,
  code: round.code,
  rule: ruleInWords(round.rule),
  ...('checkpoint' in round.drawn
    ? { checkpoint: { size: round.drawn.checkpoint.size, root: round.drawn.checkpoint.root, note: round.drawn.checkpoint.note } }
    : { rehearsal: round.drawn.rehearsal }),
  seed: seedDrawn(round.call, round.drawn),
  applicants: round.applicants.count,
  placed: round.allocation.venue.reduce((n, v) => (v === nowhere ? n : n + 1), 0),
  ...(round.keeping === undefined ? {} : { kept: round.keeping.kept }),
  inputs,
  findings,
  promises: promisesOf(round.rule, round.applicants, findings),
});
export type Header = ReturnType<typeof headerOf> & { readonly digest: string };

const asText = (header: object): string => `${JSON.stringify(header, null, 2)}\n`;
/** The header with the digest of the file: SHA-256 of all of it without the line `"digest"`. */
export const headerText = (header: object, names: string, rows: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256').update(asText({ ...header, digest: '' }).replace(/^ {2}"digest": ""\n/m, ''));
  hash.update(`${names}\n`);
  for (const chunk of rows) hash.update(chunk);
  return asText({ ...header, digest: hash.digest('hex') });
};

/** Writes a round's open file, after an audit of it. Rows are sorted by lot, which says nothing about anyone. */
export const writeAudit = (round: AuditedRound): AuditFile => {
  const { rule, applicants, allocation, keeping } = round;
  const byLot = rowsByBytes(applicants.lots, applicants.count);
  const findings = audit(rule, applicants, allocation);
  const hash = hashOfRule(rule);
  const rows = [...rowsAsText(rule, applicants, byLot, { ...allocation, held: keeping?.held }, (chunk) => hash.update(chunk))];
  const inputs = hash.digest('hex');
  const names = keeping === undefined ? columns : keepingColumns;
  const header = Buffer.from(headerText(headerOf(round, inputs, findings), names, rows));
  const chunks = [header, Buffer.from(`${names}\n`), ...rows];
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { inputs, findings, promises: promisesOf(rule, applicants, findings), bytes, chunks };
};
