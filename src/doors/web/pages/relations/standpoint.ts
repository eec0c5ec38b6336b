/** From whose side a page is told: the visitor's own country, and what the register says of it. */
import { promisesWith } from '../../../../communiques/tracker/promises/queries.ts';
import type { Register } from '../../../../engagements/brief/register.ts';
import { noRegister } from '../../../../engagements/brief/register.ts';
import { ownDesks } from '../../../../engagements/obligations/whose.ts';
import { findOffice } from '../../../../identity/index.ts';
import type { Role } from '../../../../kernel/decider/actor.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { countryCodes } from '../../look/map/places.ts';
import { todayOf } from '../register/today.ts';

export const desks: readonly Role[] = ['officer', 'supervisor'];

export interface Stand {
  readonly us: string;
  readonly today: Day;
  readonly now: Instant;
  /** Countries for whose offices the visitor works; `us` is one of them. */
  readonly countries: readonly string[];
  readonly home: string;
}
// An office's country never changes, and every page here asks for it.
const known = new WeakMap<object, Map<string, string>>();
const countryOf = async ({ ledger }: Door, office: string): Promise<string | undefined> => {
  const countries = known.get(ledger) ?? new Map<string, string>();
  known.set(ledger, countries);
  const country = countries.get(office) ?? (await findOffice(ledger.db, office))?.country;
  if (country !== undefined) countries.set(office, country);
  return country;
};

/** Undefined: the visitor works at no office that is anybody's desk. Who works for two countries says by `us` for which; home comes first. */
export const standOf = async (c: Ask, door: Door): Promise<Stand | undefined> => {
  const offices = ownDesks(c.get('visitor').actor) ?? [];
  const found = await Promise.all([...new Set(offices)].map((office) => countryOf(door, office)));
  const countries = [...new Set(found.filter((country) => country !== undefined))];
  const home = door.pack.country;
  const us = countries.find((country) => country === c.req.query('us')) ?? countries.find((country) => country === home) ?? countries[0];
  return us === undefined ? undefined : { us, countries, home, today: todayOf(door).today, now: door.clock() };
};

/** A partner as addresses name it; undefined: no country, or our own. */
export const partnerOf = (code: string, { us }: Stand): string | undefined => {
  const partner = code.toUpperCase();
  return partner !== us && countryCodes.includes(partner) ? partner : undefined;
};
/** Whom the register calls the partner when these two meet: it is kept from home. Undefined: it knows nothing of them. */
export const inRegister = ({ us, home }: Stand, partner: string): string | undefined =>
  us === home ? partner : partner === home ? us : undefined;

export const registerFor = (door: Door, stand: Stand): Register => ({
  promisesWith: async (ledger, partner) => {
    const named = inRegister(stand, partner);
    return named === undefined ? noRegister.promisesWith(ledger, partner, stand.today) : promisesWith(ledger, named, todayOf(door));
  },
});

/** Who works for two countries keeps the side they chose. */
export const sideQuery = ({ us, countries, home }: Stand): string =>
  us === (countries.includes(home) ? home : countries[0]) ? '' : `us=${us}`;
export const withSide = (stand: Stand, path: string): string => {
  const side = sideQuery(stand);
  return side === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${side}`;
};
export const relationPath = (partner: string): string => `/relations/${partner.toLowerCase()}`;
