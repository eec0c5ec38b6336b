/** What can be wrong with a course's plan beyond its shape. */
import { addDays } from '../../kernel/time/time.ts';
import { type Mistake, repeated } from '../call/rules-mistakes.ts';
import type { ProgrammeDefinition } from './definition.ts';

export const courseMistakes = ({ sessions, assessments, call, achievement }: ProgrammeDefinition): readonly Mistake[] => {
  const found: Mistake[] = [];
  const say = (path: Mistake['path'], message: string): void => {
    found.push({ path, message });
  };
  for (const i of repeated(sessions.map((s) => s.id))) say(['sessions', i, 'id'], `the session “${sessions[i]?.id}” is there twice`);
  for (const i of repeated(assessments.map((a) => a.id))) {
    say(['assessments', i, 'id'], `the assessment “${assessments[i]?.id}” is there twice`);
  }
  for (const [i, session] of sessions.entries()) {
    const late = call.venues.find((venue) => addDays(venue.begins, session.after) > venue.ends && venue.ends >= venue.begins);
    if (late === undefined) continue;
    const day = addDays(late.begins, session.after);
    say(['sessions', i, 'after'], `“${session.id}” would be on ${day}, after “${late.id}” ends on ${late.ends}`);
  }
  for (const [i, { id, pass, most }] of assessments.entries()) {
    if (pass > most) say(['assessments', i, 'pass'], `“${id}” is passed with ${pass} points, and the most is ${most}`);
  }
  for (const i of repeated(achievement.endorsers)) {
    say(['achievement', 'endorsers', i], `“${achievement.endorsers[i]}” is an endorser already`);
  }
  return found;
};
