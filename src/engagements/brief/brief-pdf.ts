/** A brief on paper: one page, so where there is much to say each section says less, and how much more there is. */
import { formatsOf } from '../../kernel/language/formats.ts';
import { type FileLanguage, fileWords } from '../action-plan/plan-words.ts';
import type { Brief, BriefFact, SaidFact, Section } from './brief.ts';
import { drawPages, type PageLine, type PageSection } from './draw-pages.ts';
import { shortenSection } from './shorten.ts';

const separated = (parts: readonly (string | null)[]): string => parts.filter((p) => p !== null && p !== '').join(' · ');

/** Facts that each section shows, of what is overdue and of the rest, until all fit on a page: what is overdue gives way last. */
interface Room {
  readonly overdue: number;
  readonly rest: number;
}
const roomiest: Room = { overdue: 8, rest: 8 };
const tighter: readonly Room[] = [
  { overdue: 6, rest: 6 },
  { overdue: 5, rest: 5 },
  { overdue: 5, rest: 4 },
  { overdue: 5, rest: 3 },
  { overdue: 4, rest: 2 },
  { overdue: 3, rest: 1 },
  { overdue: 2, rest: 1 },
  { overdue: 1, rest: 1 },
];

const drawWith = (brief: Brief, language: FileLanguage, at: Date, room: Room) => {
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
  const section = (title: string, whole: Section, most = room.rest): PageSection => {
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
      section(overdueOurs, brief.overdueOurs, room.overdue),
      section(overdueTheirs, brief.overdueTheirs, room.overdue),
      section(promisedByUs, brief.promisedByUs),
      section(promisedByThem, brief.promisedByThem),
      section(together, brief.together),
      {
        title: saidLastTime,
        lines: brief.saidLastTime.slice(0, room.rest).map(said),
        after: brief.saidLastTime.length === 0 ? words.nothing : '',
      },
    ],
    foot: when(brief.day),
    at,
  });
};

export const briefPdf = async (brief: Brief, language: FileLanguage, at: Date): Promise<Buffer> => {
  let drawn = await drawWith(brief, language, at, roomiest);
  for (const room of tighter) {
    if (drawn.pages === 1) break;
    drawn = await drawWith(brief, language, at, room);
  }
  return drawn.pdf;
};
