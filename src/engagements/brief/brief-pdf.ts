/** A brief on paper: one page, so where there is much to say each section says less, and how much more there is. */
import { formatsOf } from '../../kernel/language/formats.ts';
import { type FileLanguage, fileWords } from '../action-plan/plan-words.ts';
import type { Brief, BriefFact, SaidFact, Section } from './brief.ts';
import { drawPages, type PageLine, type PageSection } from './draw-pages.ts';
import { shortenSection } from './shorten.ts';

const separated = (parts: readonly (string | null)[]): string => parts.filter((p) => p !== null && p !== '').join(' · ');

/** Facts that each section shows, until all fit on a page. */
const tries = [8, 6, 5, 4, 3, 2, 1] as const;

const drawWith = (brief: Brief, language: FileLanguage, at: Date, most: number) => {
  const words = fileWords[language];
  const { when, number, country } = formatsOf(language);
  const line = (fact: BriefFact): PageLine => ({
    text: fact.text,
    note: separated([
      fact.due === null ? null : words.due(when(fact.due)),
      fact.daysLate > 0 ? words.daysLate(number(fact.daysLate)) : null,
      fact.we === null ? null : words.weSay(words.reports[fact.we]),
      fact.they === null ? null : words.theySay(words.reports[fact.they]),
      fact.quiet ? words.quiet : null,
      fact.source.reference,
    ]),
    alarm: fact.daysLate > 0 || fact.disagree,
  });
  const section = (title: string, whole: Section): PageSection => {
    const { facts, more } = shortenSection(whole, most);
    const after = more > 0 ? words.more(number(more)) : facts.length === 0 ? words.nothing : '';
    return { title, lines: facts.map(line), after };
  };
  const said = ({ text, day, source }: SaidFact): PageLine => ({ text, note: separated([when(day), source.reference]) });
  const { overdueOurs, overdueTheirs, promisedByUs, promisedByThem, together, saidLastTime } = words.sections;
  const visit = brief.meeting;
  return drawPages({
    language,
    title: words.brief(country(brief.partner)),
    under: separated([when(brief.day), visit?.title ?? null, visit?.place ?? null]),
    sections: [
      section(overdueOurs, brief.overdueOurs),
      section(overdueTheirs, brief.overdueTheirs),
      section(promisedByUs, brief.promisedByUs),
      section(promisedByThem, brief.promisedByThem),
      section(together, brief.together),
      {
        title: saidLastTime,
        lines: brief.saidLastTime.slice(0, most).map(said),
        after: brief.saidLastTime.length === 0 ? words.nothing : '',
      },
    ],
    foot: when(brief.day),
    at,
  });
};

export const briefPdf = async (brief: Brief, language: FileLanguage, at: Date): Promise<Buffer> => {
  let drawn = await drawWith(brief, language, at, tries[0]);
  for (const most of tries.slice(1)) {
    if (drawn.pages === 1) break;
    drawn = await drawWith(brief, language, at, most);
  }
  return drawn.pdf;
};
