/** An action plan as a spreadsheet and on paper, in the reader's language. */
import { planPdf } from '../../../../engagements/action-plan/plan-pdf.ts';
import { type PlanFile, planXlsx } from '../../../../engagements/action-plan/plan-sheet.ts';
import { fileLanguageOf } from '../../../../engagements/action-plan/plan-words.ts';
import { planProgress } from '../../../../engagements/action-plan/progress.ts';
import { findPlan } from '../../../../engagements/action-plan/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';
import { todayOf } from '../register/today.ts';
import { officesFor } from './around.tsx';

const fileOf = async (c: Ask, door: Door, ending: string): Promise<PlanFile | undefined> => {
  const { actor, words: w } = c.get('visitor');
  const found = await findPlan(door.ledger, (c.req.param('file') ?? '').slice(0, -ending.length), actor);
  if (found === undefined) return undefined;
  const { today } = todayOf(door);
  const [progress, offices] = await Promise.all([planProgress(door.ledger, found.state, today), officesFor(door, w)]);
  const names = new Map(offices.all.map((o) => [o.id, offices.name(o.id)]));
  return { plan: found.state, progress, today, language: fileLanguageOf(w.language), offices: names };
};
const sent = (c: Ask, bytes: Buffer, type: string, how: 'inline' | 'attachment', name: string): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'content-type': type,
    'content-disposition': `${how}; filename="${name.replace(/[^\w.-]/g, '_')}"`,
  });

export const sheetFile = async (c: Ask, door: Door): Promise<Response> => {
  const file = await fileOf(c, door, '.xlsx');
  if (file === undefined) return nothingHere(c, door);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return sent(c, await planXlsx(file), type, 'attachment', `${file.plan.reference}.xlsx`);
};
export const paperFile = async (c: Ask, door: Door): Promise<Response> => {
  const file = await fileOf(c, door, '.pdf');
  return file === undefined
    ? nothingHere(c, door)
    : sent(c, await planPdf(file), 'application/pdf', 'inline', `${file.plan.reference}.pdf`);
};
