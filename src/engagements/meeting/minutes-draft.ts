/** Minutes drafted from what was recorded: a text to begin with, in the sentences the register reads. Pure. */
import { type Formats, formatsOf } from '../../kernel/language/formats.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { WorkingGroup } from '../working-group/working-group.ts';
import type { Meeting, Participant } from './meeting.ts';

interface Words {
  readonly heading: (title: string) => string;
  readonly day: string;
  readonly place: string;
  readonly sides: string;
  readonly present: string;
  readonly apologies: string;
  readonly agenda: string;
  readonly decided: string;
  readonly items: string;
  readonly nothing: string;
  readonly item: (country: string, what: string, due: string) => string;
  readonly outcome: string;
  readonly roles: Readonly<Record<Participant['role'], string>>;
}
/** A title begins a sentence, here it is inside one; what is written in capitals stays so. */
const inside = (text: string): string =>
  (/^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text).replace(/[.。۔\s]+$/u, '');
const sentence = (text: string, stop: string): string => (/[.!?。۔؟]$/u.test(text.trim()) ? text.trim() : `${text.trim()}${stop}`);

const english: Words = {
  heading: (title) => `Minutes: ${title}`,
  day: 'Date',
  place: 'Place',
  sides: 'Sides',
  present: 'Present',
  apologies: 'Apologies',
  agenda: 'Agenda',
  decided: 'The sides agreed',
  items: 'What each side will do',
  nothing: 'Nothing was decided.',
  item: (country, what, due) => `${country} agreed to ${inside(what)} by ${due}.`,
  outcome: 'Outcome',
  roles: {
    'co-chair': 'co-chair',
    'head-of-delegation': 'head of delegation',
    member: 'member',
    host: 'host',
    interpreter: 'interpreter',
    observer: 'observer',
  },
};
const urdu: Words = {
  heading: (title) => `رودادِ اجلاس: ${title}`,
  day: 'تاریخ',
  place: 'مقام',
  sides: 'فریق',
  present: 'شرکا',
  apologies: 'غیر حاضر',
  agenda: 'ایجنڈا',
  decided: 'فریقین نے اتفاق کیا',
  items: 'ہر فریق کیا کرے گا',
  nothing: 'کوئی فیصلہ نہیں ہوا۔',
  item: (country, what, due) => `${country} نے ${due} تک اس کام پر اتفاق کیا: ${inside(what)}۔`,
  outcome: 'نتیجہ',
  roles: {
    'co-chair': 'شریک صدر',
    'head-of-delegation': 'سربراہِ وفد',
    member: 'رکن',
    host: 'میزبان',
    interpreter: 'مترجم',
    observer: 'مبصر',
  },
};

const people = (all: readonly Participant[], words: Words, formats: Formats): readonly string[] =>
  all.map((p) => {
    const of = [words.roles[p.role], p.organisationName, formats.country(p.country)].filter((part) => part !== '');
    return `- ${p.name === null ? '' : `${p.name}, `}${of.join(', ')}`;
  });
const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[heading, ...lines].join('\n')];

/** In `en` or `ur`; another language begins in English. Days are those of the place. */
export const minutesDraft = (meeting: Meeting, group: Pick<WorkingGroup, 'title'> | null, language: string): string => {
  const words = language === 'ur' ? urdu : english;
  const stop = language === 'ur' ? '۔' : '.';
  const formats = formatsOf(language === 'ur' ? 'ur' : 'en');
  const { agenda, decisions, items, participants, countries, outcome } = meeting;
  const number = (at: number): string => formats.number(at + 1);
  const under = (id: string | null): string => {
    const at = agenda.findIndex((a) => a.id === id);
    return at < 0 ? '' : ` (${words.agenda} ${number(at)})`;
  };
  const decided = decisions.map((d, at) => `${number(at)}. ${sentence(d.text, stop)}${under(d.agenda)}`);
  const todo = items.map((i, at) => `${number(at)}. ${words.item(formats.country(i.country), i.title, formats.when(i.due))}`);
  return [
    [words.heading(meeting.title), ...(group === null ? [] : [group.title])].join('\n'),
    [
      `${words.day}: ${formats.when(dayIn(meeting.zone, meeting.starts))}`,
      ...(meeting.place === '' ? [] : [`${words.place}: ${meeting.place}`]),
      `${words.sides}: ${formats.list(countries.map((c) => formats.country(c)))}`,
    ].join('\n'),
    ...section(
      words.present,
      people(
        participants.filter((p) => p.present !== false),
        words,
        formats,
      ),
    ),
    ...section(
      words.apologies,
      people(
        participants.filter((p) => p.present === false),
        words,
        formats,
      ),
    ),
    ...section(
      words.agenda,
      agenda.map((line, at) => `${number(at)}. ${line.title}`),
    ),
    ...(decided.length + todo.length === 0 ? [words.nothing] : []),
    ...section(words.decided, decided),
    ...section(words.items, todo),
    ...(outcome === null ? [] : section(words.outcome, [outcome])),
  ].join('\n\n');
};
