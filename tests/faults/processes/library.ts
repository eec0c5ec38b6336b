import type { Reaction } from '../../../src/ledger/ledger.ts';
import { libraryRoom, order, shelf } from '../../../src/ledger/streams/example-room.ts';

/** Puts up a copy of each shelf: exactly one, however often processes die between seeing the event and remembering it. */
const mirror: Reaction = {
  name: 'mirror',
  types: ['ShelfPutUp'],
  react: async (event, { ledger, idFrom }) => {
    const on = event.stream.slice('shelf/'.length);
    if (on.startsWith('copy-')) return;
    await ledger.handle(order('PutUpShelf', `copy-${on}`, { name: `Copy of ${String(event.data.name)}` }, { id: idFrom('copy') }), shelf);
  },
};

export const mirroredLibrary = libraryRoom([mirror]);
