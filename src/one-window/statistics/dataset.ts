import type { ServiceFigures } from './figures.ts';

/** The columns of the published data set, in order. Days are working days; an empty task is the whole service. */
export const columns = [
  'service',
  'task',
  'office',
  'received',
  'decided',
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
  'open',
  'overdue',
  'by_nobody',
  'in_time',
  'median_days',
  'p90_days',
  'promised_days',
  'as_of',
] as const;
export type ServiceRow = Readonly<Record<(typeof columns)[number], string | number | null>>;

/** A row for each service, and one for each office's part in each of its steps. */
export const serviceRows = (services: readonly ServiceFigures[]): readonly ServiceRow[] =>
  services.flatMap(({ service, asOf, cases, parts }): readonly ServiceRow[] => [
    {
      service,
      task: '',
      office: '',
      received: cases.received,
      decided: cases.decided,
      granted: cases.granted,
      refused: cases.refused,
      withdrawn: cases.withdrawn,
      lapsed: cases.lapsed,
      open: cases.open,
      overdue: cases.overdue,
      by_nobody: null,
      in_time: null,
      median_days: cases.times.median,
      p90_days: cases.times.p90,
      promised_days: null,
      as_of: asOf,
    },
    ...parts.map((p) => ({
      service,
      task: p.task,
      office: p.office,
      received: p.opened,
      decided: p.decided,
      granted: p.approved,
      refused: p.refused,
      withdrawn: null,
      lapsed: null,
      open: p.open + p.sentBack,
      overdue: p.overdue,
      by_nobody: p.byNobody,
      in_time: p.inTime,
      median_days: p.times.median,
      p90_days: p.times.p90,
      promised_days: p.promise?.most ?? null,
      as_of: asOf,
    })),
  ]);

/** RFC 4180. Ids and numbers only, so nothing in it needs quotes. */
export const asCsv = (rows: readonly ServiceRow[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((c) => row[c] ?? '').join(','))].map((line) => `${line}\r\n`).join('');
