import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id, MakeId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Source } from '../contract.ts';
import { cleanText } from './decide.ts';
import { communique } from './decider.ts';
import { findByAddress, findSameText } from './queries.ts';
import { signatureOf } from './signature.ts';

export interface Incoming extends Source {
  readonly text: string;
  readonly language: string;
}
export interface Received {
  readonly id: Id;
  /** `new`: a communiqué of its own; `source`: a copy of one known already; `known`: that very source was known, nothing happened. */
  readonly as: 'new' | 'source' | 'known';
}

/**
 * Takes a text in: as a new communiqué, or as one more source of the one that carries this text already.
 * `command` is the id of the submission: sent twice, it happens once. `apart`: never a copy of another text, however alike they are.
 */
export const receiveText = async (
  ledger: Ledger,
  incoming: Incoming,
  by: { readonly actor: Actor; readonly now: Instant; readonly makeId: MakeId; readonly command?: Id; readonly apart?: boolean },
): Promise<Received | Refusal> => {
  const { text, language, ...source } = incoming;
  const { actor, now } = by;
  // One submission is one communiqué, however often it is sent.
  const id = by.command ?? by.makeId();
  const known = source.url === null ? undefined : await findByAddress(ledger, source.url);
  const copied = async () => (by.apart === true ? undefined : (await findSameText(ledger, signatureOf(cleanText(text))))?.id);
  const same = known ?? (await copied());
  if (same === undefined || same === id) {
    const outcome = await ledger.handle(
      { id, type: 'ReceiveCommunique', on: id, actor, now, data: { ...source, text, language } },
      communique,
    );
    return isRefusal(outcome) ? outcome : { id, as: outcome.again ? 'known' : 'new' };
  }
  const outcome = await ledger.handle({ id, type: 'AddSource', on: same, actor, now, data: { source } }, communique);
  if (isRefusal(outcome)) return outcome.reason === 'source-already-known' ? { id: same, as: 'known' } : outcome;
  return { id: same, as: outcome.again ? 'known' : 'source' };
};
