/** Signs the badges of those who completed a course, and writes them to the ledger. */
import { system } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { idFrom } from '../../ledger/subscriptions/id-from.ts';
import type { BadgeMaker, BadgeProofs, BadgeSubject } from '../contract.ts';
import type { CredentialCommand, CredentialOrder } from './commands.ts';
import { credential } from './credential-decider.ts';
import { openList } from './queries.ts';
import { drawPlaces, fullAt } from './status-list.ts';

export interface Issuing {
  readonly badges: Pick<BadgeMaker, 'sign'>;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
}
/** What all badges of one lot have in common. */
export type Course = Pick<
  CredentialOrder<'IssueCredential'>,
  'achievement' | 'programme' | 'cohort' | 'lead' | 'endorsers' | 'validFrom' | 'validUntil'
>;
export type Earner = Pick<CredentialOrder<'IssueCredential'>, 'candidacy' | 'person' | 'name'>;
export interface Issued {
  readonly issued: number;
  /** Had theirs: from an earlier run, or from another process just now. */
  readonly already: number;
}
/** Called after each lot that was written. */
export type Progress = (done: number, of: number) => void;

/** One candidacy earns one credential: whoever issues it again meets the first. Nobody can guess it from outside. */
export const credentialIdOf = (candidacy: Id): Id => idFrom('credential', streamId('candidacy', candidacy), 1)('badge');

/** Signed together and handed to the ledger together, which writes those of one moment in few statements. */
const lotSize = 512;
/** Places that another process took between drawing and writing are drawn again this often. */
const mostDraws = 6;

type Written = 'issued' | 'already' | 'place-taken';

const write = async (ledger: Ledger, now: string, subject: BadgeSubject, order: CredentialOrder<'IssueCredential'>): Promise<Written> => {
  const command: CredentialCommand = {
    id: `issue/${subject.credential}`,
    type: 'IssueCredential',
    on: subject.credential,
    actor: system('programmes'),
    now,
    data: order,
  };
  const outcome = await ledger.handle(command, credential);
  if (!isRefusal(outcome)) return outcome.again ? 'already' : 'issued';
  if (outcome.reason === 'credential-already-issued') return 'already';
  if (outcome.reason === 'not-unique') return 'place-taken';
  throw new Error(`the credential of ${subject.candidacy} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};

/** Free places, across the end of a list where need be. */
const openPlaces = async (ledger: Ledger, random: Issuing['random']): Promise<(count: number) => readonly number[]> => {
  const found = await openList(ledger);
  let { list } = found;
  let taken = new Set(found.taken);
  return (count) => {
    const drawn: number[] = [];
    while (drawn.length < count) {
      if (taken.size >= fullAt) {
        list += 1;
        taken = new Set();
      }
      const some = drawPlaces(list, Math.min(count - drawn.length, Math.ceil(fullAt) - taken.size), taken, random);
      for (const place of some) taken.add(place);
      drawn.push(...some);
    }
    return drawn;
  };
};

/**
 * Issues to everyone in `earners`. Killed at any moment and begun again it goes on where it was: an id follows from the candidacy, so
 * that nobody gets two. While one lot is being written the next one is signed.
 * @throws when the ledger refuses for a reason of ours; what was written stays.
 */
export const issueTo = async (
  a: Issuing,
  ledger: Ledger,
  course: Course,
  earners: readonly Earner[],
  onProgress: Progress = () => undefined,
): Promise<Issued> => {
  const counts = { issued: 0, already: 0 };
  let waiting = earners;
  for (let draw = 1; waiting.length > 0; draw++) {
    if (draw > mostDraws) throw new Error(`no free place in the status list was found for ${waiting.length} credentials`);
    const places = await openPlaces(ledger, a.random);
    const again: Earner[] = [];
    const writeLot = async (lot: readonly Earner[], subjects: readonly BadgeSubject[], signed: readonly BadgeProofs[]): Promise<void> => {
      const now = a.clock();
      const outcomes = await Promise.all(
        lot.map(async (earner, i) => {
          const [subject, proofs] = [subjects[i], signed[i]];
          if (subject === undefined || proofs === undefined) throw new Error('the maker of badges left one out');
          return write(ledger, now, subject, { ...course, ...earner, statusIndex: subject.statusIndex, proofs });
        }),
      );
      for (const [i, earner] of lot.entries()) {
        const outcome = outcomes[i];
        if (outcome === 'place-taken') again.push(earner);
        else if (outcome !== undefined) counts[outcome] += 1;
      }
      onProgress(counts.issued + counts.already, earners.length);
    };
    let writing: Promise<void> = Promise.resolve();
    for (let i = 0; i < waiting.length; i += lotSize) {
      const lot = waiting.slice(i, i + lotSize);
      const drawn = places(lot.length);
      const subjects = lot.map(({ candidacy, name }, at): BadgeSubject => {
        const statusIndex = drawn[at] ?? 0;
        const { validFrom, validUntil } = course;
        return { credential: credentialIdOf(candidacy), candidacy, name, validFrom, validUntil, statusIndex };
      });
      const signing = a.badges.sign(course.achievement, subjects, a.clock());
      const [signed] = await Promise.all([signing, writing]);
      writing = writeLot(lot, subjects, signed);
      // Whoever waits for it later must not find it failed unheard meanwhile.
      writing.catch(() => undefined);
    }
    await writing;
    waiting = again;
  }
  return counts;
};
