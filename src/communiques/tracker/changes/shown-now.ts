import type { JsonObject } from '../../../kernel/decider/decider.ts';
import type { Mention } from '../../contract.ts';

const isDocuments = (mention: unknown): mention is Mention => typeof mention === 'object' && mention !== null && 'document' in mention;

/**
 * What an event says, as it may be told now. An agreement that was public and is not any more takes its words out of the thread; events
 * stay as they were written, so its words are left out of them here. `standing`: the commitment's mentions as they are.
 */
export const shownNow = (data: JsonObject, standing: readonly Mention[]): JsonObject => {
  const worded = (mention: Mention): Mention | undefined =>
    standing.find((m) => m.communique === mention.communique && m.candidate === mention.candidate);
  const { mention, mentions, ...rest } = data;
  const one = isDocuments(mention) ? worded(mention) : mention;
  const all = Array.isArray(mentions)
    ? mentions.map((m: unknown) => (isDocuments(m) ? worded(m) : m)).filter((m) => m !== undefined)
    : mentions;
  return { ...rest, ...(one === undefined ? {} : { mention: one }), ...(all === undefined ? {} : { mentions: all }) } as JsonObject;
};
