import { system } from '../../../kernel/decider/actor.ts';
import { type MakeId, streamId } from '../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusals/refusal.ts';
import type { Clock } from '../../../kernel/time/time.ts';
import type { Ledger, Task } from '../../../ledger/ledger.ts';
import { receiveText } from '../../communique/receive.ts';
import { type Fetched, type FetchLimits, usualLimits } from '../address.ts';
import { textOfBytes } from '../encoding.ts';
import { type FeedEntry, parseFeed } from '../feed-document.ts';
import { textOfUpload } from '../upload.ts';
import type { Feed } from './feed.ts';
import { feed } from './row.ts';

export type FetchAddress = (address: string, limits?: FetchLimits) => Promise<Fetched | Refusal>;
export interface Polling {
  readonly fetchAddress: FetchAddress;
  readonly makeId: MakeId;
  readonly clock: Clock;
}

/** One poll takes this many new entries at most; the rest wait for the next. */
export const mostAtOnce = 20;
const limits: FetchLimits = { ...usualLimits, cut: true };
const actor = system('feed');

const take = async (ledger: Ledger, of: Feed, entry: FeedEntry, { fetchAddress, makeId, clock }: Polling): Promise<boolean> => {
  const fetched = entry.content === null ? await fetchAddress(entry.url) : undefined;
  if (fetched !== undefined && isRefusal(fetched)) return false;
  const bytes = fetched === undefined ? new TextEncoder().encode(entry.content ?? '') : fetched.bytes;
  const read = await textOfUpload(bytes, entry.url, fetched === undefined ? 'text/html; charset=utf-8' : fetched.type);
  if (isRefusal(read)) return false;
  const source = {
    title: entry.title || read.title || entry.url,
    outlet: of.outlet,
    url: entry.url,
    published: entry.published ?? read.published,
  };
  const received = await receiveText(ledger, { ...source, text: read.text, language: read.language }, { actor, now: clock(), makeId });
  return !isRefusal(received) && received.as !== 'known';
};

/** Looks at the feed `payload.feed`, takes in what is new and says how it went; an entry that cannot be read is not tried again. */
export const pollFeed =
  (polling: Polling): Task =>
  async (payload, { ledger }) => {
    const id = String(payload.feed);
    const state = (await ledger.state<Feed>(streamId('feed', id)))?.state;
    if (state === undefined || state.removed) return;
    const record = async (data: { seen: readonly string[]; taken: number; problem: string | null }): Promise<void> => {
      const command = { id: polling.makeId(), type: 'RecordPoll', on: id, actor, now: polling.clock(), data } as const;
      const outcome = await ledger.handle(command, feed);
      if (isRefusal(outcome) && outcome.reason !== 'feed-removed') throw new Error(`the poll was refused: ${outcome.reason}`);
    };
    const fetched = await polling.fetchAddress(state.url, limits);
    if (isRefusal(fetched)) return record({ seen: [], taken: 0, problem: fetched.reason });
    // What was cut may end within a letter.
    const xml = textOfBytes(fetched.cut ? fetched.bytes.subarray(0, fetched.bytes.lastIndexOf(0x3e) + 1) : fetched.bytes);
    const document = isRefusal(xml) ? xml : parseFeed(xml, fetched.url, fetched.cut);
    if (isRefusal(document)) return record({ seen: [], taken: 0, problem: document.reason });
    const fresh = document.entries.filter((e) => !state.seen.includes(e.url)).slice(0, mostAtOnce);
    let taken = 0;
    for (const entry of fresh) if (await take(ledger, state, entry, polling)) taken++;
    await record({ seen: fresh.map((e) => e.url.slice(0, 2_000)), taken, problem: null });
  };
