/** What anyone may know of a letter by its code: whether it is genuine, whether it still holds, and the proof. */
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../../kernel/time/time.ts';
import type { StoredEvent } from '../../../ledger/ledger.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import { sha256 } from '../../../ledger/streams/digest.ts';
import type { Transparency } from '../../../ledger/transparency/transparency.ts';
import { dayOfNumber, localTime } from '../../calendar/local-time.ts';
import type { Case } from '../../case/case.ts';
import { findDefinition } from '../../case/find-definition.ts';
import { findLetter } from '../../case/queries.ts';
import type { Text } from '../../service/definition.ts';
import { decisionOf, type LetterMaking, makeLetter, zoneOf } from './make-letter.ts';

/**
 * holds: granted, and its time is not over · expired · refused: a refusal that stands · under-appeal: a refusal that is looked at
 * again · replaced: a later decision of the same case took its place · trial: an editor tried the service, nothing was granted.
 */
export type LetterStanding = 'holds' | 'expired' | 'refused' | 'under-appeal' | 'replaced' | 'trial';

/** The ledger's own words for the letter, and the way from them to a signed checkpoint (RFC 6962). Hexadecimal. */
export interface LetterProof {
  /** Canonical JSON (RFC 8785) of the event; its SHA-256 is `digest`, the entry in the log. */
  readonly event: string;
  readonly digest: string;
  /** From 1; its leaf's index is one less. */
  readonly position: number;
  readonly path: readonly string[];
  readonly size: number;
  readonly root: string;
  /** The checkpoint as it was signed, and who may sign. */
  readonly checkpoint: string;
  readonly verifier: string;
}

export interface CheckedLetter {
  readonly code: string;
  readonly granted: boolean;
  readonly standing: LetterStanding;
  /** The day the decision that replaced it was made. */
  readonly replaced: { readonly on: Day; readonly granted: boolean } | null;
  readonly service: Text;
  readonly title: Text;
  readonly signedBy: string;
  /** Null once erased. */
  readonly holder: string | null;
  readonly reference: string | null;
  readonly issued: Instant;
  /** In the signing office's zone. */
  readonly issuedOn: Day;
  readonly validUntil: Day | null;
  /** Of the PDF; null while it has not been made. */
  readonly sha256: string | null;
}

export interface LetterChecking extends LetterMaking {
  readonly transparency: Transparency;
}

const standingOf = (state: Case, granted: boolean, last: boolean, validUntil: Day | null, today: Day): LetterStanding => {
  if (state.trial) return 'trial';
  if (!last) return 'replaced';
  if (!granted)
    return state.status === 'under-appeal' || state.status === 'in-progress' || state.status === 'sent-back' ? 'under-appeal' : 'refused';
  return validUntil !== null && validUntil < today ? 'expired' : 'holds';
};

/** However the code is typed. Undefined when there is no such letter. */
export const checkLetter = async (checking: LetterChecking, typed: string): Promise<CheckedLetter | undefined> => {
  const { ledger, window, clock } = checking;
  const found = await findLetter(ledger, typed);
  if (found === undefined) return undefined;
  const made = found.sha256 === null ? await makeLetter(checking, found.case, found.code) : undefined;
  const state = (await ledger.state<Case>(streamId('case', found.case)))?.state;
  const decision = await decisionOf(ledger, found.case, found.code);
  const definition = state && (await findDefinition(checking, state));
  if (state === undefined || definition === undefined || decision === undefined) return undefined;
  const { calendar } = localDays(zoneOf(window, definition.outcome.signedBy));
  const { validUntil, granted } = decision.data;
  const later = state.letters.at(-1);
  const last = later?.code === found.code;
  return {
    code: found.code,
    granted,
    standing: standingOf(state, granted, last, validUntil, calendar(clock())),
    replaced: last || later === undefined ? null : { on: calendar(later.issued), granted: later.granted },
    service: definition.title,
    title: definition.outcome.title,
    signedBy: definition.outcome.signedBy,
    holder: state.applicant.name,
    reference: state.reference,
    issued: decision.at,
    issuedOn: calendar(decision.at),
    validUntil,
    sha256: found.sha256 ?? (made !== undefined && 'sha256' in made ? made.sha256 : null),
  };
};

const localDays = (timeZone: string) => {
  const zone = localTime(timeZone);
  return { calendar: (at: Instant): Day => dayOfNumber(zone.dayAt(Date.parse(at))) };
};

/** As it was sealed: a letter's event has nothing personal in it. */
const sealedText = ({ actor, at, data, stream, type, version }: StoredEvent): string =>
  canonical({ actor, at, data, personal: null, stream, type, version });

/** Undefined while the event has no place in the ledger yet, which takes a moment. @throws when the ledger contradicts itself. */
export const proofOf = async ({ ledger, transparency }: LetterChecking, typed: string): Promise<LetterProof | undefined> => {
  const found = await findLetter(ledger, typed);
  if (found === undefined) return undefined;
  const events = await ledger.events(streamId('case', found.case));
  const event = events.find(({ type, data }) => type === 'LetterMade' && data.code === found.code);
  if (event === undefined) return undefined;
  const position = await transparency.positionOf(event.stream, event.version);
  if (position === undefined) return undefined;
  const known = await transparency.checkpoint();
  const { size, root, note } = known.size < position ? await transparency.publish() : known;
  if (size < position) return undefined;
  const { entry, proof } = await transparency.inclusion(position, size);
  const text = sealedText(event);
  const digest = sha256(text);
  if (!digest.equals(entry)) throw new Error(`the event of letter ${found.code} is not the one in the log: run fsck`);
  return {
    event: text,
    digest: digest.toString('hex'),
    position,
    path: proof.map((hash) => hash.toString('hex')),
    size,
    root: root.toString('hex'),
    checkpoint: note,
    verifier: transparency.verifier,
  };
};
