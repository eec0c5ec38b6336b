import { system } from '../../kernel/decider/actor.ts';
import type { MakeId } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Task } from '../../ledger/ledger.ts';
import type { Extractor } from '../extraction/extraction.ts';
import type { Communique } from './communique.ts';
import { communique } from './decider.ts';

export interface Reader {
  readonly extractor: Extractor;
  readonly makeId: MakeId;
  readonly clock: Clock;
}

/** Reads the text of `payload.communique` and records what was found. Reading again is safe: decisions stay. */
export const readCommunique =
  ({ extractor, makeId, clock }: Reader): Task =>
  async (payload, { ledger }) => {
    const id = String(payload.communique);
    const found = await ledger.state<Communique>(streamId('communique', id));
    if (found === undefined) return;
    const { text, sources, parties, partiesBy, reading: before } = found.state;
    // A job may run twice, and the demo reads by itself: the same engine finds the same again.
    if (before?.engine === extractor.id && before.version === extractor.version) return;
    const reading = await extractor.extract({
      id,
      text,
      ...(partiesBy === 'person' ? { parties } : {}),
      ...(sources[0]?.published ? { published: sources[0].published } : {}),
    });
    const data = {
      engine: reading.engine,
      version: reading.version,
      parties: reading.parties.map((p) => p.country),
      meeting: reading.meeting,
      note: reading.note ?? null,
      candidates: reading.commitments.map((c) => ({ ...c, id: makeId() })),
    };
    const command = { id: makeId(), type: 'RecordReading', on: id, actor: system('reading'), now: clock(), data } as const;
    const outcome = await ledger.handle(command, communique);
    if (isRefusal(outcome)) throw new Error(`the reading was refused: ${outcome.reason} ${JSON.stringify(outcome.details).slice(0, 500)}`);
  };
