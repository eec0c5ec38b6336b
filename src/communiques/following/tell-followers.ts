import { followersOf, orderMail } from '../../identity/index.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Reaction, StoredEvent } from '../../ledger/ledger.ts';
import { findCommitmentState } from '../commitment/queries.ts';
import type { CommitmentMerged, DeliveryReported, MentionAdded } from '../contract.ts';
import { lettersOf, type News } from './letters.ts';

/** Older than two days it is history: an imported ledger, or the demo's past, must not become mail. Milliseconds. */
const stillNews = 2 * 86_400_000;

const newsIn = ({ type, data }: StoredEvent): News | undefined => {
  const said = data as unknown;
  switch (type) {
    case 'MentionAdded': {
      const { mention } = said as MentionAdded['data'];
      return { kind: 'mention', on: mention.date, stage: mention.stage };
    }
    case 'DeliveryReported': {
      const { at, scale } = said as DeliveryReported['data'];
      return { kind: 'delivery', at, scale };
    }
    case 'CommitmentMerged':
      return { kind: 'merged', into: (said as CommitmentMerged['data']).intoNumber };
    case 'CommitmentWithdrawn':
      return { kind: 'withdrawn' };
    default:
      return undefined;
  }
};

/**
 * Mails those who follow a commitment when something happens to it. A mail's name is made of the event and the follower:
 * seen twice, the event orders it once while it waits, and gives it the same message id ever after.
 */
export const tellFollowers = (a: { readonly publicUrl: string; readonly clock: Clock }): Reaction => ({
  name: 'tell-followers',
  types: ['MentionAdded', 'DeliveryReported', 'CommitmentMerged', 'CommitmentWithdrawn'],
  async react(event, { ledger, idFrom }) {
    const news = newsIn(event);
    if (news === undefined || Date.parse(a.clock()) - Date.parse(event.at) > stillNews) return;
    const followers = await followersOf(ledger.db, event.stream);
    const found = followers.length === 0 ? undefined : await findCommitmentState(ledger, idOfStream(event.stream));
    if (found === undefined) return;
    const { number, title } = found.state;
    const letters = lettersOf({ number, title, href: `${a.publicUrl}/commitments/${number}`, news });
    for (const { follower } of followers) await orderMail(ledger.db, { to: { follower }, letters, mail: idFrom(follower) });
  },
});
