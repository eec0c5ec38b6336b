import { findPerson } from '../../identity/index.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { absence } from './absence-decider.ts';
import { type AbsenceCommand, absenceOrders } from './commands.ts';
import { overlapping } from './queries.ts';

const worksAt = async (ledger: Ledger, person: Id, office: Id): Promise<boolean> => {
  const found = await findPerson(ledger.db, person);
  return found?.status === 'active' && found.grants.some((g) => g.role === 'officer' && g.office === office);
};

/**
 * Records an absence, after looking up what its decider cannot know: that both are officers of the office, and that no other
 * absence of the officer covers some of the days. Others than RecordAbsence go straight to the ledger.
 */
export const recordAbsence = async (ledger: Ledger, command: AbsenceCommand): Promise<Handled | Refusal> => {
  const order = command.type === 'RecordAbsence' ? absenceOrders.RecordAbsence.safeParse(command.data) : undefined;
  const denied = absence.access(command, null);
  if (order?.success && denied === undefined) {
    const { officer, office, delegate } = order.data;
    if (!(await worksAt(ledger, officer, office))) return refuse('officer-not-at-office', { officer, office });
    if (!(await worksAt(ledger, delegate, office))) return refuse('delegate-not-at-office', { delegate, office });
    const other = await overlapping(ledger, order.data);
    if (other !== undefined && other.id !== command.on) return refuse('absence-overlaps', { from: other.first_day, until: other.last_day });
  }
  return ledger.handle(command, absence);
};
