import type { CommitmentSummary } from './commitments/filter.ts';

/** The columns of the published data set, in order; the same for CSV and JSON. */
export const datasetColumns = [
  'number',
  'title',
  'summary',
  'parties',
  'partners',
  'topic',
  'topic2',
  'instrument',
  'stage',
  'delivery',
  'specific',
  'said_again',
  'gone_quiet',
  'first_said',
  'last_said',
  'last_heard',
  'mentions',
  'due',
  'owners',
] as const;
export type DatasetRow = Readonly<Record<(typeof datasetColumns)[number], string | number | boolean | null>>;

/** Commitments as flat rows; lists are joined by a space (countries) or `; ` (owners). */
export const commitmentsAsRows = (commitments: readonly CommitmentSummary[]): readonly DatasetRow[] =>
  commitments.map((c) => ({
    number: c.number,
    title: c.title,
    summary: c.summary,
    parties: c.parties.join(' '),
    partners: c.partners.join(' '),
    topic: c.topic,
    topic2: c.topic2,
    instrument: c.instrument,
    stage: c.stage,
    delivery: c.delivery,
    specific: c.specific,
    said_again: c.saidAgain,
    gone_quiet: c.quiet,
    first_said: c.firstSaid,
    last_said: c.lastSaid,
    last_heard: c.heard,
    mentions: c.mentions,
    due: c.due,
    owners: c.owners.join('; '),
  }));

// A spreadsheet runs a cell that begins with one of these as a formula.
const formula = /^[=+\-@\t\r]/;

const cell = (value: string | number | boolean | null): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180: a header line, CRLF, quotes doubled. */
export const asCsv = (rows: readonly DatasetRow[]): string =>
  [datasetColumns.join(','), ...rows.map((r) => datasetColumns.map((c) => cell(r[c])).join(','))].map((line) => `${line}\r\n`).join('');
