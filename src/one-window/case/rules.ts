/** What deciding a case needs besides its state: the service's version, the calendars, whose office is whose. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { addDays, type Day, type Instant } from '../../kernel/time/time.ts';
import { type Calendar, type Calendars, calendarOf, type OfficeBook } from '../calendar/calendar.ts';
import { dayOfNumber, localTime } from '../calendar/local-time.ts';
import type { Intakes } from '../contract.ts';
import type { Facts } from '../forms/answers.ts';
import type { Definition } from '../service/definition.ts';
import type { Case, CaseFact } from './case.ts';
import { evolve } from './evolve.ts';
import { factsOf } from './standing.ts';

/** Where versions of services are found; the catalogue is one. */
export interface Definitions {
  find(service: Id, version: number): Definition | undefined;
  /** The version new cases get; undefined for a service that is retired. */
  latest(service: Id): Definition | undefined;
  /** Not yet published; for trials only. */
  draft(service: Id): Definition | undefined;
}
export interface CaseRules {
  readonly catalogue: Definitions;
  readonly calendars: Calendars;
  readonly offices: OfficeBook;
  /** The calls of programmes; without them a service that takes applications by calls takes none. */
  readonly intakes?: Intakes | undefined;
  /** The node's own country and its partners, ISO 3166-1 alpha-2: for who may apply. */
  readonly countries: { readonly home: string; readonly partners: readonly string[] };
}
/** All that one order is decided by. */
export interface Setting {
  readonly rules: CaseRules;
  readonly definition: Definition;
  /** The case's own id, and the order's: what references and codes are made from. */
  readonly id: Id;
  readonly command: Id;
  readonly actor: Actor;
  readonly now: Instant;
}
export type Outcome = readonly CaseFact[] | Refusal;

export const definitionOf = (rules: CaseRules, service: Id, version: number, trial: boolean): Definition | undefined => {
  const published = rules.catalogue.find(service, version);
  if (published !== undefined || !trial) return published;
  const draft = rules.catalogue.draft(service);
  return draft?.version === version ? draft : undefined;
};

export const calendarOfOffice = ({ offices, countries }: CaseRules, office: Id): string => offices[office]?.calendar ?? countries.home;
export const calendarIn = (rules: CaseRules, country: string): Calendar => calendarOf(rules.calendars, country);

/** The day it is where the lead office sits. */
export const dayAt = (rules: CaseRules, office: Id, at: Instant): Day =>
  dayOfNumber(localTime(calendarIn(rules, calendarOfOffice(rules, office)).timeZone).dayAt(Date.parse(at)));

export const factsNow = (setting: Setting, state: Case): Facts => factsOf(state, dayAt(setting.rules, state.lead, setting.now));

/** The state once these facts are recorded: for an order that leads to more than one thing. */
export const after = (setting: Setting, state: Case, facts: readonly CaseFact[]): Case =>
  facts.reduce<Case>((next, fact) => {
    const recorded = { type: fact.type, data: fact.data, personal: 'personal' in fact ? (fact.personal ?? null) : null };
    return evolve(next, { ...recorded, at: setting.now, actor: setting.actor.id } as Recorded<CaseFact>);
  }, state);

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
/** A day `P1Y`, `P6M` or `P90D` later; the last of the month where the day does not exist. */
export const periodAfter = (day: Day, period: string): Day => {
  const count = Number(period.slice(1, -1));
  if (period.endsWith('D')) return addDays(day, count);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + (period.endsWith('Y') ? 12 * count : count);
  const [y, m] = [Math.floor(months / 12), months % 12];
  return new Date(Date.UTC(y, m, Math.min(date, lastOfMonth(y, m)))).toISOString().slice(0, 10);
};
/** The end of the day that is so much calendar time later, where that office sits. */
export const endOfPeriod = (rules: CaseRules, office: Id, from: Instant, period: string): Instant => {
  const { dayAt: local, startOf } = localTime(calendarIn(rules, calendarOfOffice(rules, office)).timeZone);
  const last = periodAfter(dayOfNumber(local(Date.parse(from))), period);
  return new Date(startOf(Date.parse(`${last}T00:00:00Z`) / 86_400_000 + 1)).toISOString();
};

// Crockford's alphabet has no letters that are taken for others: https://www.crockford.com/base32.html
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signs = (of: string, count: number): string =>
  Array.from(createHash('sha256').update(of).digest().subarray(0, count), (byte) => alphabet[byte % 32]).join('');
const inFives = (text: string): string => text.match(/.{1,5}/g)?.join('-') ?? text;

/** Up to three letters for the service and ten that differ for every case: `IC-7K3M9-QX2PD`. */
export const referenceOf = ({ id, command, definition }: Setting): string => {
  const words = definition.id.split('-');
  const initials = words.length === 1 ? definition.id.slice(0, 2) : words.map((w) => w[0]).join('');
  return `${initials.slice(0, 3).toUpperCase()}-${inFives(signs(`reference ${id} ${command}`, 10))}`;
};
/** What a letter is checked by: not to be guessed without the case's own id, whose random part has 74 bits. */
export const codeOf = ({ id, command }: Setting, nth: number): string => inFives(signs(`letter ${id} ${command} ${nth}`, 20));
