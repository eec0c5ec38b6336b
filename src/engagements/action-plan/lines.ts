/** The lines of a plan as a text that has one digest, and what is different between two texts. */
import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { ActionPlan, PlanLine } from './action-plan.ts';

/** Of its fields and no others, so that nothing else can stand in what was signed off. */
const plainLine = ({ obligation, source, title, country, owner, due, commitment }: PlanLine): PlanLine => ({
  ...{ obligation, source, title, country, owner, due, commitment },
});
export const plainLines = (lines: readonly PlanLine[]): readonly PlanLine[] => lines.map(plainLine);

/** SHA-256 of the lines' canonical JSON (RFC 8785), in their order, in hex. */
export const digestOfLines = (lines: readonly PlanLine[]): string =>
  createHash('sha256')
    .update(canonical(plainLines(lines)))
    .digest('hex');

/** One obligation of one agreement or meeting: ids are its source's own. */
export const lineKey = ({ source, obligation }: Pick<PlanLine, 'source' | 'obligation'>): string => `${source} ${obligation}`;

export interface LineDifference {
  readonly obligation: Id;
  readonly source: string;
  readonly title: string;
  readonly what: 'added' | 'removed' | 'changed' | 'moved';
  /** What was changed: `due`, `owner`… */
  readonly fields: readonly string[];
}
const fields = ['title', 'country', 'owner', 'due', 'commitment'] as const;

/** The lines that differ, those of the newer text first, in its order. `moved`: nothing but its place among those that stayed. */
export const differences = (before: readonly PlanLine[], after: readonly PlanLine[]): readonly LineDifference[] => {
  const was = new Map(before.map((line) => [lineKey(line), line]));
  const is = new Set(after.map(lineKey));
  const stayed = before.filter((line) => is.has(lineKey(line))).map(lineKey);
  const order = after.map(lineKey).filter((key) => was.has(key));
  const tell = (line: PlanLine, what: LineDifference['what'], changed: readonly string[]): LineDifference => ({
    ...{ obligation: line.obligation, source: line.source, title: line.title, what, fields: changed },
  });
  const newer = after.flatMap((line): readonly LineDifference[] => {
    const old = was.get(lineKey(line));
    if (old === undefined) return [tell(line, 'added', [])];
    const changed = fields.filter((field) => old[field] !== line[field]);
    if (changed.length > 0) return [tell(line, 'changed', changed)];
    return stayed.indexOf(lineKey(line)) === order.indexOf(lineKey(line)) ? [] : [tell(line, 'moved', [])];
  });
  return [...newer, ...before.filter((line) => !is.has(lineKey(line))).map((line) => tell(line, 'removed', []))];
};

/** What differs between the lines of a digest and those of today; null: they were never this plan's, or it is too long ago. */
export const differencesSince = ({ earlier, lines }: Pick<ActionPlan, 'earlier' | 'lines'>, digest: string) => {
  const seen = earlier.findLast((e) => e.digest === digest);
  return seen === undefined ? null : differences(seen.lines, lines);
};
