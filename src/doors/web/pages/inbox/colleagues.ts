/** The people of an office to whom a task can be given. */
import { listPeople } from '../../../../identity/index.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { absentOn } from '../../../../one-window/absence/queries.ts';
import type { Door } from '../../door.ts';
import { officeDay } from './parts.tsx';

export interface Colleague {
  readonly id: Id;
  readonly name: string;
  /** Those of the offices asked for at which they are officers. */
  readonly offices: readonly Id[];
  /** All offices at which they are anything: for who may not review whom. */
  readonly worksAt: readonly Id[];
  /** The last day of an absence that goes on now. */
  readonly absentUntil: Day | null;
}

/** Active officers of these offices, by name. */
export const colleaguesOf = async (door: Door, offices: readonly Id[]): Promise<readonly Colleague[]> => {
  const lists = await Promise.all(offices.map((office) => listPeople(door.ledger.db, { office, limit: 200 })));
  const now = door.clock();
  const away = await Promise.all(offices.map((office) => absentOn(door.ledger, [office], officeDay(door, office, now))));
  const found = new Map<Id, Colleague>();
  for (const [i, people] of lists.entries()) {
    const office = offices[i] ?? '';
    for (const p of people) {
      const officer = p.status === 'active' && p.grants.some((g) => g.role === 'officer' && g.office === office);
      if (!officer || p.name === null) continue;
      const known = found.get(p.id);
      const absentUntil = away[i]?.get(p.id)?.last_day ?? known?.absentUntil ?? null;
      const worksAt = p.grants.flatMap((g) => (g.office === null ? [] : [g.office]));
      found.set(p.id, { id: p.id, worksAt, name: p.name, offices: [...(known?.offices ?? []), office], absentUntil });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
};
