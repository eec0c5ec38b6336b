/** An action plan as a spreadsheet (XLSX): its lines, its quarters, and what is late. */
import type { Cell, SheetData } from 'write-excel-file/node';
import { formatsOf } from '../../kernel/language/formats.ts';
import type { Day } from '../../kernel/time/time.ts';
import { daysLate, objecting, standingOf } from '../obligations/standing.ts';
import type { ActionPlan } from './action-plan.ts';
import { type FileLanguage, fileWords } from './plan-words.ts';
import type { PlanLineNow, PlanProgress } from './progress.ts';

/** Offices by id, as they are called in the language. */
export type OfficeNames = ReadonlyMap<string, string>;
export interface PlanFile {
  readonly plan: ActionPlan;
  readonly progress: PlanProgress;
  readonly today: Day;
  readonly language: FileLanguage;
  readonly offices: OfficeNames;
}

const head = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#032f2e', textColor: '#ffffff', wrap: true });
// Text is text: a title that begins with = must not become a formula of whoever opens the file.
const text = (value: string | null): Cell => (value === null || value === '' ? null : { value, type: String, wrap: true });
const count = (value: number): Cell => ({ value, type: Number });
const day = (value: Day | null): Cell =>
  value === null ? null : { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };

const lineCells = ({ line, now, movedTo }: PlanLineNow, i: number, file: PlanFile): Cell[] => {
  const words = fileWords[file.language];
  const { country } = formatsOf(file.language);
  const others = now === null ? [] : Object.entries(now.says).filter(([side]) => side !== now.country);
  const own = now?.says[now.country]?.status;
  return [
    count(i + 1),
    text(line.title),
    text(country(line.country)),
    text(file.offices.get(line.owner) ?? line.owner),
    day(line.due),
    day(movedTo),
    text(now === null ? words.gone : words.standings[standingOf(now, file.today)]),
    now === null || daysLate(now, file.today) === 0 ? null : count(daysLate(now, file.today)),
    text(own === undefined ? null : words.reports[own]),
    text(others.map(([side, said]) => `${country(side)}: ${words.reports[said.status]}`).join('; ')),
    text(now?.reference ?? null),
    text(line.commitment),
  ];
};
/** The other side's words stand out where they differ. */
const marked = (cells: Cell[], { now }: PlanLineNow): Cell[] => {
  if (now === null || now.met !== null || objecting(now).length === 0) return cells;
  return cells.map((cell, i) =>
    i === 9 && cell !== null && typeof cell === 'object' && 'value' in cell ? { ...cell, backgroundColor: '#ffe2a8' } : cell,
  );
};

export const planXlsx = async (file: PlanFile): Promise<Buffer> => {
  const { progress, language, plan } = file;
  const words = fileWords[language];
  const { number, title, owes, office, due, movedTo, standing, late, owing, others, source, commitment, holdsUp } = words.columns;
  const columns = [number, title, owes, office, due, movedTo, standing, late, owing, others, source, commitment];
  const lines: SheetData = [columns.map(head), ...progress.lines.map((line, i) => marked(lineCells(line, i, file), line))];
  const quarters: SheetData = [
    [head(words.quarter), ...words.quarterColumns.map(head)],
    ...progress.quarters.map((q): Cell[] => [text(words.quarterOf(q.quarter)), ...[q.due, q.met, q.claimed, q.overdue, q.open].map(count)]),
  ];
  const slips: SheetData = [
    [head(title), head(late), head(holdsUp)],
    ...progress.slips.map((s): Cell[] => [text(s.line.title), count(s.days), text(s.holdsUp.map((l) => l.title).join('; '))]),
  ];
  const rightToLeft = language === 'ur';
  const widths = (...all: readonly number[]) => all.map((width) => ({ width }));
  const sheets = [
    {
      data: lines,
      sheet: words.sheets.lines,
      columns: widths(6, 48, 16, 28, 12, 12, 16, 10, 18, 24, 20, 14),
      stickyRowsCount: 1,
      rightToLeft,
    },
    { data: quarters, sheet: words.sheets.quarters, columns: widths(12, 12, 12, 16, 12, 12), stickyRowsCount: 1, rightToLeft },
    { data: slips, sheet: words.sheets.late, columns: widths(48, 12, 60), stickyRowsCount: 1, rightToLeft },
  ];
  if (plan.lines.length === 0) throw new Error('a plan has lines');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(sheets).toBuffer();
};
