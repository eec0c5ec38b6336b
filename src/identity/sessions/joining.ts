import { anyone, system } from '../../kernel/decider/actor.ts';
import type { Grant } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, isRefusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Around } from '../around.ts';
import { findLink, makeLink, takeLink } from '../links/links.ts';
import { dropLinks } from '../links/queries.ts';
import { orderMail } from '../mail/queries.ts';
import { person } from '../person/person-decider.ts';
import { findFirstAdministrator, findPersonByEmail, hasAnyone } from '../person/queries.ts';
import { setPassword } from './password.ts';
import { lightWork } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { hasPasswords } from './queries.ts';
import { tryOnce } from './rate-limit.ts';

interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** The database's own word for an address that is taken, in the words of a form. */
export const emailTaken = (refusal: Refusal): Refusal =>
  refusal.reason === 'not-unique' && refusal.details.constraint === 'people_email'
    ? invalid({ fields: { email: 'email-taken' } })
    : refusal;

const register = (around: Around, id: Id, data: Newcomer & { grants: readonly Grant[] }, actor = system('sign-up')) =>
  around.ledger.handle({ id, type: 'RegisterPerson', on: id, actor, now: around.clock(), data }, person);

/** Anyone registers themselves as an applicant. A mail with a link follows; the answer never tells whether the address was known. */
export const signUp = async (around: Around, a: Newcomer & { readonly address: string }): Promise<Refusal | undefined> => {
  const { db } = around.ledger;
  const limited = await tryOnce(around, [
    { what: 'sign-up-email', who: a.email.trim(), most: 5, within: 3_600_000 },
    { what: 'sign-up-address', who: a.address, most: 20, within: 3_600_000 },
  ]);
  if (isRefusal(limited)) return limited;
  const id = around.makeId();
  const grants: readonly Grant[] = [{ role: 'applicant', office: null }];
  const handled = await register(around, id, { name: a.name, email: a.email, language: a.language, grants }, anyone);
  if (!isRefusal(handled)) return undefined;
  if (handled.reason !== 'not-unique') return handled;
  const known = await findPersonByEmail(db, a.email);
  const template = known?.status === 'invited' ? 'confirm-address' : 'already-registered';
  if (known) await orderMail(db, { to: { person: known.id }, template, mail: id });
  return undefined;
};

/** A person made at once, with a password: for the demo and the console, never for a page. `isPublic`: anyone may know the password. */
export const addPerson = async (
  around: Around,
  a: Newcomer & { readonly password: string; readonly grants: readonly Grant[]; readonly id?: Id; readonly isPublic?: boolean },
): Promise<{ readonly person: Id } | Refusal> => {
  const problem = passwordProblem(a.password, [a.name, a.email]);
  if (problem) return invalid({ fields: { password: problem } });
  const id = a.id ?? around.makeId();
  const handled = await register(around, id, { name: a.name, email: a.email, language: a.language, grants: a.grants });
  if (isRefusal(handled)) return emailTaken(handled);
  return (await setPassword(around, id, a.password, a.isPublic ? lightWork : undefined)) ?? { person: id };
};

/** The address that makes the first administrator; undefined once there is one. An earlier link stops working. */
export const issueSetupLink = async (around: Around): Promise<string | undefined> => {
  if (await hasAnyone(around.ledger.db, 'administrator')) return undefined;
  await dropLinks(around.ledger.db, 'node', ['setup']);
  return makeLink(around, 'setup', 'node');
};

/** Makes the first administrator. What cannot be taken (a short password, say) leaves the link as it was. */
export const setUp = async (
  around: Around,
  a: Newcomer & { readonly token: string; readonly password: string },
): Promise<{ readonly person: Id } | Refusal> => {
  const link = await findLink(around, 'setup', a.token);
  if (link === undefined || (await hasAnyone(around.ledger.db, 'administrator', link.id))) return refuse('link-no-longer-works');
  const { name, email, language, password } = a;
  // The link's id becomes the person's: sent twice, or cut off half-way and sent again, it makes one administrator.
  const added = await addPerson(around, {
    name,
    email,
    language,
    password,
    id: link.id,
    grants: [{ role: 'administrator', office: null }],
  });
  if (!isRefusal(added)) await takeLink(around, 'setup', a.token);
  return added;
};

/** For a node that was imported, where nobody has a password yet: the address under which its first administrator chooses one. */
export const issueRecoveryLink = async (around: Around): Promise<string | undefined> => {
  const { db } = around.ledger;
  if (await hasPasswords(db)) return undefined;
  const administrator = await findFirstAdministrator(db);
  return administrator && makeLink(around, 'reset', administrator);
};
