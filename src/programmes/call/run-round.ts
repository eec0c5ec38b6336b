/** One run of a call's rule over those who take part, from the rows to what each is told. */
import { type Id, idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { allocate } from '../allocation/allocate.ts';
import { type AuditFile, type Drawn, inputsDigest, seedDrawn, writeAudit } from '../allocation/audit-file.ts';
import { type ApplicantRow, columnsFrom, ruleFrom } from '../allocation/columns.ts';
import { type Explanation, explain } from '../allocation/explain.ts';
import type { Allocation, Applicants, Rule } from '../allocation/market.ts';
import type { Told } from '../candidacy/candidacy.ts';
import { listForRound, type RoundLine } from '../candidacy/queries.ts';
import type { Call } from './call.ts';

export interface Market {
  readonly lines: readonly RoundLine[];
  readonly rule: Rule;
  readonly applicants: Applicants;
}
export interface Run extends Market {
  readonly drawn: Drawn;
  readonly allocation: Allocation;
  readonly explanation: Explanation;
}
const pageSize = 20_000;

const applicantRow = ({ lot, score, groups, ranking, not_for }: RoundLine): ApplicantRow => ({
  lot,
  score: score ?? 0,
  groups,
  ranking: not_for.length === 0 ? ranking : ranking.filter((venue) => !not_for.includes(venue)),
});

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
  return { lines: taking, rule, applicants: columnsFrom(rule, taking.map(applicantRow)) };
};
export const digestOfMarket = ({ rule, applicants }: Market): string => inputsDigest(rule, applicants);

export const runRound = (call: Id, market: Market, drawn: Drawn): Run => {
  const seed = Buffer.from(seedDrawn(call, drawn), 'hex');
  const allocation = allocate(market.rule, market.applicants, seed);
  return { ...market, drawn, allocation, explanation: explain(market.rule, market.applicants, allocation, seed) };
};

export const auditOf = (call: Id, programme: Id, round: number, code: string, run: Run): AuditFile =>
  writeAudit({ call, programme, round, code, rule: run.rule, drawn: run.drawn, applicants: run.applicants, allocation: run.allocation });

/** What the run says to the person of one row, about every venue they ranked. */
export const toldTo = (run: Run, row: number, round: number): Told | undefined => {
  const line = run.lines[row];
  if (line === undefined) return undefined;
  const said = run.explanation.told(row);
  const venues = line.ranking.map(
    (venue) => said.venues.find((v) => v.venue === venue) ?? ({ venue, result: 'not-eligible', position: null } as const),
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
