import { system } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import type { Transparency } from '../../ledger/transparency/transparency.ts';
import { call as decider } from './decider.ts';
import { findCall, firstCheckpointFrom } from './queries.ts';
import { seedOf } from './seed.ts';

export interface Drawing {
  readonly clock: Clock;
  readonly transparency: () => Pick<Transparency, 'positionOf' | 'publish'>;
}

/**
 * Draws the seed from the first checkpoint that holds the freeze: its root depends on every event until then, and was signed when no
 * application could change any more. @throws while the freeze has no place in the ledger yet; the job comes again.
 */
export const drawSeed = async ({ clock, transparency }: Drawing, ledger: Ledger, id: Id): Promise<void> => {
  const state = (await findCall(ledger, id))?.state;
  if (state?.status !== 'frozen' || state.seed !== null) return;
  const stream = streamId('call', id);
  const freeze = (await ledger.events(stream)).findLast((e) => e.type === 'ApplicationsFrozen');
  if (freeze === undefined) return;
  await ledger.settled();
  const position = await transparency().positionOf(stream, freeze.version);
  if (position === undefined) throw new Error(`the freeze of call ${id} has no position yet`);
  await transparency().publish();
  const checkpoint = await firstCheckpointFrom(ledger, position);
  if (checkpoint === undefined) throw new Error(`no checkpoint holds the freeze of call ${id} yet`);
  const data = { ...checkpoint, seed: seedOf(id, checkpoint) };
  const outcome = await ledger.handle(
    { id: `seed/${checkpoint.size}`, type: 'DrawSeed', on: id, actor: system('programmes'), now: clock(), data },
    decider,
  );
  if (isRefusal(outcome) && outcome.reason !== 'seed-already-drawn') throw new Error(`seed of call ${id}: ${outcome.reason}`);
};

export const drawSeedRound =
  (drawing: Drawing): Task =>
  async ({ call }, { ledger }) =>
    drawSeed(drawing, ledger, String(call));
