/** One run of a call's rule over those who take part, from the rows to what each is told. */
import { type Id, idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type AuditFile, type Drawn, inputsDigest, seedDrawn, writeAudit } from '../allocation/audit-file.ts';
import { type ApplicantRow, columnsFrom, ruleFrom } from '../allocation/columns.ts';
import { type Explanation, explain } from '../allocation/explain.ts';
import { allocateKeeping, type Kept } from '../allocation/keeping.ts';
import { type Applicants, nowhere, type Rule } from '../allocation/market.ts';
import type { Told } from '../candidacy/candidacy.ts';
import { listCohortsOf } from '../cohort/queries.ts';
import { listForRound, type RoundLine } from '../candidacy/queries.ts';
import type { Call } from './call.ts';

export interface Market {
  readonly lines: readonly (RoundLine | undefined)[];
  readonly rule: Rule;
  readonly applicants: Applicants;
  /** By row: the venue where they have a place now, or `nowhere`. */
  readonly held: Uint8Array;
  /** Venues whose course is over: nobody comes there any more. */
  readonly over: ReadonlySet<Id>;
}
export interface Run extends Market {
  readonly drawn: Drawn;
  readonly allocation: Kept;
  readonly explanation: Explanation;
}
const pageSize = 20_000;

/** Whoever has taken a place at a course that is over has had it, and goes nowhere else. */
const wishesOf = ({ ranking, not_for, status, venue }: RoundLine, over: ReadonlySet<Id>): readonly Id[] => {
  if (not_for.length === 0 && over.size === 0) return ranking;
  if (status === 'accepted' && venue !== null && over.has(venue)) return [venue];
  return ranking.filter((id) => !not_for.includes(id) && !over.has(id));
};
const heldBy = (rule: Rule, lines: readonly RoundLine[]): Uint8Array => {
  const indexes = new Map(rule.venues.map(({ id }, i) => [id, i]));
  return Uint8Array.from(lines, ({ status, venue }) =>
    venue !== null && (status === 'offered' || status === 'accepted') ? (indexes.get(venue) ?? nowhere) : nowhere,
  );
};

/** Everyone who takes part as they stand now: without who declined or went, and for who stays without the venues above theirs. */
export const readMarket = async (ledger: Ledger, id: Id, call: Call): Promise<Market> => {
  const lines: RoundLine[] = [];
  for (;;) {
    const page = await listForRound(ledger, id, lines.at(-1)?.stream ?? '', pageSize);
    for (const line of page) lines.push(line);
    if (page.length < pageSize) break;
  }
  const taking = lines.filter((l) => l.score !== null);
  const rule = ruleFrom(call.rules, call.changes);
  const courses = await listCohortsOf(ledger, id);
  const over = new Set(courses.filter((c) => c.status === 'completed').map((c) => c.venue));
  const rows = taking.map((l): ApplicantRow => ({ lot: l.lot, score: l.score ?? 0, groups: l.groups, ranking: wishesOf(l, over) }));
  return { lines: taking, rule, applicants: columnsFrom(rule, rows), held: heldBy(rule, taking), over };
};
export const digestOfMarket = ({ rule, applicants }: Market): string => inputsDigest(rule, applicants);

export const runRound = (call: Id, market: Market, drawn: Drawn): Run => {
  const seed = Buffer.from(seedDrawn(call, drawn), 'hex');
  const { rule, applicants, held } = market;
  const allocation = allocateKeeping(rule, applicants, seed, held);
  return { ...market, drawn, allocation, explanation: explain(rule, applicants, allocation, seed, allocation.kept) };
};

export const auditOf = (call: Id, programme: Id, round: number, code: string, run: Run): AuditFile => {
  const { rule, drawn, applicants, allocation, held } = run;
  const keeping = allocation.keptCount === 0 ? undefined : { held, kept: allocation.keptCount };
  return writeAudit({ call, programme, round, code, rule, drawn, applicants, allocation, keeping });
};

/** What the run says to the person of one row, about every venue they ranked. */
export const toldTo = (run: Pick<Run, 'lines' | 'explanation' | 'over'>, row: number, round: number): Told | undefined => {
  const line = run.lines[row];
  if (line === undefined) return undefined;
  const said = run.explanation.told(row);
  const venues = line.ranking.map(
    (venue) =>
      said.venues.find((v) => v.venue === venue) ??
      ({ venue, result: run.over.has(venue) ? 'closed' : 'not-eligible', position: null } as const),
  );
  return { round, ...said, venues };
};

/** Whether a round can be news to somebody; most people of a later round hear nothing new. */
export const mayBeNews = (line: RoundLine, venue: Id | null, hasChanges: boolean): boolean => {
  if (line.status === 'admitted') return true;
  if (line.status === 'waiting' || line.status === 'not-selected') return venue !== null || hasChanges;
  return venue !== line.venue;
};
export const caseOf = (line: Pick<RoundLine, 'stream'>): Id => idOfStream(line.stream);
