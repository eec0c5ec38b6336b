/** What a letter says: the decision of a case in the service's words, for one page in English or two languages. Pure. */
import { formatsOf } from '../../../kernel/language/formats.ts';
import { type TextByLanguage, textIn } from '../../../kernel/language/text-by-language.ts';
import type { Day, Instant } from '../../../kernel/time/time.ts';
import { dayOfNumber, localTime } from '../../calendar/local-time.ts';
import type { Case } from '../../case/case.ts';
import type { CaseDecided } from '../../contract.ts';
import { type Definition, tasksOf } from '../../service/definition.ts';
import { filled, inPlace } from './fill.ts';
import { type LetterLanguage, type LetterWords, letterWords } from './words.ts';

/** An office by its names. */
export interface OfficeNames {
  readonly office: TextByLanguage;
  readonly organisation: TextByLanguage;
}
export interface LetterInput {
  readonly definition: Definition;
  readonly state: Case;
  readonly decided: CaseDecided['data'];
  readonly at: Instant;
  readonly signatory: OfficeNames;
  /** The office whose refusal ended it. */
  readonly refusedBy: OfficeNames | undefined;
  /** IANA zone of the signing office: the letter's days are its. */
  readonly timeZone: string;
  /** Where the letter is checked, without the code. */
  readonly checkAddress: string;
}

export interface LetterSection {
  readonly language: LetterLanguage;
  readonly words: LetterWords;
  readonly organisation: string;
  readonly office: string;
  readonly title: string;
  readonly service: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly paragraphs: readonly string[];
  readonly listTitle: string;
  /** Conditions of a grant, reasons of a refusal. */
  readonly list: readonly string[];
  readonly after: readonly string[];
}
export interface Letter {
  readonly granted: boolean;
  readonly trial: boolean;
  readonly code: string;
  readonly reference: string;
  readonly checkAddress: string;
  readonly issued: Instant;
  /** English, for readers of the file. */
  readonly title: string;
  readonly author: string;
  readonly sections: readonly LetterSection[];
}

const dayIn = (zone: string, at: number): Day => dayOfNumber(localTime(zone).dayAt(at));

/** A language takes part when the service has the letter's own words in it. */
const languagesOf = ({ definition, state, decided }: LetterInput): readonly LetterLanguage[] => {
  const words = decided.granted ? definition.outcome.body : definition.outcome.refusal;
  const own = state.language === 'ur' && words.ur !== undefined && words.ur !== '';
  return own ? ['ur', 'en'] : ['en'];
};

const reasonsOf = ({ definition, state, decided }: LetterInput, language: LetterLanguage): readonly string[] => {
  const task = state.tasks.findLast(({ task: id, outcome }) => id === decided.because && outcome === 'refused');
  const known = tasksOf(definition).find(({ id }) => id === task?.task);
  const reasons = known?.decisions.find(({ id }) => id === task?.decision)?.reasons ?? [];
  const named = reasons.filter(({ id }) => task?.reasons.includes(id)).map(({ text }) => textIn(text, language).text);
  const words = inPlace(task?.words ?? '', language);
  return words === '' ? named : [...named, words];
};

const sectionIn = (input: LetterInput, language: LetterLanguage, name: string): LetterSection => {
  const { definition, state, decided, at, signatory, refusedBy, timeZone } = input;
  const { outcome } = definition;
  const words = letterWords[language];
  const f = formatsOf(language);
  const inWords = (texts: TextByLanguage) => textIn(texts, language).text;
  const filling = { definition, answers: state.answers ?? {}, applicant: name, reference: state.reference ?? '' };
  const withAnswers = (texts: TextByLanguage) => filled(inWords(texts), language, filling);
  const until: readonly (readonly [string, string])[] = decided.granted
    ? [[words.validUntil, decided.validUntil === null ? words.withoutEnd : f.when(decided.validUntil)]]
    : [];
  const appealUntil = decided.appealUntil;
  // The time for an appeal ends with a day: its last moment is just before.
  const appeal = appealUntil === null ? words.noAppeal : words.appeal(f.when(dayIn(timeZone, Date.parse(appealUntil) - 1)));
  const who =
    refusedBy === undefined
      ? []
      : [words.refusedBy(`${inWords(refusedBy.office)}${language === 'ur' ? '، ' : ', '}${inWords(refusedBy.organisation)}`)];
  return {
    language,
    words,
    organisation: inWords(signatory.organisation),
    office: inWords(signatory.office),
    title: decided.granted ? inWords(outcome.title) : words.refusal(inWords(outcome.title)),
    service: inWords(definition.title),
    facts: [
      [words.reference, state.reference ?? ''],
      [words.date, f.when(dayIn(timeZone, Date.parse(at)))],
      ...until,
      [
        decided.granted ? words.holder : words.applicant,
        `${inPlace(name, language)}${language === 'ur' ? '، ' : ', '}${f.country(state.applicant.country)}`,
      ],
    ],
    paragraphs: withAnswers(decided.granted ? outcome.body : outcome.refusal),
    listTitle: decided.granted ? words.conditions : words.reasons,
    list: decided.granted
      ? decided.conditions.flatMap((i) => {
          const condition = outcome.conditions[i];
          return condition === undefined ? [] : [withAnswers(condition.text).join(' ')];
        })
      : reasonsOf(input, language),
    after: decided.granted ? [] : [...who, appeal],
  };
};

/** Undefined once the applicant was erased: then there is nobody to write to. */
export const letterOf = (input: LetterInput): Letter | undefined => {
  const { definition, state, decided, at, signatory, checkAddress } = input;
  const name = state.applicant.name?.replace(/\s+/g, ' ').trim();
  if (name === undefined || state.answers === null || state.reference === null) return undefined;
  return {
    granted: decided.granted,
    trial: state.trial,
    code: decided.code,
    reference: state.reference,
    checkAddress,
    issued: at,
    title: decided.granted ? definition.outcome.title.en : letterWords.en.refusal(definition.outcome.title.en),
    author: `${signatory.organisation.en}, ${signatory.office.en}`,
    sections: languagesOf(input).map((language) => sectionIn(input, language, name)),
  };
};
