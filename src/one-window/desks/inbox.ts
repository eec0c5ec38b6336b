/** The work list of an office: which tasks wait, for whom, and until when. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { TaskKind, TaskStatus } from '../case/case.ts';
import type { ApplicantKind } from '../service/definition.ts';
import { countOf, listOf, lookFor } from './queries.ts';

/**
 * mine: open with this officer · unassigned: nobody has claimed it · due-today: its clock ends with the office's own day ·
 * overdue: it has ended · sent-back: with the applicant · all: everything that has not ended.
 */
export const inboxViews = ['mine', 'unassigned', 'due-today', 'overdue', 'sent-back', 'all'] as const;
export type InboxView = (typeof inboxViews)[number];

/** An office whose tasks are listed, and the instant at which its own day ends. */
export interface DeskOffice {
  readonly office: Id;
  readonly dayEnds: Instant;
}

/** The last line of the page before: lists go on behind it, however much has changed since. */
export interface InboxPlace {
  readonly opened: Instant;
  readonly stream: string;
  readonly task: string;
}

export interface InboxFilter {
  readonly offices: readonly DeskOffice[];
  readonly officer: Id;
  readonly now: Instant;
  readonly view: InboxView;
  readonly service?: Id | undefined;
}
export interface InboxQuery extends InboxFilter {
  /** The beginning of a reference, or of the words of an applicant's name. Looks through ended tasks too, whatever the view. */
  readonly search?: string | undefined;
  readonly after?: InboxPlace | undefined;
  readonly limit: number;
}

export interface InboxLine {
  readonly stream: string;
  readonly case: Id;
  readonly task: string;
  readonly round: number;
  readonly kind: TaskKind;
  /** For advice and appeals: the task they belong to. */
  readonly of: string | null;
  readonly service: Id;
  readonly version: number;
  readonly reference: string | null;
  readonly applicant: Id;
  /** Null once erased. */
  readonly applicantName: string | null;
  readonly applicantKind: ApplicantKind;
  readonly country: string;
  readonly office: Id;
  readonly status: TaskStatus;
  readonly officer: Id | null;
  readonly opened: Instant;
  /** End of the clock; null while it is stopped. */
  readonly due: Instant | null;
  readonly ended: Instant | null;
  /** Working days promised. */
  readonly promise: number;
}

/** Views are counted up to here; a list that is longer is simply long. */
export const countedUpTo = 1_000;
/** How many tasks each view holds, `countedUpTo` at most. */
export type InboxCounts = Readonly<Record<InboxView, number>>;

export const placeOf = (line: Pick<InboxLine, 'opened' | 'stream' | 'task'>): string =>
  [line.opened, line.stream.slice('case/'.length), line.task].join('~');

/** A place as it stood in an address; undefined for anything else. */
export const placeFrom = (text: string | undefined): InboxPlace | undefined => {
  const [, opened = '', id = '', task = ''] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-zA-Z-]{1,100})~([a-z0-9-]{1,100})$/.exec(text ?? '') ?? [];
  return opened === '' ? undefined : { opened, stream: `case/${id}`, task };
};

/** What is searched for: a reference by its beginning, and the words of a name; undefined when nothing usable was typed. */
export const termsOf = (search: string): { readonly reference: string | null; readonly words: readonly string[] } | undefined => {
  const tidy = search.trim().slice(0, 100);
  const words = tidy.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const reference = tidy.toUpperCase().replace(/\s+/g, '');
  return { reference: /^[A-Z0-9-]{4,40}$/.test(reference) && /[-\d]/.test(reference) ? reference : null, words: words.slice(0, 6) };
};

/** One page of a view, the oldest first. */
export const listInbox = async (ledger: Ledger, query: InboxQuery): Promise<readonly InboxLine[]> => {
  if (query.offices.length === 0) return [];
  if (!query.search) return listOf(ledger.db, query);
  const terms = termsOf(query.search);
  return terms ? lookFor(ledger.db, query, terms) : [];
};

export const countInbox = async (ledger: Ledger, filter: Omit<InboxFilter, 'view'>): Promise<InboxCounts> =>
  filter.offices.length === 0
    ? { mine: 0, unassigned: 0, 'due-today': 0, overdue: 0, 'sent-back': 0, all: 0 }
    : countOf(ledger.db, filter, countedUpTo);

/** The task to go on with: the first of the view behind `after`, else its first, never `after` itself nor the officer's own case. */
export const nextTask = async (ledger: Ledger, filter: InboxFilter, after?: InboxPlace): Promise<InboxLine | undefined> => {
  const fits = (line: InboxLine): boolean =>
    line.applicant !== filter.officer && !(line.stream === after?.stream && line.task === after.task);
  const behind = after ? (await listInbox(ledger, { ...filter, after, limit: 5 })).find(fits) : undefined;
  return behind ?? (await listInbox(ledger, { ...filter, limit: 5 })).find(fits);
};
