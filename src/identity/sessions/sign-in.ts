import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { isRefusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Around } from '../around.ts';
import { findPersonByEmail } from '../person/queries.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { keepPassword, passwordHashOf } from './queries.ts';
import { forgetTries, tryOnce } from './rate-limit.ts';
import { openSession } from './session.ts';

export interface SignInTry {
  readonly email: string;
  readonly password: string;
  /** The network address it comes from, for the rate limit. */
  readonly address: string;
  readonly userAgent: string;
  /** The token of the session the browser had, if any; it ends. */
  readonly previous?: string | undefined;
}

const within = 15 * 60_000;

/**
 * Refused with `too-many-tries` (and the seconds to wait), `wrong-email-or-password` (whichever it was),
 * or, only to who knows the password, `person-suspended`.
 */
export const signIn = async (around: Around, a: SignInTry): Promise<{ readonly token: string; readonly person: string } | Refusal> => {
  const { db } = around.ledger;
  const email = a.email.trim().toLowerCase();
  const limited = await tryOnce(around, [
    { what: 'sign-in-account', who: email, most: 10, within },
    { what: 'sign-in-address', who: a.address, most: 60, within },
  ]);
  if (isRefusal(limited)) return limited;
  const person = await findPersonByEmail(db, email);
  // Asked for also when nobody has the address, so that the database's share of the time is the same.
  const hash = await passwordHashOf(db, person?.id ?? 'nobody');
  const right = await isPassword(a.password.slice(0, 1000), hash);
  if (!right || person === undefined || hash === undefined) return refuse('wrong-email-or-password');
  if (person.status !== 'active') return refuse(`person-${person.status}`);
  await forgetTries(around, 'sign-in-account', email);
  if (isOutdated(hash)) await keepPassword(db, person.id, await hashPassword(a.password, around.random), around.clock());
  return { token: await openSession(around, { person: person.id, userAgent: a.userAgent, previous: a.previous }), person: person.id };
};
