import { canonical, NotCanonical } from '../streams/canonical.ts';
import { eventDigest, personalDigest, saltHolds } from '../streams/digest.ts';
import type { WholeEvent } from './folding.ts';

const personalProblem = (event: WholeEvent): string | undefined => {
  const { personal, salt, personal_digest: digest, about } = event;
  if (personal === null && salt === null) return about.length === 0 ? undefined : 'is about people, but holds nothing personal';
  if (personal === null) return 'has a salt but no personal part: it was erased by halves, or lost';
  if (salt === null || digest === null) return 'has a personal part without its salt or digest';
  if (!personalDigest(salt, canonical(personal)).equals(digest)) return 'has a personal part (or salt) that does not match its digest';
  return saltHolds(salt, about) ? undefined : 'names other people than when it was written (about)';
};

/** What is wrong with an event, looked at alone; `before` is the version of the one before it in its stream. */
export const eventProblem = (event: WholeEvent, before: number): string | undefined => {
  if (event.version !== before + 1) return `follows version ${before}: versions must have no gaps`;
  try {
    const { stream, version, type, at, actor, data, personal_digest: personal } = event;
    if (!eventDigest({ stream, version, type, at, actor, data: canonical(data), personal }).equals(event.digest)) {
      return 'does not match its digest';
    }
    return personalProblem(event);
  } catch (error) {
    if (error instanceof NotCanonical) return `holds what cannot have been written: ${error.message}`;
    throw error;
  }
};
