/** The parts of a plan's page that only read: its lines, its quarters, what is late, and what differs from what was signed off. */
import type { ActionPlan, PlanLine } from '../../../../engagements/action-plan/action-plan.ts';
import { differences, type LineDifference, lineKey } from '../../../../engagements/action-plan/lines.ts';
import type { PlanLineNow, PlanProgress } from '../../../../engagements/action-plan/progress.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { obligationPath } from '../obligations/address.ts';
import type { Offices, Own } from './around.tsx';
import { sourceHref } from './pick-lines.tsx';
import { Sides, StandingTag } from './standing.tsx';

export const anchorOf = (line: Pick<PlanLine, 'source' | 'obligation'>): string => `on-${lineKey(line).replaceAll(/[^\w-]/g, '-')}`;

export const LinesTable = (a: { readonly w: Words; readonly own: Own; readonly lines: readonly PlanLineNow[]; readonly today: Day }) => {
  const { w, own, today } = a;
  const told = new Map<string | null, number>();
  for (const { line } of own.state.comments) told.set(line, (told.get(line) ?? 0) + 1);
  const comments = (line: PlanLine) => told.get(line.obligation) ?? 0;
  return (
    <Table
      caption={w.t('plans.lines')}
      hideCaption
      rows={a.lines}
      columns={[
        {
          label: w.t('plans.what'),
          kind: 'main',
          cell: ({ line }) => (
            <>
              <a href={sourceHref(line)}>
                <bdi>{line.title}</bdi>
              </a>
              {comments(line) > 0 ? (
                <>
                  <br />
                  <a class="small" href={`#${anchorOf(line)}`}>
                    {w.t('plans.comments-count', { count: comments(line) })}
                  </a>
                </>
              ) : null}
              {line.commitment === null ? null : (
                <>
                  <br />
                  <a class="small" href={`/commitments/${encodeURIComponent(line.commitment)}`}>
                    {w.t('plans.commitment', { number: line.commitment })}
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          label: w.t('plans.owes'),
          cell: ({ line }) => (
            <>
              {w.country(line.country)}
              <br />
              <span class="small soft">{own.offices.name(line.owner)}</span>
            </>
          ),
        },
        {
          label: w.t('plans.due'),
          cell: ({ line, movedTo }) => (
            <>
              {w.whenShort(line.due)}
              {movedTo === null ? null : (
                <>
                  <br />
                  <span class="small">{w.t('plans.moved-to', { day: w.whenShort(movedTo) })}</span>
                </>
              )}
            </>
          ),
        },
        { label: w.t('plans.stands'), cell: (one) => <StandingTag w={w} one={one} today={today} /> },
        { label: w.t('plans.sides'), cell: (one) => <Sides w={w} one={one} us={own.us} /> },
      ]}
    />
  );
};

export const Quarters = ({ w, quarters }: { readonly w: Words; readonly quarters: PlanProgress['quarters'] }) => (
  <Table
    caption={w.t('plans.quarters')}
    hideCaption
    rows={quarters}
    columns={[
      {
        label: w.t('plans.quarter'),
        kind: 'main',
        cell: ({ quarter }) => {
          const [year = '', n = ''] = quarter.split('-Q');
          return w.t('plans.quarter-of', { n, year });
        },
      },
      { label: w.t('plans.quarter-due'), kind: 'number', cell: (q) => w.number(q.due) },
      { label: w.t('plans.standing-met'), kind: 'number', cell: (q) => w.number(q.met) },
      { label: w.t('plans.standing-claimed'), kind: 'number', cell: (q) => w.number(q.claimed) },
      { label: w.t('plans.standing-overdue'), kind: 'number', cell: (q) => w.number(q.overdue) },
      { label: w.t('plans.standing-open'), kind: 'number', cell: (q) => w.number(q.open) },
      {
        label: w.t('plans.progress'),
        cell: (q) => (
          <progress max={String(q.due)} value={String(q.met)} aria-label={w.t('plans.progress-of', { done: q.met, all: q.due })} />
        ),
      },
    ]}
  />
);

export const Slips = ({ w, slips }: { readonly w: Words; readonly slips: PlanProgress['slips'] }) =>
  slips.length === 0 ? (
    <p class="soft">{w.t('plans.nothing-late')}</p>
  ) : (
    <ul class="rows">
      {slips.map(({ line, days, holdsUp }) => (
        <li>
          <a href={obligationPath(line)}>
            <bdi>{line.title}</bdi>
          </a>
          <p class="meta">
            <span class="tag refused">{w.t('plans.days-late', { count: days })}</span> <span>{w.country(line.country)}</span>
            <bdi>{line.reference}</bdi>
          </p>
          {holdsUp.length === 0 ? null : (
            <p class="small">
              {w.t('plans.holds-up-which')}{' '}
              {holdsUp.map((held, i) => (
                <>
                  {i > 0 ? '; ' : ''}
                  <bdi>{held.title}</bdi>
                </>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );

const fieldWords = (w: Words, offices: Offices, line: PlanLine, field: string): string => {
  if (field === 'due') return w.when(line.due);
  if (field === 'country') return w.country(line.country);
  if (field === 'owner') return offices.name(line.owner);
  if (field === 'commitment') return line.commitment ?? w.t('plans.no-commitment');
  return line.title;
};
const Change = ({
  w,
  offices,
  d,
  was,
  is,
}: {
  readonly w: Words;
  readonly offices: Offices;
  readonly d: LineDifference;
  readonly was: PlanLine | undefined;
  readonly is: PlanLine | undefined;
}) => {
  if (d.what !== 'changed' || was === undefined || is === undefined) return <span>{w.t(`plans.difference-${d.what}`)}</span>;
  return (
    <ul class="plain-list">
      {d.fields.map((field) => (
        <li>
          {w.t(`plans.field-${field}` as 'plans.field-due')}: <del>{fieldWords(w, offices, was, field)}</del>{' '}
          <ins>{fieldWords(w, offices, is, field)}</ins>
        </li>
      ))}
    </ul>
  );
};
/** The lines that are not as they were when this digest was seen; null where the ledger's newer texts no longer hold it. */
export const differencesOf = ({ earlier, lines }: ActionPlan, digest: string) => {
  const before = earlier.findLast((e) => e.digest === digest)?.lines;
  return before === undefined ? null : { before, after: lines, differences: differences(before, lines) };
};
export const Differences = ({ w, own, digest }: { readonly w: Words; readonly own: Own; readonly digest: string }) => {
  const found = differencesOf(own.state, digest);
  if (found === null) return <p>{w.t('plans.differences-unknown')}</p>;
  const of = (lines: readonly PlanLine[], d: LineDifference) => lines.find((line) => lineKey(line) === lineKey(d));
  return (
    <Table
      caption={w.t('plans.differences')}
      rows={found.differences}
      columns={[
        { label: w.t('plans.what'), kind: 'main', cell: (d) => <bdi>{d.title}</bdi> },
        {
          label: w.t('plans.difference'),
          cell: (d) => <Change w={w} offices={own.offices} d={d} was={of(found.before, d)} is={of(found.after, d)} />,
        },
      ]}
    />
  );
};
