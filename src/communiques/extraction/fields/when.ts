/** The time of the thing promised: a date in the passage, else beside it in its sentence when the passage is all it speaks of. */
import type { When } from '../../../kernel/time/time.ts';
import type { Stage } from '../extraction.ts';
import { namedDates } from './dates.ts';
import type { Place, Reading } from './reading.ts';

export function whenOf(reading: Reading, place: Place, stage: Stage): When | null {
  const direction = stage === 'done' || stage === 'underway' || stage === 'signed' ? 'past' : 'future';
  const inside = namedDates(reading.text.slice(place.start, place.end), reading.published, direction);
  return inside.at(-1)?.when ?? null;
}
