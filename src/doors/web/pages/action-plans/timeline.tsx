/** The lines of a plan along its quarters: when each is due, whether it moved, and how late it is. The list is the same in words. */
import { raw } from 'hono/html';
import type { ActionPlan } from '../../../../engagements/action-plan/action-plan.ts';
import type { PlanLineNow } from '../../../../engagements/action-plan/progress.ts';
import { daysLate, standingOf } from '../../../../engagements/obligations/standing.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';
import { axisOf, type PlanAxis } from './axis.ts';
import { StandingTag } from './standing.tsx';

const height = 26;
const mid = height / 2;

/** Where the line stands at its end: the day it was met, today while it is late, else the day it is due. */
const reachedOf = ({ line, now }: PlanLineNow, today: Day): Day => {
  if (now === null) return line.due;
  if (now.met !== null) return now.met;
  return standingOf(now, today) === 'overdue' ? today : now.due;
};
const daysOf = (lines: readonly PlanLineNow[], until: Day, today: Day): readonly Day[] => [
  until,
  ...lines.flatMap((l) => [l.line.due, l.now?.due ?? l.line.due, reachedOf(l, today)]),
];

const line = (kind: string, x1: string, x2: string, y1: number, y2: number): string =>
  `<line class="${kind}" x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`;
/** Draws the track of a line. Text, for a page has many and each many marks; nothing stands in it but places and names of ours. */
const trackOf = (w: Words, axis: PlanAxis, today: Day) => {
  const rtl = w.direction === 'rtl';
  const x = (place: number): string => `${rtl ? Math.round((100 - place) * 100) / 100 : place}%`;
  const at = (day: Day): string => x(axis.place(day));
  const ticks = axis.ticks.map((tick) => line('tick', x(tick.at), x(tick.at), 0, height)).join('');
  const now = axis.holds(today) ? line('now', at(today), at(today), 0, height) : '';
  const ground = `<svg class="track" height="${height}" aria-hidden="true" focusable="false">${ticks}${line('axis', '0', '100%', mid, mid)}${now}`;
  return (one: PlanLineNow): string => {
    const standing = one.now === null ? 'gone' : standingOf(one.now, today);
    const due = one.now?.due ?? one.line.due;
    const reached = reachedOf(one, today);
    const moved = due !== one.line.due;
    const diamond = `<svg x="${at(reached)}" y="${mid}" overflow="visible" aria-hidden="true" focusable="false"><path class="met" d="M0-8 8 0 0 8-8 0z"/></svg>`;
    return [
      ground,
      moved ? line('moved', at(one.line.due), at(due), mid, mid) : '',
      reached > due ? line(standing === 'met' ? 'late met' : 'late', at(due), at(reached), mid, mid) : '',
      moved ? `<circle class="was" cx="${at(one.line.due)}" cy="${mid}" r="4"/>` : '',
      standing === 'met' ? diamond : `<circle class="${standing}" cx="${at(due)}" cy="${mid}" r="7"/>`,
      '</svg>',
    ].join('');
  };
};

const Scale = ({ w, axis }: { readonly w: Words; readonly axis: PlanAxis }) => {
  const rtl = w.direction === 'rtl';
  const x = (place: number): string => `${rtl ? Math.round((100 - place) * 100) / 100 : place}%`;
  const crowded = axis.ticks.length > 10;
  return (
    <svg class="scale" height="42" aria-hidden="true" focusable="false">
      {axis.ticks.map((tick, i) => (
        <>
          {i === 0 || tick.n === 1 ? (
            <text x={x(tick.at)} y="15" text-anchor="start" class="year">
              {String(tick.year)}
            </text>
          ) : null}
          {crowded ? null : (
            <text x={x(tick.middle)} y="36" text-anchor="middle">
              {w.t('plans.quarter-short', { n: tick.n })}
            </text>
          )}
        </>
      ))}
    </svg>
  );
};

const inWords = (w: Words, { line, now, movedTo }: PlanLineNow, today: Day, holdsUp: number): string => {
  const late = now === null ? 0 : daysLate(now, today);
  const said = [
    w.t('plans.due-on', { day: w.when(line.due) }),
    movedTo === null ? '' : w.t('plans.moved-to', { day: w.when(movedTo) }),
    now?.met ? w.t('plans.met-on', { day: w.when(now.met) }) : '',
    late > 0 ? w.t('plans.days-late', { count: late }) : '',
    holdsUp > 0 ? w.t('plans.holds-up', { count: holdsUp }) : '',
  ];
  return said.filter((s) => s !== '').join(' · ');
};

export const Timeline = (a: {
  readonly w: Words;
  readonly plan: Pick<ActionPlan, 'from' | 'until'>;
  readonly lines: readonly PlanLineNow[];
  readonly today: Day;
  /** How many lines wait for this one. */
  readonly holdsUp: (one: PlanLineNow) => number;
}) => {
  const { w, plan, lines, today } = a;
  const axis = axisOf(plan.from, daysOf(lines, plan.until, today));
  const track = trackOf(w, axis, today);
  return (
    <figure class="plan-line">
      <div class="plan-scale">
        <Scale w={w} axis={axis} />
      </div>
      <ol>
        {lines.map((one) => (
          <li>
            <div>
              <p class="what">
                <bdi>{one.line.title}</bdi>
              </p>
              <p class="small soft">
                <StandingTag w={w} one={one} today={today} /> {inWords(w, one, today, a.holdsUp(one))}
              </p>
            </div>
            {raw(track(one))}
          </li>
        ))}
      </ol>
      <figcaption class="small soft plan-key">
        {(['open', 'claimed', 'overdue', 'met', 'was'] as const).map((mark) => (
          <span>
            <svg width="18" height="18" aria-hidden="true" focusable="false">
              {mark === 'met' ? (
                <path class="met" d="M9 1 17 9 9 17 1 9z" />
              ) : (
                <circle class={mark} cx="9" cy="9" r={mark === 'was' ? '4' : '7'} />
              )}
            </svg>{' '}
            {w.t(`plans.key-${mark}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
};
