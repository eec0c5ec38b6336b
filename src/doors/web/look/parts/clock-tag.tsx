import type { Words } from '../../words/words.ts';

export type ClockWord =
  | { readonly state: 'running'; readonly days: number }
  | { readonly state: 'due-today' }
  | { readonly state: 'overdue'; readonly days: number }
  | { readonly state: 'stopped' | 'sent-back' | 'ended' };

/** A piece of the dial from twelve o'clock on, as far as the share goes. */
const wedge = (share: number): string => {
  if (share >= 1) return 'M9 2a7 7 0 1 1 0 14A7 7 0 0 1 9 2z';
  const turn = Math.max(0.04, share) * 2 * Math.PI;
  const [x, y] = [9 + 7 * Math.sin(turn), 9 - 7 * Math.cos(turn)].map((n) => Math.round(n * 100) / 100);
  return `M9 9V2A7 7 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
};

const saysOf = (w: Words, clock: ClockWord): string =>
  clock.state === 'running' || clock.state === 'overdue'
    ? w.t(`inbox.clock-${clock.state}`, { days: clock.days })
    : w.t(`inbox.clock-${clock.state}`);

/**
 * A dial that empties as the clock runs down, with the days in words. `promise`: the working days it began with.
 * What needs the eye today is gold; a clock that stands still has two bars.
 */
export const ClockTag = ({ w, clock, promise }: { readonly w: Words; readonly clock: ClockWord; readonly promise: number }) => (
  <span class="clock-tag" data-state={clock.state}>
    <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <circle class="ring" cx="9" cy="9" r="7" />
      {clock.state === 'running' ? <path class="on" d={wedge(clock.days / Math.max(1, promise))} /> : null}
      {clock.state === 'due-today' ? <path class="on" d={wedge(0.12)} /> : null}
      {clock.state === 'overdue' ? <path class="hand" d="M9 4.800V9.400M9 12.300v.2" /> : null}
      {clock.state === 'stopped' || clock.state === 'sent-back' ? <path class="hand" d="M7 6.200v5.600M11 6.200v5.600" /> : null}
      {clock.state === 'ended' ? <path class="hand" d="m5.800 9.200 2.300 2.400 4.200-4.800" /> : null}
    </svg>
    <span>{saysOf(w, clock)}</span>
  </span>
);
