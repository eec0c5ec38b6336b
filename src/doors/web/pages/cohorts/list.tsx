/** The courses somebody keeps: what needs them today first. */
import { listOffices } from '../../../../identity/index.ts';
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { type CohortLine, listCohortsAt } from '../../../../programmes/cohort/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { crumbsOf, pathOf } from './around.tsx';

const Standing = ({ w, line, today }: { readonly w: Words; readonly line: CohortLine; readonly today: string }) => {
  if (line.status === 'completed') return <>{w.t('cohorts.completed-of', { completed: line.completed, count: line.learners })}</>;
  if (line.disputes > 0) return <span class="tag live">{w.t('cohorts.disputes', { count: line.disputes })}</span>;
  if (line.first_day > today) return <span class="soft">{w.t('cohorts.to-come')}</span>;
  return line.last_day < today ? <span class="tag warm">{w.t('cohorts.to-complete')}</span> : <span>{w.t('cohorts.status-running')}</span>;
};

const Courses = ({
  w,
  lines,
  today,
  caption,
}: {
  readonly w: Words;
  readonly lines: readonly CohortLine[];
  readonly today: string;
  readonly caption: string;
}) => (
  <Table
    caption={caption}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('cohorts.course'),
        kind: 'main',
        cell: (line) => (
          <>
            <a href={pathOf(line.id)}>
              <Said w={w} text={line.venue_name} />
            </a>
            <br />
            <span class="small soft">
              <Said w={w} text={line.title} />
            </span>
          </>
        ),
      },
      {
        label: w.t('cohorts.dates'),
        cell: (line) => w.t('cohorts.from-until', { from: w.whenShort(line.first_day), until: w.whenShort(line.last_day) }),
      },
      { label: w.t('cohorts.people'), kind: 'number', cell: (line) => w.number(line.learners) },
      { label: w.t('cohorts.standing'), cell: (line) => <Standing w={w} line={line} today={today} /> },
    ]}
  />
);

export const showCohorts = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const { today } = todayOf(door);
  const offices = await listOffices(door.ledger.db);
  const own = offices.filter((o) => hasAt(actor, o.id, 'officer', 'supervisor')).map((o) => o.id);
  // An officer of a lead office keeps no roster; only its supervisor does.
  const lines = (await listCohortsAt(door.ledger, own)).filter(
    (line) => hasAt(actor, line.host, 'officer', 'supervisor') || hasAt(actor, line.lead, 'supervisor'),
  );
  const running = lines.filter((l) => l.status === 'running');
  const over = lines.filter((l) => l.status === 'completed');
  const title = w.t('cohorts.title');
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w),
    noIndex: true,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t('cohorts.lead')}</p>
        {lines.length === 0 ? <EmptyState title={w.t('cohorts.empty-title')}>{w.t('cohorts.empty-body')}</EmptyState> : null}
        {running.length > 0 ? (
          <section>
            <h2>{w.t('cohorts.running')}</h2>
            <Courses w={w} lines={running} today={today} caption={w.t('cohorts.running')} />
          </section>
        ) : null}
        {over.length > 0 ? (
          <section>
            <h2>{w.t('cohorts.over')}</h2>
            <Courses w={w} lines={over} today={today} caption={w.t('cohorts.over')} />
          </section>
        ) : null}
      </>
    ),
  });
};
