/** Turns what a form or a client sent for one question into an answer of its kind. */
import type { JsonObject } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { mostRanked, type Entry, type Question } from '../service/definition.ts';
import type { Answer } from './answers.ts';
import { isCountry, isCurrency } from './countries.ts';
import { mostLine, own } from './values.ts';

/** Why an answer does not do. `reason` is the key of a word; `details` are its figures, never the answer itself. */
export interface Wrong {
  readonly reason: WrongReason;
  readonly details?: JsonObject;
}
export type WrongReason =
  | 'answer-missing'
  | 'answer-unreadable'
  /** details.least or details.most, in characters. */
  | 'answer-too-short'
  | 'answer-too-long'
  | 'answer-not-a-number'
  /** details.least or details.most. */
  | 'answer-too-small'
  | 'answer-too-large'
  /** details.least or details.most: options chosen, entries given. */
  | 'answer-too-few'
  | 'answer-too-many'
  | 'answer-not-a-day'
  | 'answer-days-reversed'
  | 'answer-not-a-country'
  /** details.currencies: those it may be given in; empty when it does not matter. */
  | 'answer-not-a-currency'
  | 'answer-not-an-option'
  /** details.place: the choice that was left out before a later one. */
  | 'answer-ranking-gap'
  /** details.first, details.second: the choices that name the same. */
  | 'answer-ranking-repeat'
  /** details.part: the field of a person, organisation, address or range that is not filled in. */
  | 'answer-part-missing'
  | 'answer-not-an-email'
  /** details.check: the index of the question's check, whose words are said. */
  | 'answer-check';

/** `answer` undefined and nothing wrong: it was left empty. An answer that is wrong in its size or parts is still kept. */
export interface ReadAnswer<T = Answer> {
  readonly answer?: T | undefined;
  readonly wrong?: Wrong | undefined;
}

/** Nobody means to send more; it bounds what is kept and what conditions work through. */
export const mostText = 20_000;
const mostNumber = 1e15;

type Asked = Question | Entry;
export const wrongly = (reason: WrongReason, details?: JsonObject): Wrong => (details === undefined ? { reason } : { reason, details });

export const readPlain = (question: Asked, raw: unknown): ReadAnswer => {
  switch (question.kind) {
    case 'text':
      return readText(question, line(raw), mostLine);
    case 'long-text':
      return readText(question, lines(raw), 5_000);
    case 'number':
      return readNumber(question, raw);
    case 'money':
      return readMoney(question, raw);
    case 'date':
      return readDay(raw);
    case 'date-range':
      return readRange(raw);
    case 'country':
      return readCode(raw, isCountry, 'answer-not-a-country');
    case 'choice':
      return readCode(raw, (id) => question.options?.some((option) => option.id === id) ?? false, 'answer-not-an-option');
    case 'choices':
      return readChoices(question, raw);
    case 'ranking':
      return readRanking(question, raw);
    case 'declaration':
      return [true, 'true', 'on', 'yes', '1'].includes(raw as string | boolean) ? { answer: true } : {};
    case 'organisation':
      return readParts(raw, ['name', 'registration', 'country'], ['registration'], ['country']);
    case 'person':
      return readParts(raw, ['name', 'nationality', 'email'], [], ['nationality']);
    case 'address':
      return readParts(raw, ['lines', 'city', 'postcode', 'country'], ['postcode'], ['country']);
    default:
      return {};
  }
};

/** Without what a database or a page could choke on. */
const clean = (raw: string, breaks: boolean): string =>
  raw
    .slice(0, mostText)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(breaks ? /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g : /[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .normalize('NFC')
    .slice(0, mostText)
    .toWellFormed()
    .trim();
const line = (raw: unknown): string | undefined =>
  raw === undefined || raw === null ? '' : typeof raw === 'string' ? clean(raw, false) : undefined;
const lines = (raw: unknown): string | undefined => (typeof raw === 'string' ? clean(raw, true) : line(raw));
const unreadable: ReadAnswer<never> = { wrong: { reason: 'answer-unreadable' } };

const readText = (question: Asked, text: string | undefined, usual: number): ReadAnswer => {
  if (text === undefined) return unreadable;
  if (text === '') return {};
  const most = question.max ?? usual;
  if (text.length > most) return { answer: text, wrong: wrongly('answer-too-long', { most }) };
  if (text.length < (question.min ?? 0)) return { answer: text, wrong: wrongly('answer-too-short', { least: question.min ?? 0 }) };
  return { answer: text };
};

/** Digits of Urdu, Persian and Arabic count as digits; commas only where they part thousands. */
export const figure = (raw: unknown): number | undefined => {
  if (typeof raw === 'number') return Number.isFinite(raw) && Math.abs(raw) <= mostNumber ? raw + 0 : undefined;
  const latin = (line(raw) ?? '')
    .replaceAll(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
  if (!/^[-+]?(\d{1,15}|\d{1,3}(,\d{2,3}){1,6})(\.\d{1,9})?$/.test(latin)) return undefined;
  const value = Number(latin.replaceAll(',', ''));
  return Math.abs(value) <= mostNumber ? value + 0 : undefined;
};
const isBlank = (raw: unknown): boolean => line(raw) === '';
const sized = (question: Asked, value: number): Wrong | undefined =>
  question.min !== undefined && value < question.min
    ? wrongly('answer-too-small', { least: question.min })
    : question.max !== undefined && value > question.max
      ? wrongly('answer-too-large', { most: question.max })
      : undefined;

const readNumber = (question: Asked, raw: unknown): ReadAnswer => {
  if (isBlank(raw)) return {};
  const value = figure(raw);
  return value === undefined ? { wrong: wrongly('answer-not-a-number') } : { answer: value, wrong: sized(question, value) };
};

const readMoney = (question: Asked, raw: unknown): ReadAnswer => {
  if (isBlank(raw)) return {};
  if (typeof raw !== 'object') return unreadable;
  const amount = own(raw, 'amount');
  if (isBlank(amount)) return {};
  const value = figure(amount);
  if (value === undefined) return { wrong: wrongly('answer-not-a-number') };
  const allowed = question.currencies ?? [];
  const [only] = allowed.length === 1 ? allowed : [];
  const written = line(own(raw, 'currency')) ?? '';
  const currency = written === '' && only !== undefined ? only : written.toUpperCase();
  if (allowed.length > 0 ? !allowed.includes(currency) : !isCurrency(currency)) {
    return { answer: { amount: value, currency: '' }, wrong: wrongly('answer-not-a-currency', { currencies: [...allowed] }) };
  }
  return { answer: { amount: value, currency }, wrong: value < 0 ? wrongly('answer-too-small', { least: 0 }) : sized(question, value) };
};

/** As `YYYY-MM-DD`, or as the three fields of a form: year, month and day. */
const dayText = (raw: unknown): string | undefined => {
  if (typeof raw !== 'object' || raw === null) return line(raw);
  const parts = ['year', 'month', 'day'].map((part) => own(raw, part));
  if (parts.every(isBlank)) return '';
  const [year, month, day] = parts.map((part) => figure(part));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
};
const readDay = (raw: unknown): ReadAnswer<string> => {
  const text = dayText(raw);
  if (text === '') return {};
  return text !== undefined && isDay(text) ? { answer: text } : { wrong: wrongly('answer-not-a-day') };
};
const readRange = (raw: unknown): ReadAnswer => {
  if (isBlank(raw)) return {};
  if (typeof raw !== 'object') return unreadable;
  const [from, to] = [readDay(own(raw, 'from')), readDay(own(raw, 'to'))];
  const wrong = from.wrong ?? to.wrong;
  if (from.answer === undefined && to.answer === undefined) return { wrong };
  const answer = { from: from.answer ?? '', to: to.answer ?? '' };
  if (wrong !== undefined) return { answer, wrong };
  if (answer.from === '') return { answer, wrong: wrongly('answer-part-missing', { part: 'from' }) };
  if (answer.to === '') return { answer, wrong: wrongly('answer-part-missing', { part: 'to' }) };
  return { answer, wrong: answer.to < answer.from ? wrongly('answer-days-reversed') : undefined };
};

const readCode = (raw: unknown, isKnown: (code: string) => boolean, reason: WrongReason): ReadAnswer => {
  const code = line(raw);
  if (code === '') return {};
  return code !== undefined && isKnown(code) ? { answer: code } : { wrong: wrongly(reason) };
};

const readChoices = (question: Asked, raw: unknown): ReadAnswer => {
  const chosen = (Array.isArray(raw) ? raw : [raw]).filter((item) => !isBlank(item));
  const options = (question.options ?? []).map(({ id }) => id);
  const answer = options.filter((id) => chosen.some((item) => line(item) === id));
  const kept = answer.length === 0 ? {} : { answer };
  if (chosen.some((item) => !options.includes(line(item) ?? ''))) return { ...kept, wrong: wrongly('answer-not-an-option') };
  if (answer.length === 0) return {};
  if (answer.length < (question.min ?? 0)) return { answer, wrong: wrongly('answer-too-few', { least: question.min ?? 0 }) };
  if (answer.length > (question.max ?? answer.length)) return { answer, wrong: wrongly('answer-too-many', { most: question.max ?? 0 }) };
  return { answer };
};

/** As many places as can be ranked. */
export const placesOf = ({ max, options = [] }: Pick<Asked, 'max' | 'options'>): number =>
  Math.min(max ?? mostRanked, options.length, mostRanked);

/** In the order given: a list, with empty places where a form left some out. What does not do is kept as far as it can be. */
const readRanking = (question: Asked, raw: unknown): ReadAnswer => {
  const sent = (Array.isArray(raw) ? raw : [raw]).slice(0, 4 * mostRanked).map((item) => line(item));
  const places = sent.slice(0, sent.findLastIndex((item) => item !== '') + 1);
  const options = (question.options ?? []).map(({ id }) => id);
  const answer = [...new Set(places.flatMap((item) => (item !== undefined && options.includes(item) ? [item] : [])))];
  const kept = answer.length === 0 ? {} : { answer };
  if (places.length === 0) return {};
  if (places.some((item) => item === undefined || (item !== '' && !options.includes(item)))) {
    return { ...kept, wrong: wrongly('answer-not-an-option') };
  }
  const second = places.findIndex((item, i) => item !== '' && places.indexOf(item) < i);
  if (second >= 0) {
    return { ...kept, wrong: wrongly('answer-ranking-repeat', { first: places.indexOf(places[second]) + 1, second: second + 1 }) };
  }
  const gap = places.indexOf('');
  if (gap >= 0) return { ...kept, wrong: wrongly('answer-ranking-gap', { place: gap + 1 }) };
  const [least, most] = [question.min ?? 1, placesOf(question)];
  if (answer.length < least) return { answer, wrong: wrongly('answer-too-few', { least }) };
  return answer.length > most ? { answer: answer.slice(0, most), wrong: wrongly('answer-too-many', { most }) } : { answer };
};

const readParts = (raw: unknown, parts: readonly string[], optional: readonly string[], codes: readonly string[]): ReadAnswer => {
  if (isBlank(raw)) return {};
  if (typeof raw !== 'object') return unreadable;
  const value: Record<string, string> = Object.fromEntries(
    parts.map((part) => [part, (part === 'lines' ? lines(own(raw, part)) : line(own(raw, part))) ?? '']),
  );
  // A country alone may stand there because a form proposed it.
  if (parts.every((part) => value[part] === '' || (part === 'country' && codes.includes(part)))) return {};
  let wrong: Wrong | undefined;
  for (const part of parts) {
    const text = value[part] ?? '';
    if (text === '' && !optional.includes(part)) wrong ??= wrongly('answer-part-missing', { part });
    else if (text.length > mostLine) wrong ??= wrongly('answer-too-long', { part, most: mostLine });
    else if (codes.includes(part) && !isCountry(text)) {
      wrong ??= wrongly('answer-not-a-country', { part });
      value[part] = '';
    } else if (part === 'email' && !isEmail(text)) wrong ??= wrongly('answer-not-an-email');
  }
  return { answer: value as unknown as Answer, wrong };
};
const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
