/** Whose desk this is: the offices somebody works at, the one they look at now, and what those are called. */
import { listOffices, namesOf, type OfficeRow } from '../../../../identity/index.ts';
import type { Actor, Role } from '../../../../kernel/decider/actor.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import { deskOffices } from '../../../../one-window/desks/days.ts';
import type { DeskOffice } from '../../../../one-window/desks/inbox.ts';
import type { Ask, Door } from '../../door.ts';

/** An editor has no office here, and comes to try a service before it is published. */
export const officerRoles: readonly Role[] = ['officer', 'supervisor', 'editor'];
export const supervisorRoles: readonly Role[] = ['supervisor'];

export interface Desk {
  readonly now: Instant;
  /** Every office of the register by id, for its name. */
  readonly known: ReadonlyMap<Id, OfficeRow>;
  /** Where this person holds one of the roles. */
  readonly own: readonly OfficeRow[];
  /** The ones looked at: the one that `?office=` names, else all of their own. */
  readonly chosen: readonly OfficeRow[];
  readonly asked: readonly DeskOffice[];
}

const heldBy = (actor: Actor, all: readonly OfficeRow[], roles: readonly Role[]): readonly OfficeRow[] => {
  const grants = actor.grants.filter((g) => roles.includes(g.role));
  const everywhere = grants.some((g) => g.office === null);
  return all.filter((o) => !o.closed && (everywhere || grants.some((g) => g.office === o.id)));
};

export const openDesk = async (c: Ask, door: Door, roles: readonly Role[] = ['officer', 'supervisor'], wanted?: string): Promise<Desk> => {
  const { actor } = c.get('visitor');
  const all = await listOffices(door.ledger.db);
  const own = heldBy(actor, all, roles);
  const named = wanted ?? c.req.query('office');
  const one = own.find((o) => o.id === named);
  const chosen = one ? [one] : own;
  const now = door.clock();
  const { calendars, offices: book } = door.window;
  return {
    now,
    known: new Map(all.map((o) => [o.id, o])),
    own,
    chosen,
    asked: deskOffices(
      chosen.map((o) => o.id),
      now,
      { calendars, book },
    ),
  };
};

export const isSupervisorOf = (actor: Actor, office: Id): boolean =>
  actor.grants.some((g) => g.role === 'supervisor' && (g.office === null || g.office === office));

/** People by id, as far as they may be named. */
export const peopleNamed = (door: Door, ids: readonly (Id | null | undefined)[]): Promise<ReadonlyMap<Id, string>> =>
  namesOf(
    door.ledger.db,
    ids.filter((id): id is Id => typeof id === 'string'),
  );
