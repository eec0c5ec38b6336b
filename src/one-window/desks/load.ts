/** Who has how much to do at an office, what is late, and what it waits for. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Case, TaskState } from '../case/case.ts';
import type { DeskOffice, InboxLine } from './inbox.ts';
import { loadOf, lateOf, stoppedOf } from './queries.ts';

/** What one officer has at one office; `officer: null`: what nobody has claimed. */
export interface Load {
  readonly office: Id;
  readonly officer: Id | null;
  readonly open: number;
  readonly dueToday: number;
  readonly overdue: number;
  /** With the applicant. */
  readonly sentBack: number;
  /** Clock stopped for a stated reason; sent back ones are not counted. */
  readonly stopped: number;
  readonly oldest: Instant | null;
}

/** A line per officer with anything open, and one for what nobody has claimed. */
export const loadAt = async (ledger: Ledger, offices: readonly DeskOffice[], now: Instant): Promise<readonly Load[]> =>
  offices.length === 0 ? [] : loadOf(ledger.db, offices, now);

/** Why a task does not move. `reason` is an id of the service's list; `office`: whose advice is awaited. */
export type Because =
  | { readonly why: 'never-claimed' }
  | { readonly why: 'waiting-for-applicant'; readonly since: Instant | null }
  | { readonly why: 'clock-stopped'; readonly reason: string; readonly since: Instant }
  | { readonly why: 'waiting-for-advice'; readonly office: Id; readonly since: Instant }
  | { readonly why: 'with-officer' };

export const becauseOf = (state: Pick<Case, 'tasks'>, task: TaskState): Because => {
  if (task.status === 'sent-back') return { why: 'waiting-for-applicant', since: task.clock.stopped?.since ?? null };
  const { stopped } = task.clock;
  if (stopped) return { why: 'clock-stopped', reason: stopped.reason, since: stopped.since };
  const asked = state.tasks.find((t) => t.kind === 'advice' && t.of === task.task && t.status === 'open');
  if (asked) return { why: 'waiting-for-advice', office: asked.office, since: asked.opened };
  return task.officer === null ? { why: 'never-claimed' } : { why: 'with-officer' };
};

export interface LateLine extends InboxLine {
  readonly because: Because;
}

const explained = async (ledger: Ledger, lines: readonly InboxLine[]): Promise<readonly LateLine[]> => {
  const streams = [...new Set(lines.map((line) => line.stream))];
  const states = new Map(await Promise.all(streams.map(async (stream) => [stream, (await ledger.state<Case>(stream))?.state] as const)));
  return lines.map((line) => {
    const state = states.get(line.stream);
    const task = state?.tasks.findLast((t) => t.task === line.task);
    return { ...line, because: state && task ? becauseOf(state, task) : { why: line.officer === null ? 'never-claimed' : 'with-officer' } };
  });
};

/** The tasks whose clock has run out, the longest overdue first, each with what it waits for. */
export const listLate = async (
  ledger: Ledger,
  query: { readonly offices: readonly DeskOffice[]; readonly now: Instant; readonly limit: number },
): Promise<readonly LateLine[]> =>
  query.offices.length === 0 ? [] : explained(ledger, await lateOf(ledger.db, query.offices, query.now, Math.min(query.limit, 200)));

/** The tasks whose clock stands still for a reason the office stated, the oldest first. */
export const listStopped = async (
  ledger: Ledger,
  query: { readonly offices: readonly DeskOffice[]; readonly limit: number },
): Promise<readonly LateLine[]> =>
  query.offices.length === 0 ? [] : explained(ledger, await stoppedOf(ledger.db, query.offices, Math.min(query.limit, 200)));
