/** A call's life as a list of tasks: what is done, what is next, and what waits for what. */
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { CandidacyStatus } from '../../../../programmes/candidacy/candidacy.ts';
import { countByStatus } from '../../../../programmes/candidacy/queries.ts';
import { listCohortsOf } from '../../../../programmes/cohort/queries.ts';
import type { Call } from '../../../../programmes/call/call.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures, SummaryList, type Task, TaskList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { CallHead, crumbsOf, findManaged, inZone, isManager, pathOf, peopleNamed, untilIn } from './around.tsx';

type Counts = Readonly<Partial<Record<CandidacyStatus, number>>>;
const order: readonly Call['status'][] = ['draft', 'open', 'closed', 'frozen', 'published', 'concluded'];

const tasksOf = (w: Words, id: string, state: Call, counts: Counts): readonly Task[] => {
  const at = order.indexOf(state.status);
  const past = (status: Call['status']): boolean => at > order.indexOf(status);
  const is = (status: Call['status']): boolean => state.status === status;
  const { applied = 0, offered = 0 } = counts;
  return [
    {
      label: w.t('manage.task-rules'),
      href: pathOf(id, 'rules'),
      state: is('draft') ? 'open' : 'done',
      hint: w.t('manage.task-rules-hint'),
    },
    { label: w.t('manage.task-open'), href: pathOf(id, 'open'), state: is('draft') ? 'open' : 'done', hint: w.t('manage.task-open-hint') },
    {
      label: w.t('manage.task-close'),
      href: pathOf(id, 'close'),
      state: past('open') ? 'done' : is('open') ? 'begun' : 'waiting',
      hint:
        state.closes === null
          ? undefined
          : w.t(past('open') ? 'manage.closed-at' : 'manage.closes-itself', { at: untilIn(w, state.zone, state.closes) }),
    },
    {
      label: w.t('manage.task-review'),
      href: `${pathOf(id, 'applications')}?status=applied`,
      state: past('closed') ? 'done' : is('draft') ? 'waiting' : applied === 0 && is('closed') ? 'done' : 'begun',
      hint: w.t('manage.undecided', { count: applied }),
    },
    {
      label: w.t('manage.task-freeze'),
      href: pathOf(id, 'freeze'),
      state: past('closed') ? 'done' : is('closed') && applied === 0 ? 'open' : 'waiting',
      hint: state.frozen
        ? w.t('manage.frozen-at', { at: inZone(w, state.zone, state.frozen.at), count: state.frozen.applicants })
        : w.t('manage.task-freeze-hint'),
    },
    {
      label: w.t('manage.task-seed'),
      state: state.seed !== null ? 'done' : is('frozen') ? 'begun' : 'waiting',
      hint: state.seed === null ? w.t('manage.task-seed-hint') : w.t('manage.seed-from', { size: w.number(state.seed.size) }),
    },
    {
      label: w.t('manage.task-rehearse'),
      href: is('frozen') ? pathOf(id, 'rehearse') : undefined,
      state: past('frozen') ? 'done' : is('frozen') ? (state.rehearsals > 0 ? 'begun' : 'open') : 'waiting',
      hint: past('frozen') && state.rehearsals === 0 ? w.t('manage.unrehearsed') : w.t('manage.rehearsed', { count: state.rehearsals }),
    },
    {
      label: w.t('manage.task-publish'),
      href: pathOf(id, 'publish'),
      state: state.rounds.length > 0 ? 'done' : is('frozen') && state.seed !== null ? 'open' : 'waiting',
      hint: w.t('manage.task-publish-hint'),
    },
    {
      label: w.t('manage.task-list'),
      href: pathOf(id, 'list'),
      state: is('concluded') ? 'done' : is('published') ? 'begun' : 'waiting',
      hint: is('published') ? w.t('manage.offers-open', { count: offered }) : undefined,
    },
    {
      label: w.t('manage.task-conclude'),
      href: pathOf(id, 'conclude'),
      state: is('concluded') ? 'done' : is('published') ? 'open' : 'waiting',
      hint: w.t('manage.task-conclude-hint'),
    },
  ].map(
    ({ href, ...task }): Task => ({
      ...task,
      state: task.state as Task['state'],
      ...(href !== undefined && task.state !== 'done' ? { href } : {}),
    }),
  );
};

export const showCall = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = found;
  const [counts, cohorts] = await Promise.all([countByStatus(door.ledger, id), listCohortsOf(door.ledger, id)]);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const name = await peopleNamed(door, [state.openedBy ?? '', state.frozen?.by ?? '']);
  const programme = door.programmes.book.find(state.programme, state.version);
  const manages = isManager(actor, state.lead);
  const isOver = state.status === 'cancelled' || state.status === 'concluded';
  return door.frame.page(c, {
    title: w.text(state.title).text,
    crumbs: crumbsOf(w, found),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="manage" />
        <CallHead w={w} found={found} part="overview" />
        {state.status === 'draft' ? null : (
          <Figures
            figures={[
              { value: w.number(all), label: w.t('manage.figure-applied'), href: pathOf(id, 'applications') },
              { value: w.number(counts.applied ?? 0), label: w.t('manage.figure-undecided') },
              { value: w.number((counts.accepted ?? 0) + (counts.offered ?? 0)), label: w.t('manage.figure-placed') },
              { value: w.number(counts.waiting ?? 0), label: w.t('manage.figure-waiting') },
            ]}
          />
        )}
        {state.status === 'cancelled' ? (
          <p class="lead">{w.t('manage.is-cancelled')}</p>
        ) : (
          <section>
            <h2>{w.t('manage.life')}</h2>
            <TaskList w={w} tasks={tasksOf(w, id, state, counts)} />
          </section>
        )}
        {cohorts.length > 0 ? (
          <section>
            <h2>{w.t('cohorts.title')}</h2>
            <ul class="rows">
              {cohorts.map((line) => (
                <li>
                  <a href={`/cohorts/${encodeURIComponent(line.id)}`} class="row-title">
                    <Said w={w} text={line.venue_name} />
                  </a>
                  <p class="meta">
                    <span>{w.t('cohorts.learners', { count: line.learners })}</span>
                    {line.status === 'completed' ? (
                      <a href={`/manage/credentials/${encodeURIComponent(line.id)}`}>{w.t('cohorts.to-credentials')}</a>
                    ) : (
                      <span>{w.t('cohorts.from-until', { from: w.whenShort(line.first_day), until: w.whenShort(line.last_day) })}</span>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <h2>{w.t('manage.about')}</h2>
          <SummaryList
            rows={[
              { label: w.t('manage.programme'), value: programme ? <Said w={w} text={programme.title} /> : state.programme },
              { label: w.t('manage.version-label'), value: w.number(state.version) },
              ...(state.openedBy ? [{ label: w.t('manage.opened-by'), value: <bdi>{name(state.openedBy)}</bdi> }] : []),
              ...(state.frozen ? [{ label: w.t('manage.frozen-by'), value: <bdi>{name(state.frozen.by)}</bdi> }] : []),
            ]}
          />
          {manages && !isOver ? (
            <p class="actions">
              {state.status === 'open' ? (
                <LinkButton look="second" href={pathOf(id, 'extend')}>
                  {w.t('manage.extend')}
                </LinkButton>
              ) : null}
              {state.status === 'draft' ? null : <a href={`/calls/${encodeURIComponent(id)}`}>{w.t('manage.public-page')}</a>}
              {state.status === 'published' ? null : <a href={pathOf(id, 'cancel')}>{w.t('manage.cancel')}</a>}
            </p>
          ) : null}
        </section>
      </>
    ),
  });
};
