/** The work that follows a call's facts by itself, by name: ordered where the fact is written, done by `rounds.ts` and its neighbours. */
import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

export const drawSeedTask = 'draw-seed';
export const moveListTask = 'move-list';
export const closeListTask = 'close-list';

const one = (task: string, call: Id): Job => ({ task, payload: { call }, key: `${task}/${call}` });
/** Draws the seed once the freeze is in a checkpoint. */
export const drawSeedJob = (call: Id): Job => one(drawSeedTask, call);
/** Tells everyone the newest round, and runs another where people's answers have changed what it went by. */
export const moveListJob = (call: Id): Job => one(moveListTask, call);
/** Tells whoever still waits that the list is closed. */
export const closeListJob = (call: Id): Job => one(closeListTask, call);
