import { system } from '../../kernel/decider/actor.ts';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { GridThing } from '../access/grid.ts';
import type { OrganisationCommand } from './decide.ts';
import type { Organisation, OrganisationFact } from './organisation.ts';
import { evolve } from './organisation.ts';
import { organisation as decider } from './organisation-decider.ts';

export const ministry = 'ministry-of-tides';
export const tradeDesk = 'trade-desk';
export const at = '2026-03-02T09:00:00.000Z';

/** Every version of every fact that was ever written: old ledgers must still be read. */
export const facts = {
  registered: {
    type: 'OrganisationRegistered',
    data: { names: { en: 'Ministry of Tides', ur: 'وزارتِ مد و جزر' }, country: 'FJ', seat: null, kind: 'ministry' },
  },
  embassy: { type: 'OrganisationRegistered', data: { names: { en: 'Embassy' }, country: 'FJ', seat: 'TO', kind: 'embassy' } },
  renamed: { type: 'OrganisationRenamed', data: { names: { en: 'Ministry of Tides and Currents' } } },
  closed: { type: 'OrganisationClosed', data: {} },
  reopened: { type: 'OrganisationReopened', data: {} },
  desk: { type: 'OfficeAdded', data: { office: tradeDesk, names: { en: 'Trade desk' } } },
  deskRenamed: { type: 'OfficeRenamed', data: { office: tradeDesk, names: { en: 'Digital trade desk' } } },
  deskClosed: { type: 'OfficeClosed', data: { office: tradeDesk } },
  deskReopened: { type: 'OfficeReopened', data: { office: tradeDesk } },
} as const satisfies Record<string, OrganisationFact>;

export const recorded = (fact: OrganisationFact): Recorded<OrganisationFact> =>
  ({ ...fact, personal: null, at, actor: 'system/pack' }) as Recorded<OrganisationFact>;
export const stateOf = (...happened: readonly OrganisationFact[]): Organisation | null =>
  happened.reduce<Organisation | null>((state, fact) => evolve(state, recorded(fact)), null);

type Of<T extends OrganisationCommand['type']> = Extract<OrganisationCommand, { type: T }>['data'];
export const order = <T extends OrganisationCommand['type']>(type: T, data: Of<T>, actor: Actor = system('pack')): OrganisationCommand =>
  ({ id: `command-${type}`, type, on: ministry, actor, now: at, data }) as unknown as OrganisationCommand;

const names = { en: 'Ministry of Tides and Currents' };
export const organisationGrid: GridThing = {
  decider,
  office: tradeDesk,
  states: {
    new: null,
    open: stateOf(facts.registered, facts.desk),
    'office closed': stateOf(facts.registered, facts.desk, facts.deskClosed),
    closed: stateOf(facts.registered, facts.desk, facts.closed),
  },
  commands: {
    RegisterOrganisation: order('RegisterOrganisation', { names, country: 'FJ', seat: null, kind: 'ministry', offices: [] }),
    RenameOrganisation: order('RenameOrganisation', { names }),
    CloseOrganisation: order('CloseOrganisation', {}),
    ReopenOrganisation: order('ReopenOrganisation', {}),
    AddOffice: order('AddOffice', { office: 'press-desk', names: { en: 'Press desk' } }),
    RenameOffice: order('RenameOffice', { office: tradeDesk, names: { en: 'Digital trade desk' } }),
    CloseOffice: order('CloseOffice', { office: tradeDesk }),
    ReopenOffice: order('ReopenOffice', { office: tradeDesk }),
  },
};
