import type { Grant } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';

/** Someone with an account on this node. `invited`: has not yet followed the link in the mail that proves the address. */
export type PersonStatus = 'invited' | 'active' | 'suspended' | 'erased';

/** Names and e-mail are null once erased. */
export interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly status: PersonStatus;
  /** What the status goes back to when a suspension ends. */
  readonly before: 'invited' | 'active';
  readonly grants: readonly Grant[];
  readonly registeredAt: Instant;
}

interface NameAndEmail {
  readonly name: string;
  readonly email: string;
}
type About = readonly Id[];
export type PersonFact =
  | { type: 'PersonRegistered'; data: { language: string; confirmed: boolean }; personal: NameAndEmail; about: About }
  | { type: 'PersonInvited'; data: { language: string }; personal: NameAndEmail; about: About }
  | { type: 'PersonConfirmed'; data: Record<string, never> }
  | { type: 'RoleGranted'; data: Grant }
  | { type: 'RoleRevoked'; data: Grant }
  | { type: 'LanguageChanged'; data: { language: string } }
  | { type: 'NameChanged'; data: Record<string, never>; personal: { name: string }; about: About }
  | { type: 'EmailChanged'; data: Record<string, never>; personal: { email: string }; about: About }
  | { type: 'PersonSuspended'; data: Record<string, never>; personal: { reason: string }; about: About }
  | { type: 'PersonReinstated'; data: Record<string, never> }
  | { type: 'PersonErased'; data: Record<string, never> };

/** Which act is possible in which state; `new`: nobody has this id yet. */
export const possible = {
  RegisterPerson: ['new'],
  InvitePerson: ['new'],
  ConfirmPerson: ['invited'],
  GrantRole: ['invited', 'active', 'suspended'],
  RevokeRole: ['invited', 'active', 'suspended'],
  ChangeLanguage: ['invited', 'active'],
  ChangeName: ['invited', 'active'],
  ChangeEmail: ['invited', 'active'],
  SuspendPerson: ['invited', 'active'],
  ReinstatePerson: ['suspended'],
  ErasePerson: ['invited', 'active', 'suspended'],
} as const satisfies Record<string, readonly (PersonStatus | 'new')[]>;

export const sameGrant = (a: Grant, b: Grant): boolean => a.role === b.role && a.office === b.office;

const begin = (name: NameAndEmail | null, language: string, status: 'invited' | 'active', at: Instant): Person => ({
  name: name?.name ?? null,
  email: name?.email ?? null,
  language,
  status,
  before: status,
  grants: [],
  registeredAt: at,
});

export const evolve = (state: Person | null, event: Recorded<PersonFact>): Person => {
  const person = state ?? begin(null, 'en', 'invited', event.at);
  switch (event.type) {
    case 'PersonRegistered':
      return begin(event.personal, event.data.language, event.data.confirmed ? 'active' : 'invited', event.at);
    case 'PersonInvited':
      return begin(event.personal, event.data.language, 'invited', event.at);
    case 'PersonConfirmed':
      return { ...person, status: 'active', before: 'active' };
    case 'RoleGranted':
      return { ...person, grants: [...person.grants, { role: event.data.role, office: event.data.office }] };
    case 'RoleRevoked':
      return { ...person, grants: person.grants.filter((g) => !sameGrant(g, event.data)) };
    case 'LanguageChanged':
      return { ...person, language: event.data.language };
    case 'NameChanged':
      return { ...person, name: event.personal?.name ?? null };
    case 'EmailChanged':
      return { ...person, email: event.personal?.email ?? null };
    case 'PersonSuspended':
      return { ...person, status: 'suspended' };
    case 'PersonReinstated':
      return { ...person, status: person.before };
    case 'PersonErased':
      return { ...person, name: null, email: null, status: 'erased', grants: [] };
  }
};
