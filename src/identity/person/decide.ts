import type { Grant } from '../../kernel/decider/actor.ts';
import { roles } from '../../kernel/decider/actor.ts';
import type { Command } from '../../kernel/decider/decider.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import { isLanguageTag, tidyEmail, tidyName } from './fields.ts';
import type { Person, PersonFact } from './person.ts';
import { possible, sameGrant } from './person.ts';

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly grants: readonly Grant[];
}
interface Order<T extends string, D extends object> extends Command {
  readonly type: T;
  readonly data: D;
}
export type PersonCommand =
  | Order<'RegisterPerson', NewPerson>
  | Order<'InvitePerson', NewPerson>
  | Order<'ConfirmPerson', object>
  | Order<'GrantRole', Grant>
  | Order<'RevokeRole', Grant>
  | Order<'ChangeLanguage', { readonly language: string }>
  | Order<'ChangeName', { readonly name: string }>
  | Order<'ChangeEmail', { readonly email: string }>
  | Order<'SuspendPerson', { readonly reason: string }>
  | Order<'ReinstatePerson', object>
  | Order<'ErasePerson', object>;

const forNodeOnly = ['administrator', 'auditor'];

const wrongGrant = (grant: Grant): Refusal | undefined => {
  if (!roles.includes(grant.role)) return invalid({ fields: { role: 'unknown-role' } });
  if (forNodeOnly.includes(grant.role) && grant.office !== null) return refuse('role-is-for-the-whole-node', { role: grant.role });
  return undefined;
};

const newcomer = (command: Extract<PersonCommand, { data: NewPerson }>): readonly PersonFact[] | Refusal => {
  const { language, grants } = command.data;
  const name = tidyName(command.data.name);
  const email = tidyEmail(command.data.email);
  const wrong = {
    ...(name === undefined ? { name: 'name-not-usable' } : {}),
    ...(email === undefined ? { email: 'not-an-email-address' } : {}),
    ...(isLanguageTag(language) ? {} : { language: 'unknown-language' }),
  };
  if (name === undefined || email === undefined || Object.keys(wrong).length > 0) return invalid({ fields: wrong });
  const refused = grants.map(wrongGrant).find((r) => r !== undefined);
  if (refused) return refused;
  const personal = { name, email };
  const about = [command.on];
  const first: PersonFact =
    command.type === 'InvitePerson'
      ? { type: 'PersonInvited', data: { language }, personal, about }
      : { type: 'PersonRegistered', data: { language, confirmed: command.actor.kind !== 'anyone' }, personal, about };
  const once = grants.filter((g, i) => grants.findIndex((other) => sameGrant(other, g)) === i);
  return [first, ...once.map((g): PersonFact => ({ type: 'RoleGranted', data: { role: g.role, office: g.office } }))];
};

/** An administrator cannot take their own rights away, so a node never loses its last one by one person's act. */
const endsOwnRights = (command: PersonCommand, person: Person): boolean =>
  command.actor.id === command.on &&
  person.grants.some((g) => g.role === 'administrator') &&
  (command.type === 'SuspendPerson' ||
    command.type === 'ErasePerson' ||
    (command.type === 'RevokeRole' && command.data.role === 'administrator'));

export const decide = (command: PersonCommand, state: Person | null): readonly PersonFact[] | Refusal => {
  if (command.type === 'RegisterPerson' || command.type === 'InvitePerson') {
    return state === null ? newcomer(command) : refuse('person-already-registered');
  }
  if (state === null) return notFound({ what: 'person' });
  const allowed: readonly string[] = possible[command.type];
  if (!allowed.includes(state.status)) return refuse(`person-${state.status}`, { status: state.status });
  if (endsOwnRights(command, state)) return refuse('another-administrator-must-do-this');
  const about = [command.on];
  switch (command.type) {
    case 'ConfirmPerson':
      return [{ type: 'PersonConfirmed', data: {} }];
    case 'GrantRole': {
      const { role, office } = command.data;
      if (state.grants.some((g) => sameGrant(g, command.data))) return refuse('role-already-granted', { role, office });
      return wrongGrant(command.data) ?? [{ type: 'RoleGranted', data: { role, office } }];
    }
    case 'RevokeRole': {
      const { role, office } = command.data;
      if (!state.grants.some((g) => sameGrant(g, command.data))) return refuse('role-not-granted', { role, office });
      return [{ type: 'RoleRevoked', data: { role, office } }];
    }
    case 'ChangeLanguage': {
      const { language } = command.data;
      if (!isLanguageTag(language)) return invalid({ fields: { language: 'unknown-language' } });
      return language === state.language ? [] : [{ type: 'LanguageChanged', data: { language } }];
    }
    case 'ChangeName': {
      const name = tidyName(command.data.name);
      if (name === undefined) return invalid({ fields: { name: 'name-not-usable' } });
      return name === state.name ? [] : [{ type: 'NameChanged', data: {}, personal: { name }, about }];
    }
    case 'ChangeEmail': {
      const email = tidyEmail(command.data.email);
      if (email === undefined) return invalid({ fields: { email: 'not-an-email-address' } });
      return email === state.email ? [] : [{ type: 'EmailChanged', data: {}, personal: { email }, about }];
    }
    case 'SuspendPerson': {
      const reason = command.data.reason.trim().slice(0, 2000);
      if (reason === '') return invalid({ fields: { reason: 'reason-missing' } });
      return [{ type: 'PersonSuspended', data: {}, personal: { reason }, about }];
    }
    case 'ReinstatePerson':
      return [{ type: 'PersonReinstated', data: {} }];
    case 'ErasePerson':
      return [{ type: 'PersonErased', data: {} }];
  }
};
