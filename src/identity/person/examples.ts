import { anyone, system } from '../../kernel/decider/actor.ts';
import type { Actor, Grant } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { GridThing } from '../access/grid.ts';
import { person as decider } from './person-decider.ts';
import type { PersonCommand } from './decide.ts';
import type { Person, PersonFact } from './person.ts';
import { evolve } from './person.ts';

export const amina = 'person-amina';
export const desk = 'office-digital-trade';
export const at = '2026-03-02T09:00:00.000Z';
const personal = { name: 'Amina Rauf', email: 'amina@example.org' };
const about = [amina];

/** Every version of every fact that was ever written: old ledgers must still be read. */
export const facts = {
  registered: { type: 'PersonRegistered', data: { language: 'en', confirmed: true }, personal, about },
  signedUp: { type: 'PersonRegistered', data: { language: 'ur', confirmed: false }, personal, about },
  invited: { type: 'PersonInvited', data: { language: 'en' }, personal, about },
  confirmed: { type: 'PersonConfirmed', data: {} },
  officer: { type: 'RoleGranted', data: { role: 'officer', office: desk } },
  administrator: { type: 'RoleGranted', data: { role: 'administrator', office: null } },
  officerNoMore: { type: 'RoleRevoked', data: { role: 'officer', office: desk } },
  inUrdu: { type: 'LanguageChanged', data: { language: 'ur' } },
  renamed: { type: 'NameChanged', data: {}, personal: { name: 'Amina R. Khan' }, about },
  moved: { type: 'EmailChanged', data: {}, personal: { email: 'amina.khan@example.org' }, about },
  suspended: { type: 'PersonSuspended', data: {}, personal: { reason: 'Left the ministry in March.' }, about },
  reinstated: { type: 'PersonReinstated', data: {} },
  erased: { type: 'PersonErased', data: {} },
} as const satisfies Record<string, PersonFact>;

/** A fact as the ledger gives it back; `erased`: with its personal part gone. */
export const recorded = (fact: PersonFact, erased = false): Recorded<PersonFact> => {
  const { about: _about, ...rest } = { about: undefined, personal: null, ...fact };
  return { ...rest, ...(erased ? { personal: null } : {}), at, actor: 'person-administrator' } as Recorded<PersonFact>;
};
export const stateOf = (...happened: readonly PersonFact[]): Person | null =>
  happened.reduce<Person | null>((state, fact) => evolve(state, recorded(fact)), null);

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>['data'];
export const order = <T extends PersonCommand['type']>(type: T, data: Of<T>, actor: Actor = system('test'), on = amina): PersonCommand =>
  ({ id: `command-${type}`, type, on, actor, now: at, data }) as unknown as PersonCommand;

export const newcomer = { ...personal, language: 'en', grants: [] as readonly Grant[] };
const officer: Grant = { role: 'officer', office: desk };

export const personGrid: GridThing = {
  decider,
  office: desk,
  self: amina,
  states: {
    new: null,
    invited: stateOf(facts.invited, facts.officer),
    active: stateOf(facts.registered, facts.officer),
    suspended: stateOf(facts.registered, facts.officer, facts.suspended),
    erased: stateOf(facts.registered, facts.erased),
  },
  commands: {
    'RegisterPerson (no role)': order('RegisterPerson', newcomer, anyone),
    'RegisterPerson (officer)': order('RegisterPerson', { ...newcomer, grants: [officer] }),
    'InvitePerson (officer)': order('InvitePerson', { ...newcomer, grants: [officer] }),
    'InvitePerson (administrator)': order('InvitePerson', { ...newcomer, grants: [{ role: 'administrator', office: null }] }),
    ConfirmPerson: order('ConfirmPerson', {}),
    'GrantRole (editor)': order('GrantRole', { role: 'editor', office: desk }),
    'RevokeRole (officer)': order('RevokeRole', officer),
    ChangeLanguage: order('ChangeLanguage', { language: 'ur' }),
    ChangeName: order('ChangeName', { name: 'Amina R. Khan' }),
    ChangeEmail: order('ChangeEmail', { email: 'amina.khan@example.org' }),
    SuspendPerson: order('SuspendPerson', { reason: 'Left the ministry.' }),
    ReinstatePerson: order('ReinstatePerson', {}),
    ErasePerson: order('ErasePerson', {}),
  },
};
