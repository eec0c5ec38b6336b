/** An action plan on paper, in the order of its lines, with its quarters and what is late. */
import { formatsOf } from '../../kernel/language/formats.ts';
import { drawPages, type PageLine } from '../brief/draw-pages.ts';
import { daysLate, standingOf } from '../obligations/standing.ts';
import { fileWords } from './plan-words.ts';
import type { PlanFile } from './plan-sheet.ts';
import type { PlanLineNow } from './progress.ts';

export const planPdf = async ({ plan, progress, today, language, offices }: PlanFile): Promise<Buffer> => {
  const words = fileWords[language];
  const { when, number, country } = formatsOf(language);
  const line = ({ line: l, now, movedTo }: PlanLineNow): PageLine => {
    const late = now === null ? 0 : daysLate(now, today);
    const stands = now === null ? words.gone : words.standings[standingOf(now, today)];
    const parts = [country(l.country), offices.get(l.owner) ?? l.owner, words.due(when(l.due)), stands];
    const more = [movedTo === null ? '' : `${words.columns.movedTo}: ${when(movedTo)}`, late > 0 ? words.daysLate(number(late)) : ''];
    return { text: l.title, note: [...parts, ...more, now?.reference ?? ''].filter((p) => p !== '').join(' · '), alarm: late > 0 };
  };
  const [due, met, claimed, overdue, open] = words.quarterColumns;
  const quarters = progress.quarters.map(
    (q): PageLine => ({
      text: words.quarterOf(q.quarter),
      note: [
        [due, q.due] as const,
        [met, q.met] as const,
        [claimed, q.claimed] as const,
        [overdue, q.overdue] as const,
        [open, q.open] as const,
      ]
        .map(([name, n]) => `${name}: ${number(n)}`)
        .join(' · '),
    }),
  );
  const slips = progress.slips.map(
    ({ line: l, days, holdsUp }): PageLine => ({
      text: l.title,
      note: [
        words.daysLate(number(days)),
        holdsUp.length === 0 ? '' : `${words.columns.holdsUp}: ${holdsUp.map((h) => h.title).join('; ')}`,
      ]
        .filter((p) => p !== '')
        .join(' · '),
      alarm: true,
    }),
  );
  const { pdf } = await drawPages({
    language,
    title: plan.title,
    under: `${words.plan} · ${plan.reference} · ${words.period(when(plan.from), when(plan.until))}`,
    sections: [
      { title: words.sheets.lines, lines: progress.lines.map(line), after: '' },
      { title: words.sheets.quarters, lines: quarters, after: '' },
      { title: words.sheets.late, lines: slips, after: slips.length === 0 ? words.nothing : '' },
    ],
    foot: plan.reference,
    at: new Date(`${today}T00:00:00Z`),
  });
  return pdf;
};
