import readXlsxFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { stateAfter } from '../../kernel/testing/given.ts';
import { briefFrom } from '../brief/brief.ts';
import { briefPdf } from '../brief/brief-pdf.ts';
import { progressByQuarter, progressOf } from '../obligations/quarters.ts';
import { slippageOf } from '../obligations/slippage.ts';
import { lineWith } from '../obligations/testing.ts';
import { buoys, drawn, tables } from './examples.ts';
import { actionPlan } from './plan-decider.ts';
import { planPdf } from './plan-pdf.ts';
import { type PlanFile, planXlsx } from './plan-sheet.ts';

const today = '2026-06-15';
const plan = stateAfter(actionPlan, [drawn]);
if (plan === null) throw new Error('no plan');
const late = lineWith({
  id: 'buoys',
  title: '=1+1',
  due: '2026-04-01',
  blocks: ['tables'],
  says: { AX: { status: 'underway', words: null, at: null } },
});
const open = lineWith({ id: 'tables', title: tables.title, country: 'FJ', due: tables.due, met: '2026-06-10' });
const waiting = lineWith({ id: 'charts', title: 'Draw charts', due: '2026-12-01' });
const known = [{ ...late, blocks: ['charts'] }, open, waiting];
const file: PlanFile = {
  ...{ plan, today, language: 'en', offices: new Map([['sea-desk', 'Desk for the sea']]) },
  progress: {
    lines: [
      { line: { ...buoys, title: '=1+1' }, now: late, movedTo: '2026-04-01' },
      { line: tables, now: open, movedTo: null },
      { line: { ...buoys, obligation: 'gone', title: 'Gone' }, now: null, movedTo: null },
    ],
    progress: progressOf(known, today),
    quarters: progressByQuarter(known, today),
    slips: slippageOf(known, today),
  },
};
const textOf = async (pdf: Buffer): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
};

it('is a spreadsheet of three sheets that another program reads back', async () => {
  const sheets = await readXlsxFile(await planXlsx(file));
  expect(sheets.map((s) => s.sheet)).toEqual(['Lines', 'By quarter', 'Late']);
  const [lines, quarters, slips] = sheets.map((s) => s.data);
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(lines?.[1]).toEqual([
    ...[
      1,
      '=1+1',
      'Åland Islands',
      'Desk for the sea',
      day('2026-03-01'),
      day('2026-04-01'),
      'Overdue',
      75,
      'Underway',
      null,
      'MU-TIDES',
      null,
    ],
  ]);
  expect(lines?.[2]?.slice(6, 9)).toEqual(['Done', 9, null]);
  expect(lines?.[3]?.[6]).toBe('No longer there');
  expect(quarters?.slice(1)).toEqual([
    ['Q2 of 2026', 2, 1, 0, 1, 0],
    ['Q3 of 2026', 0, 0, 0, 0, 0],
    ['Q4 of 2026', 1, 0, 0, 0, 1],
  ]);
  expect(slips?.[1]).toEqual(['=1+1', 75, 'Draw charts']);
});
it('is a spreadsheet in Urdu with no word of English of its own', async () => {
  const sheets = await readXlsxFile(await planXlsx({ ...file, language: 'ur' }));
  expect(sheets.map((s) => s.sheet).join(' ')).not.toMatch(/[A-Za-z]/);
  expect(sheets.map((s) => s.data[0]?.join(' ')).join(' ')).not.toMatch(/[A-Za-z]/);
});
it('is a PDF in both languages, twice the same', async () => {
  const pdf = await planPdf(file);
  expect(await planPdf(file)).toEqual(pdf);
  const text = await textOf(pdf);
  for (const said of ['Tides, 2026', 'AP-TIDES', 'Overdue', '75 days late', 'Holds up: Draw charts', 'Q4 of 2026', 'Desk for the sea']) {
    expect(text).toContain(said);
  }
  expect((await planPdf({ ...file, language: 'ur' })).subarray(0, 5).toString()).toBe('%PDF-');
});
it('a brief is one page, however much there is to say', async () => {
  const lines = ['AX', 'FJ'].flatMap((country) =>
    ['2026-01-01', '2026-09-01'].flatMap((due) =>
      Array.from({ length: 8 }, (_, i) => lineWith({ id: `${country}-${due}-${i}`, title: `Deliver ${i} from ${country}`, country, due })),
    ),
  );
  const brief = briefFrom({ us: 'AX', partner: 'FJ', day: today, meeting: null, lines, counts: [], promises: [], last: null });
  for (const language of ['en', 'ur'] as const) {
    const pdf = await getDocumentProxy(new Uint8Array(await briefPdf(brief, language, new Date(0))));
    expect(pdf.numPages).toBe(1);
  }
  const text = await textOf(await briefPdf(brief, 'en', new Date(0)));
  expect(text).toContain('Brief: Fiji');
  expect(text).toContain('165 days late');
  expect(text).toMatch(/and \d more/);
});
