import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { MeetingOrder } from './commands.ts';
import type { Deciding, Outcome } from './deciding.ts';
import type { Meeting, Minutes } from './meeting.ts';
import { changesBetween, digestOfMinutes, sidesMissing } from './minutes.ts';

/** A yes to a text that has changed since: says what changed, as far as that text is still known. */
const stale = (minutes: Minutes, digest: string): Refusal => {
  const seen = minutes.earlier.findLast((e) => e.digest === digest);
  return refuse('minutes-stale', {
    digest: minutes.digest,
    version: minutes.version,
    seen: seen?.version ?? null,
    changes: seen === undefined ? [] : changesBetween(seen.text, minutes.text),
  });
};

const publish = (state: Meeting, { visibility }: MeetingOrder<'PublishMinutes'>): Outcome => {
  const { minutes, countries, title, reference, kind, place, zone, starts } = state;
  if (minutes === null) return refuse('minutes-not-written');
  if (minutes.published !== null && (minutes.visibility === 'public' || visibility === 'restricted'))
    return refuse('minutes-already-published', { at: minutes.published, visibility: minutes.visibility });
  if (minutes.behind) return refuse('minutes-behind', { version: minutes.version });
  const missing = sidesMissing(countries, minutes);
  if (missing.length > 0) return refuse('minutes-not-agreed', { missing });
  const { text, language, digest } = minutes;
  const day = dayIn(zone, starts);
  return [{ type: 'MinutesPublished', data: { title, text, language, day, countries, digest, visibility, reference, kind, place } }];
};

export const decidingMinutes: Pick<Deciding, 'WriteMinutes' | 'AgreeMinutes' | 'PublishMinutes'> = {
  WriteMinutes: (state, { text, language }, { on, begun }) => {
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    if (state.minutes?.published != null) return refuse('minutes-already-published', { at: state.minutes.published });
    const digest = digestOfMinutes(on, language, text);
    // The same text again says that it still stands after what was decided since.
    if (state.minutes?.digest === digest && !state.minutes.behind) return [];
    return [{ type: 'MinutesWritten', data: { text, language, digest } }];
  },
  AgreeMinutes: (state, { country, digest }) => {
    const { minutes, countries } = state;
    if (!countries.includes(country)) return refuse('country-not-of-meeting', { country, countries });
    if (minutes === null) return refuse('minutes-not-written');
    if (state.status !== 'held') return refuse('meeting-not-held', { starts: state.starts });
    if (digest !== minutes.digest) return stale(minutes, digest);
    if (minutes.behind) return refuse('minutes-behind', { version: minutes.version });
    if (minutes.agreed.some((a) => a.country === country && a.digest === digest)) return refuse('minutes-already-agreed', { country });
    return [{ type: 'MinutesAgreed', data: { country, digest } }];
  },
  PublishMinutes: publish,
};
