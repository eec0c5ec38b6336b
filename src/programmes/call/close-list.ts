import { system } from '../../kernel/decider/actor.ts';
import { type Id, idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { candidacy } from '../candidacy/decider.ts';
import { listUnfinished } from '../candidacy/queries.ts';

const pageSize = 500;
const atOnce = 16;

/** Tells everyone who still waits for something in a call that is over that nothing comes any more. */
export const closeList = async (clock: Clock, ledger: Ledger, call: Id): Promise<void> => {
  const actor = system('programmes');
  const close = async (stream: string): Promise<void> => {
    const on = idOfStream(stream);
    const outcome = await ledger.handle({ id: 'close-list', type: 'CloseList', on, actor, now: clock(), data: {} }, candidacy);
    if (isRefusal(outcome)) throw new Error(`${stream} could not be told that the list is closed: ${outcome.reason}`);
  };
  let after = '';
  for (;;) {
    const page = await listUnfinished(ledger, call, after, pageSize);
    for (let i = 0; i < page.length; i += atOnce) await Promise.all(page.slice(i, i + atOnce).map(close));
    after = page.at(-1) ?? after;
    if (page.length < pageSize) return;
  }
};
export const closeListRound =
  (clock: Clock): Task =>
  async ({ call }, { ledger }) =>
    closeList(clock, ledger, String(call));
