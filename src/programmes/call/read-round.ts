/** A published round as its file has it: what people are told is what was published, however much has changed since. */
import type { FileStore } from '../../ledger/storage/files/files.ts';
import { explain } from '../allocation/explain.ts';
import type { Allocation } from '../allocation/market.ts';
import { readAudit } from '../allocation/read-audit.ts';
import { seatName } from '../allocation/rows-as-text.ts';
import type { Market, Run } from './run-round.ts';

/** What telling a round needs. */
export type RoundToTell = Pick<Run, 'lines' | 'rule' | 'explanation' | 'over'> & { readonly allocation: Pick<Allocation, 'venue'> };

/** `file`: its digest. Rows of people who are gone have no line. @throws when the file is not there, or cannot be read. */
export const readRound = async (files: Pick<FileStore, 'read'>, file: string, market: Market): Promise<RoundToTell> => {
  const bytes = await files.read(file);
  if (bytes === undefined) throw new Error(`the file ${file} of a published round is not there`);
  const { rule, applicants, venue, seat: names, place, header } = await readAudit(bytes);
  const seats = rule.venues.map(
    (at, v) => new Map([0, ...at.reserves.map((_, r) => 1 + r)].map((seat) => [seatName(rule, v, seat), seat])),
  );
  const seat = Uint8Array.from(names, (name, row) => seats[venue[row] ?? 0]?.get(name) ?? 0);
  const allocation = { venue, seat, place: place.map((at) => at - 1) };
  const lines = new Map(market.lines.map((line) => [line?.lot, line]));
  const lotOf = (row: number): string => Buffer.from(applicants.lots.subarray(16 * row, 16 * (row + 1))).toString('hex');
  return {
    lines: Array.from({ length: applicants.count }, (_, row) => lines.get(lotOf(row))),
    over: market.over,
    explanation: explain(rule, applicants, allocation, Buffer.from(header.seed, 'hex')),
    ...{ rule, allocation },
  };
};
