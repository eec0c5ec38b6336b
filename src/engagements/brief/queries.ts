import { sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { findMeeting, meetingsSeenBy } from '../meeting/queries.ts';
import { mostUrgent } from '../obligations/queries.ts';
import { type Brief, briefFrom, roomFor } from './brief.ts';
import { noRegister, type Register } from './register.ts';

export interface BriefFor {
  readonly us: string;
  readonly partner: string;
  readonly day: Day;
  /** The visit it is made for; one that the actor may not see is left out. */
  readonly meeting?: Id | undefined;
  readonly register?: Register | undefined;
}
/** The last meeting of the two that was held, as far as the actor may see it. */
const lastMeeting = async (ledger: Ledger, actor: Actor, { us, partner, meeting }: BriefFor) => {
  const { rows } = await sql<{ readonly id: Id }>`
    select id from meetings
    where status = 'held' and countries @> ${[partner]}::text[] and ${us} = any(countries) and id is distinct from ${meeting ?? null}::text
      and ${meetingsSeenBy(actor)}
    order by starts desc, stream limit 1`.execute(ledger.db);
  const found = rows[0] === undefined ? undefined : await findMeeting(ledger, rows[0].id, actor);
  return found === undefined ? null : { id: found.id, state: found.state };
};

/** A page of facts for the next visit: of what is restricted, only what the actor may see. */
export const briefFor = async (ledger: Ledger, actor: Actor, order: BriefFor): Promise<Brief> => {
  const { us, partner, day, meeting, register = noRegister } = order;
  const [{ lines, counts }, promises, last, visit] = await Promise.all([
    mostUrgent(ledger, actor, [us, partner], day, Math.max(roomFor.promised, roomFor.overdue)),
    register.promisesWith(ledger, partner, day),
    lastMeeting(ledger, actor, order),
    meeting === undefined ? undefined : findMeeting(ledger, meeting, actor),
  ]);
  const { title, starts, zone, place } = visit?.state ?? { title: '', starts: '', zone: '', place: '' };
  const shown = visit === undefined ? null : { id: visit.id, title, starts, zone, place };
  return briefFrom({ us, partner, day, meeting: shown, lines, counts, promises, last });
};
