import type { Command } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { idOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Handled, Ledger, Reaction } from '../../ledger/ledger.ts';
import type { Around } from '../around.ts';
import { follower } from '../follower/follower-decider.ts';
import { listFollowings } from '../follower/queries.ts';
import { dropKeysOf } from '../keys/queries.ts';
import { dropLinks } from '../links/queries.ts';
import { emptyOutboxOf } from '../mail/queries.ts';
import type { Person } from '../person/person.ts';
import { person } from '../person/person-decider.ts';
import { forgetTries } from '../sessions/rate-limit.ts';
import { dropPassword, dropSessionsOf } from '../sessions/queries.ts';

/** The ledger's own act of erasing: nulls every personal part and file that is about these ids. `app.ts` passes it in. */
export type EraseInLedger = (ledger: Ledger, about: readonly Id[]) => Promise<void>;

/** The limits that count by address. */
const triesByEmail = ['sign-in-account', 'reset-email', 'sign-up-email', 'follow-email'] as const;

/** What is kept of someone outside the ledger. */
const dropEverythingOf = async (db: Ledger['db'], id: Id): Promise<void> => {
  await dropSessionsOf(db, id);
  await dropPassword(db, id);
  await dropKeysOf(db, id);
  await dropLinks(db, id);
  await emptyOutboxOf(db, id);
};

/** After a person is erased, or a follower left: as a reaction, so that a crash in between cannot leave anything behind. */
export const erasingReactions = (erase: EraseInLedger): readonly Reaction[] => [
  {
    name: 'identity/erase',
    types: ['PersonErased', 'FollowEnded'],
    react: async (event, { ledger }) => {
      const id = idOfStream(event.stream);
      await dropEverythingOf(ledger.db, id);
      await erase(ledger, [id]);
    },
  },
  {
    name: 'identity/end-sessions',
    types: ['PersonSuspended'],
    react: async (event, { ledger }) => dropSessionsOf(ledger.db, idOfStream(event.stream)),
  },
];

/**
 * Ends what the person's address follows, then erases the person; resolves when nothing of either is left in this database.
 * The followings end first: cut off half-way, the order can simply be given again.
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
  }
  const handled = await ledger.handle(order, person);
  if (isRefusal(handled)) return handled;
  for (const what of triesByEmail) if (state?.email) await forgetTries(around, what, state.email);
  await ledger.settled();
  return handled;
};
