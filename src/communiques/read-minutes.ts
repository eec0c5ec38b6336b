/** Minutes that may be public are read like any communiqué: what they promise waits on the desk. */
import type { MinutesPublished } from '../engagements/contract.ts';
import { system } from '../kernel/decider/actor.ts';
import { idOfStream } from '../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import type { Reaction } from '../ledger/ledger.ts';
import { receiveText } from './communique/receive.ts';

/** `publicUrl`: the address people see, where the minutes can be read. */
export const readMinutes = (publicUrl: string): Reaction => ({
  name: 'read-minutes',
  types: ['MinutesPublished'],
  async react(event, { ledger, idFrom }) {
    const { title, text, language, day, visibility, reference } = event.data as unknown as MinutesPublished['data'];
    if (visibility !== 'public') return;
    const received = await receiveText(
      ledger,
      {
        title,
        outlet: reference,
        url: `${publicUrl}/meetings/${encodeURIComponent(idOfStream(event.stream))}`,
        published: day,
        text,
        language,
      },
      // Minutes of two meetings of one group are alike in all but what matters.
      { actor: system('register'), now: event.at, makeId: () => idFrom('id'), command: idFrom('communique'), apart: true },
    );
    if (isRefusal(received)) throw new Error(`the register refused ${received.reason} ${JSON.stringify(received.details)}`);
  },
});
