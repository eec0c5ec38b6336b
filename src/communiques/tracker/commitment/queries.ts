import type { Kysely } from 'kysely';
import type { JsonObject } from '../../../kernel/decider/decider.ts';
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type Commitment, type CommitmentStatus, deliveryOf, heardOf, statusOf } from '../../commitment/commitment.ts';
import { findCommitmentId, findCommitmentState } from '../../commitment/queries.ts';
import { goneQuiet } from '../../commitment/standing.ts';
import type { CommuniqueTables } from '../../communique/row.ts';
import type { DeliveryScale, Mention } from '../../contract.ts';
import { shownNow } from '../changes/shown-now.ts';
import type { Today } from '../commitments/filter.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommuniqueTables> => db;

export interface ShownMention extends Mention {
  /** The communiqué it stands in. */
  readonly from: { readonly title: string; readonly outlet: string; readonly published: string | null; readonly sources: number };
}
export interface HistoryLine {
  readonly version: number;
  readonly position: number | null;
  readonly at: string;
  /** The id of who did it; `system/…` for the register itself. */
  readonly actor: Id;
  readonly type: string;
  readonly data: JsonObject;
}
export interface CommitmentPage {
  readonly id: Id;
  /** For If-Match and for feeds: how many events it has had. */
  readonly version: number;
  readonly status: CommitmentStatus;
  readonly commitment: Commitment;
  readonly delivery: DeliveryScale | null;
  readonly heard: string | null;
  readonly quiet: boolean;
  /** The thread: oldest first. */
  readonly mentions: readonly ShownMention[];
  /** Everything that happened to it, oldest first. */
  readonly history: readonly HistoryLine[];
  /** The act that `UndoLastAct` would take back. */
  readonly undo: { readonly act: number; readonly type: string; readonly by: Id; readonly at: string } | null;
}

const unknownSource = { title: '', outlet: '', published: null, sources: 0 };
const sourceOf = ({ document, date }: Mention) =>
  document === undefined ? unknownSource : { title: document.title, outlet: document.title, published: date, sources: 1 };

/** A commitment by its number (`PK-UZ-0007`) with its thread and history. One that was merged is still found: its `merged` says where to. */
export const findCommitmentPage = async (ledger: Ledger, number: string, now: Today): Promise<CommitmentPage | undefined> => {
  const id = await findCommitmentId(ledger, number);
  return id === undefined ? undefined : findCommitmentPageById(ledger, id, now);
};

export const findCommitmentPageById = async (ledger: Ledger, id: Id, now: Today): Promise<CommitmentPage | undefined> => {
  const [found, history] = await Promise.all([findCommitmentState(ledger, id), ledger.events(`commitment/${id}`)]);
  if (found === undefined) return undefined;
  const { version, state } = found;
  const delivery = deliveryOf(state);
  const heard = heardOf(state);
  const last = state.undoable.at(-1);
  const ids = [...new Set(state.mentions.map((m) => m.communique))];
  const sources =
    ids.length === 0
      ? []
      : await tables(ledger.db)
          .selectFrom('communiques')
          .select(['id', 'title', 'outlet', 'published', 'sources'])
          .where(
            'stream',
            'in',
            ids.map((one) => `communique/${one}`),
          )
          .execute();
  const byId = new Map(sources.map(({ id: one, ...from }) => [one, from]));
  return {
    id,
    version,
    status: statusOf(state),
    commitment: state,
    delivery,
    heard,
    quiet: statusOf(state) === 'open' && goneQuiet({ ...state, delivery, heard }, now.today, now.quietDays),
    mentions: state.mentions.map((m) => ({ ...m, from: byId.get(m.communique) ?? sourceOf(m) })),
    history: history.map(({ version: v, position, at, actor, type, data }) => ({
      ...{ version: v, position, at, actor, type },
      data: shownNow(data, state.mentions),
    })),
    undo: last === undefined ? null : { act: last.act, type: last.type, by: last.by, at: last.at },
  };
};
