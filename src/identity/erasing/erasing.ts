import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Handled, Ledger, Reaction, Task } from '../../ledger/ledger.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Around } from '../around.ts';
import { follower } from '../follower/follower-decider.ts';
import { listFollowings, listUnerasedFollowers } from '../follower/queries.ts';
import { dropKeysOf } from '../keys/queries.ts';
import { dropLinks } from '../links/queries.ts';
import { emptyOutboxOf } from '../mail/queries.ts';
import type { Person } from '../person/person.ts';
import { person } from '../person/person-decider.ts';
import { eraseJob, idIn } from './erase-job.ts';
import { forgetTries } from '../sessions/rate-limit.ts';
import { dropPassword, dropSessionsOf } from '../sessions/queries.ts';

/** The ledger's own act of erasing: nulls every personal part and file that is about these ids. `app.ts` passes it in. */
export type EraseInLedger = (ledger: Ledger, about: readonly Id[]) => Promise<void>;

/** The limits that count by address. */
const triesByEmail = ['sign-in-account', 'reset-email', 'sign-up-email', 'follow-email'] as const;

/** What is kept of someone outside the ledger. */
export const dropEverythingOf = async (db: Ledger['db'], id: Id): Promise<void> => {
  await dropSessionsOf(db, id);
  await dropPassword(db, id);
  await dropKeysOf(db, id);
  await dropLinks(db, id);
  await emptyOutboxOf(db, id);
};

/** `erase`: for one person. `erase-followers`: for all who left. Both may be done again. */
export const erasingTasks = (erase: EraseInLedger): Readonly<Record<string, Task>> => {
  const eraseAll = async (ledger: Ledger, ids: readonly Id[]): Promise<void> => {
    for (const id of ids) await dropEverythingOf(ledger.db, id);
    if (ids.length > 0) await erase(ledger, ids);
  };
  return {
    erase: async (payload, { ledger }) => eraseAll(ledger, [idIn(z.object({ who: z.string() }).parse(payload).who)]),
    'erase-followers': async (_payload, { ledger }) => eraseAll(ledger, await listUnerasedFollowers(ledger.db)),
  };
};

/** Whoever is suspended is out at once and for good: when they come back, they sign in anew. */
export const endSessions: Reaction = {
  name: 'identity/end-sessions',
  types: ['PersonSuspended'],
  react: async (event, { ledger }) => dropSessionsOf(ledger.db, idOfStream(event.stream)),
};

/**
 * Ends what the person's address follows, then erases the person. On return nobody can sign in as them and no page shows them;
 * the ledger's own copies go by a job within seconds. The followings end first: cut off half-way, the order can be given again.
 */
export const erasePerson = async (around: Around, command: Omit<Command, 'type' | 'data'>): Promise<Handled | Refusal> => {
  const { ledger } = around;
  const order = { ...command, type: 'ErasePerson', data: {} } as const;
  const state = (await ledger.state<Person>(streamId('person', command.on)))?.state ?? null;
  const denied = person.access(order, state) ?? person.decide(order, state);
  if (isRefusal(denied)) return state?.status === 'erased' ? ledger.handle(order, person) : denied;
  for (const following of state?.email ? await listFollowings(ledger.db, state.email) : []) {
    const leave = { id: command.id, type: 'Unfollow', on: following.id, actor: system('erasing'), now: command.now, data: {} } as const;
    await ledger.handle(leave, follower);
    await orderJobs(ledger.db, [eraseJob(following.id)]);
  }
  const handled = await ledger.handle(order, person);
  if (isRefusal(handled)) return handled;
  for (const what of triesByEmail) if (state?.email) await forgetTries(around, what, state.email);
  await dropEverythingOf(ledger.db, command.on);
  return handled;
};
