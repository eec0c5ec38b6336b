import { system } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, isRefusal, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import type { Around } from '../around.ts';
import { findLink, takeLink } from '../links/links.ts';
import { dropLinks } from '../links/queries.ts';
import { orderMail } from '../mail/queries.ts';
import { person } from '../person/person-decider.ts';
import type { PersonRow } from '../person/queries.ts';
import { findPerson, findPersonByEmail } from '../person/queries.ts';
import { tidyEmail } from '../person/fields.ts';
import { hashOf } from '../secrets.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { dropSessionsOf, keepPassword, passwordHashOf } from './queries.ts';
import { tryOnce } from './rate-limit.ts';

const wrongPassword = (password: string, own: PersonRow | undefined): Refusal | undefined => {
  const problem = passwordProblem(password, [own?.name ?? '', own?.email ?? '']);
  return problem && invalid({ fields: { password: problem } });
};

/** Sets a password without asking for the old one: for the demo, the console, and after a link was proved. `log2N`: of the hash. */
export const setPassword = async (around: Around, id: Id, password: string, log2N?: number): Promise<Refusal | undefined> => {
  const own = await findPerson(around.ledger.db, id);
  if (own === undefined || own.status === 'erased') return notFound({ what: 'person' });
  const wrong = wrongPassword(password, own);
  if (wrong) return wrong;
  await keepPassword(around.ledger.db, id, await hashPassword(password, around.random, log2N), around.clock());
  return undefined;
};

/** Whether someone who is signed in knows their password: before acts that a borrowed screen must not allow. */
export const provePassword = async (around: Around, a: { readonly person: Id; readonly current: string }): Promise<Refusal | undefined> => {
  const limited = await tryOnce(around, [{ what: 'change-password', who: a.person, most: 10, within: 15 * 60_000 }]);
  if (isRefusal(limited)) return limited;
  const right = await isPassword(a.current.slice(0, 1000), await passwordHashOf(around.ledger.db, a.person));
  return right ? undefined : invalid({ fields: { current: 'wrong-password' } });
};

/** By someone who is signed in and knows the old one. Every other session of theirs ends. */
export const changePassword = async (
  around: Around,
  a: { readonly person: Id; readonly current: string; readonly next: string; readonly token: string },
): Promise<Refusal | undefined> => {
  const { db } = around.ledger;
  const unproved = await provePassword(around, a);
  if (unproved) return unproved;
  const refused = await setPassword(around, a.person, a.next);
  if (refused) return refused;
  await dropSessionsOf(db, a.person, hashOf(a.token));
  await dropLinks(db, a.person, ['reset', 'invitation']);
  await orderMail(db, { to: { person: a.person }, template: 'password-changed', mail: around.makeId() });
  return undefined;
};

/** Mails a link. Answers and works alike whether or not the address is known: for a stranger the ordered mail goes to nobody. */
export const requestReset = async (
  around: Around,
  a: { readonly email: string; readonly address: string },
): Promise<Refusal | undefined> => {
  const email = tidyEmail(a.email);
  if (email === undefined) return invalid({ fields: { email: 'not-an-email-address' } });
  const limited = await tryOnce(around, [
    { what: 'reset-email', who: email, most: 5, within: 3_600_000 },
    { what: 'reset-address', who: a.address, most: 20, within: 3_600_000 },
  ]);
  if (isRefusal(limited)) return limited;
  const known = await findPersonByEmail(around.ledger.db, email);
  const to = known?.id ?? around.makeId();
  const template = known?.status === 'invited' ? 'invitation' : 'reset';
  await orderMail(around.ledger.db, { to: { person: to }, template, mail: around.makeId() });
  return undefined;
};

/**
 * Sets the password of who holds a mailed link; for someone invited this also proves the address. The link is used up,
 * their other links and sessions end. A password that cannot be taken leaves the link as it was.
 */
export const choosePassword = async (
  around: Around,
  a: { readonly purpose: 'reset' | 'invitation'; readonly token: string; readonly password: string },
): Promise<{ readonly person: Id } | Refusal> => {
  const { ledger, clock } = around;
  const link = await findLink(around, a.purpose, a.token);
  const own = link && (await findPerson(ledger.db, link.about));
  if (link === undefined || own === undefined || own.status === 'erased') return refuse('link-no-longer-works');
  if (own.status === 'suspended') return refuse('person-suspended');
  const wrong = wrongPassword(a.password, own);
  if (wrong) return wrong;
  const hash = await hashPassword(a.password, around.random);
  if ((await takeLink(around, a.purpose, a.token)) === undefined) return refuse('link-no-longer-works');
  await keepPassword(ledger.db, own.id, hash, clock());
  await dropSessionsOf(ledger.db, own.id);
  await dropLinks(ledger.db, own.id, ['reset', 'invitation']);
  if (own.status === 'invited') {
    const confirm = { id: link.id, type: 'ConfirmPerson', on: own.id, actor: system('link'), now: clock(), data: {} } as const;
    const handled = await ledger.handle(confirm, person);
    if (isRefusal(handled) && handled.reason !== 'person-active') return handled;
  } else await orderMail(ledger.db, { to: { person: own.id }, template: 'password-changed', mail: link.id });
  return { person: own.id };
};
