/** What minutes are bound by, and what changed between two texts of them. Pure. */
import { createHash } from 'node:crypto';
import { diffArrays } from 'diff';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { Meeting, Minutes } from './meeting.ts';

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of the meeting's id, the language and the text: what both sides agree to. */
export const digestOfMinutes = (meeting: Id, language: string, text: string): string =>
  createHash('sha256').update(canonical({ meeting, language, text })).digest('hex');

export interface MinutesChange {
  /** What the text said; empty where something was added. */
  readonly was: string;
  /** What it says now; empty where something was taken out. */
  readonly is: string;
}
/** Passages, line by line, that differ between two texts. */
export const changesBetween = (was: string, is: string): readonly MinutesChange[] => {
  const changes: { was: string; is: string }[] = [];
  let open: { was: string; is: string } | undefined;
  for (const part of diffArrays(was.split('\n'), is.split('\n'))) {
    const text = part.value.join('\n');
    if (!part.added && !part.removed) open = undefined;
    else {
      if (open === undefined) {
        open = { was: '', is: '' };
        changes.push(open);
      }
      if (part.added) open.is = text;
      else open.was = text;
    }
  }
  return changes.filter((c) => c.was.trim() !== '' || c.is.trim() !== '');
};

/** Countries of the meeting whose yes to this very text is still missing. */
export const sidesMissing = (countries: Meeting['countries'], minutes: Minutes): readonly string[] =>
  countries.filter((c) => !minutes.agreed.some((a) => a.country === c && a.digest === minutes.digest));
export const isAgreed = (state: Pick<Meeting, 'countries' | 'minutes'>): boolean =>
  state.minutes !== null && !state.minutes.behind && sidesMissing(state.countries, state.minutes).length === 0;
