/** The lines of a plan along its quarters: when each is due, whether it moved, and how late it is. The list is the same in words. */
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

const Track = ({ w, one, axis, today }: { readonly w: Words; readonly one: PlanLineNow; readonly axis: PlanAxis; readonly today: Day }) => {
  const rtl = w.direction === 'rtl';
  const x = (place: number): string => `${rtl ? Math.round((100 - place) * 100) / 100 : place}%`;
  const at = (day: Day): string => x(axis.place(day));
  const { line, now } = one;
  const standing = now === null ? 'gone' : standingOf(now, today);
  const due = now?.due ?? line.due;
  const reached = reachedOf(one, today);
  return (
    <svg class="track" height={height} aria-hidden="true" focusable="false">
      {axis.ticks.map((tick) => (
        <line class="tick" x1={x(tick.at)} x2={x(tick.at)} y1="0" y2={height} />
      ))}
      <line class="axis" x1="0" x2="100%" y1={mid} y2={mid} />
      {axis.holds(today) ? <line class="now" x1={at(today)} x2={at(today)} y1="0" y2={height} /> : null}
      {due === line.due ? null : <line class="moved" x1={at(line.due)} x2={at(due)} y1={mid} y2={mid} />}
      {reached > due ? <line class={standing === 'met' ? 'late met' : 'late'} x1={at(due)} x2={at(reached)} y1={mid} y2={mid} /> : null}
      {due === line.due ? null : <circle class="was" cx={at(line.due)} cy={mid} r="4" />}
      {standing === 'met' ? (
        <svg x={at(reached)} y={mid} overflow="visible" aria-hidden="true" focusable="false">
          <path class="met" d="M0-8 8 0 0 8-8 0z" />
        </svg>
      ) : (
        <circle class={standing} cx={at(due)} cy={mid} r="7" />
      )}
    </svg>
  );
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
            <Track w={w} one={one} axis={axis} today={today} />
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
