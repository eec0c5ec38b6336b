import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Around } from '../around.ts';
import { lasting, moved } from '../around.ts';
import { hashOf, makeToken } from '../secrets.ts';
import { findLinkRow, insertLink, takeLinkRow } from './queries.ts';

/**
 * What a link in a mail, or on the console, lets its holder do once; `track` lets them look as often as they like while it holds, and with
 * `survey` it is the survey that says whether it still takes an answer.
 */
export type Purpose = 'setup' | 'reset' | 'invitation' | 'follow' | 'unfollow' | 'track' | 'survey' | 'answer';

/** How long each holds, in milliseconds. */
export const lifetimes: Readonly<Record<Purpose, number>> = {
  setup: lasting(24, 'hour'),
  reset: lasting(30, 'minute'),
  invitation: lasting(7, 'day'),
  follow: lasting(7, 'day'),
  unfollow: lasting(400, 'day'),
  track: lasting(7, 'day'),
  // Longer than a survey is open, so that whoever comes late is told so.
  survey: lasting(400, 'day'),
  // A meeting may be a year away; whether it still takes an answer is its own affair.
  answer: lasting(400, 'day'),
};

/** Where the web door must answer each; the token is the last part of the path. */
export const linkPaths: Readonly<Record<Purpose, string>> = {
  setup: '/setup/',
  reset: '/password/',
  invitation: '/invitation/',
  follow: '/following/confirm/',
  unfollow: '/following/end/',
  track: '/track/',
  survey: '/surveys/',
  answer: '/invitations/',
};

export interface Link {
  readonly id: Id;
  /** The person or follower it was made for; `node` for the first administrator; for `track`, what is looked at; for `answer`, the meeting and the participant. */
  readonly about: Id;
}

/** Makes a link and answers its whole address; only the token's hash is kept, so it cannot be shown again. */
export const makeLink = async (
  around: Omit<Around, 'ledger'> & { ledger: Pick<Around['ledger'], 'db'> },
  purpose: Purpose,
  about: Id,
): Promise<string> => {
  const token = makeToken(around.random);
  await insertLink(around.ledger.db, {
    hash: hashOf(token),
    id: around.makeId(),
    purpose,
    about,
    expires_at: moved(around.clock(), lifetimes[purpose]),
    used_at: null,
  });
  return `${around.publicUrl}${linkPaths[purpose]}${token}`;
};

/** Looks without using it up, for a GET: mail scanners open links, and must not spend them. */
export const findLink = (around: Around, purpose: Purpose, token: string): Promise<Link | undefined> =>
  findLinkRow(around.ledger.db, { hash: hashOf(token), purpose, now: around.clock() });

/** Uses it up; of two who try at once, one gets it. */
export const takeLink = (around: Around, purpose: Purpose, token: string): Promise<Link | undefined> =>
  takeLinkRow(around.ledger.db, { hash: hashOf(token), purpose, now: around.clock() });
