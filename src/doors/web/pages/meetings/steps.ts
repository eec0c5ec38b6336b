/** What comes next at a meeting, from its plan to its published minutes. Pure. */
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import { sidesMissing } from '../../../../engagements/meeting/minutes.ts';
import { hasBegun, type Part } from './around.tsx';

export const stepNames = [
  'agenda',
  'programme',
  'participants',
  'invite',
  'hold',
  'attendance',
  'decisions',
  'outcome',
  'minutes',
  'agree',
  'publish',
] as const;
export interface Step {
  readonly name: (typeof stepNames)[number];
  readonly part: Part;
  readonly state: 'done' | 'open' | 'waiting';
}
const stateOf = (done: boolean, open = true): Step['state'] => (done ? 'done' : open ? 'open' : 'waiting');

/** Before it begins: what invitations need. Afterwards: from attendance to the published minutes. Nothing for one that was cancelled. */
export const stepsOf = (state: Meeting, now: string): readonly Step[] => {
  const { participants, minutes, countries, status } = state;
  if (status === 'cancelled') return [];
  const step = (name: Step['name'], part: Part, of: Step['state']): Step => ({ name, part, state: of });
  if (!hasBegun(state, now))
    return [
      step('agenda', 'agenda', stateOf(state.agenda.length > 0)),
      ...(state.kind === 'visit' ? [step('programme', 'programme', stateOf(state.programme.length > 0))] : []),
      step('participants', 'participants', stateOf(participants.length > 0)),
      step('invite', 'participants', stateOf(state.invited, participants.length > 0)),
    ];
  const isHeld = status === 'held';
  const isWritten = minutes !== null && !minutes.behind;
  const isAgreed = isWritten && sidesMissing(countries, minutes).length === 0;
  const isNoted = participants.length > 0 && participants.every((p) => p.present !== null);
  return [
    step('hold', 'overview', stateOf(isHeld)),
    step('attendance', 'participants', stateOf(isNoted || (isAgreed && participants.length === 0))),
    step('decisions', 'decisions', stateOf(state.decisions.length + state.items.length > 0 || isAgreed)),
    ...(state.kind === 'visit' ? [step('outcome', 'decisions', stateOf(state.outcome !== null))] : []),
    step('minutes', 'minutes', stateOf(isWritten)),
    step('agree', 'minutes', stateOf(isAgreed, isWritten && isHeld)),
    step('publish', 'minutes', stateOf(minutes?.published != null, isAgreed)),
  ];
};
export const nextStep = (steps: readonly Step[]): Step | undefined => steps.find((s) => s.state === 'open');
