/** Who will complete the course by its rule, who will not and why; and the one order that closes it. */
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { closesCohort } from '../../../../programmes/cohort/access.ts';
import { disputesIn } from '../../../../programmes/cohort/attendance.ts';
import { sessionsHeld, standingOf } from '../../../../programmes/cohort/completion.ts';
import type { Cohort, Learner } from '../../../../programmes/cohort/cohort.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { CourseHead, crumbsOf, enrolled, findKept, type Kept, LearnerName, order, pathOf } from './around.tsx';

const missingText = (w: Words, state: Cohort, missing: string): string => {
  if (missing === 'attendance') return w.t('cohorts.missing-attendance', { share: w.share(state.completion.attendance) });
  if (missing === 'any-assessment') return w.t('cohorts.missing-any');
  const plan = state.assessments.find((a) => `assessment/${a.id}` === missing);
  return plan === undefined ? missing : w.t('cohorts.missing-assessment', { what: w.text(plan.title).text });
};

interface Obstacle {
  readonly text: string;
  readonly href: string;
}
/** What stands in the way, before anybody presses the button. */
const obstaclesOf = (w: Words, { id, state, today }: Kept): readonly Obstacle[] => {
  const at = (session: string) => pathOf(id, 'sessions', session);
  const titleOf = (session: string) => w.text(state.sessions.find((s) => s.id === session)?.title ?? { en: session }).text;
  const nameOf = (n: number) => state.learners.find((l) => l.number === n)?.name ?? w.t('cohorts.erased');
  const held = new Set(sessionsHeld(state).map((s) => s.id));
  const planned = state.sessions.filter((s) => !s.cancelled);
  return [
    ...disputesIn(state).map((d) => ({
      text: w.t('cohorts.obstacle-dispute', { who: nameOf(d.learner), session: titleOf(d.session) }),
      href: `${at(d.session)}#disputes`,
    })),
    ...planned
      .filter((s) => s.day <= today && !held.has(s.id))
      .map((s) => ({ text: w.t('cohorts.obstacle-unmarked', { session: titleOf(s.id) }), href: at(s.id) })),
    ...planned
      .filter((s) => s.day > today)
      .map((s) => ({
        text: w.t('cohorts.obstacle-to-come', { session: titleOf(s.id), day: w.when(s.day) }),
        href: pathOf(id, 'sessions'),
      })),
  ];
};

export const showCompletion = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, refusal?: Refusal): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = kept;
  const over = state.status === 'completed';
  const standings = enrolled(state).map((learner) => ({ learner, ...standingOf(state, learner.number) }));
  const done = standings.filter((s) => (over ? s.learner.status === 'completed' : s.missing.length === 0)).length;
  const obstacles = over ? [] : obstaclesOf(w, kept);
  const error = refusal && wordsOf(w, refusal).body;
  const title = w.t('cohorts.part-completion');
  const completes = (l: Learner, missing: readonly string[]) => (over ? l.status === 'completed' : missing.length === 0);
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, kept, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ text: error }]} />
          <Done c={c} area="cohorts" />
          <CourseHead w={w} kept={kept} part="completion" />
          <Figures
            figures={[
              { value: w.number(done), label: w.t(over ? 'cohorts.have-completed' : 'cohorts.would-complete') },
              { value: w.number(standings.length - done), label: w.t(over ? 'cohorts.have-not' : 'cohorts.would-not') },
            ]}
          />
          <p>
            {w.t('cohorts.rule-attendance', { share: w.share(state.completion.attendance) })}{' '}
            {state.assessments.length === 0 ? '' : w.t(`cohorts.rule-${state.completion.assessments}`)}
          </p>
          {obstacles.length > 0 ? (
            <section>
              <h2>{w.t('cohorts.obstacles')}</h2>
              <ul class="rows">
                {obstacles.map(({ text, href }) => (
                  <li>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section>
            <h2>{w.t('cohorts.who')}</h2>
            <Table
              caption={w.t('cohorts.who')}
              hideCaption
              rows={standings}
              columns={[
                { label: w.t('cohorts.name'), kind: 'main', cell: ({ learner }) => <LearnerName w={w} learner={learner} /> },
                {
                  label: w.t('cohorts.attended'),
                  kind: 'nowrap',
                  cell: ({ attended, held }) => w.t('cohorts.attended-of', { attended, held }),
                },
                ...state.assessments.map((a) => ({
                  label: w.text(a.title).text,
                  kind: 'number' as const,
                  cell: ({ points }: (typeof standings)[number]) => {
                    const given = points[a.id];
                    return given === undefined ? <span class="soft">–</span> : w.number(given);
                  },
                })),
                {
                  label: w.t('cohorts.outcome'),
                  cell: ({ learner, missing }) =>
                    completes(learner, missing) ? (
                      <span class="tag">{w.t(over ? 'cohorts.learner-completed' : 'cohorts.completes')}</span>
                    ) : (
                      <ul class="plain-list">
                        {missing.map((m) => (
                          <li>{missingText(w, state, m)}</li>
                        ))}
                      </ul>
                    ),
                },
              ]}
            />
          </section>
          {over ? (
            <p>
              <a href={`/manage/credentials/${encodeURIComponent(id)}`}>{w.t('cohorts.to-credentials')}</a>
            </p>
          ) : closesCohort(actor, state) ? (
            <section>
              <h2>{w.t('cohorts.complete-title')}</h2>
              <p>{w.t('cohorts.complete-says', { count: done })}</p>
              {obstacles.length > 0 ? (
                <p class="soft">{w.t('cohorts.complete-later')}</p>
              ) : (
                <form method="post" action={pathOf(id, 'completion')}>
                  <Carried c={c} door={door} />
                  <p class="actions">
                    <Button>{w.t('cohorts.complete')}</Button>
                  </p>
                </form>
              )}
            </section>
          ) : (
            <p class="soft">{w.t('cohorts.complete-who')}</p>
          )}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const complete = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const handled = await order(c, door, form, kept.id, 'CompleteCohort', {});
  return isRefusal(handled) ? page(c, door, handled) : c.redirect(`${pathOf(kept.id, 'completion')}?done=completed`, 303);
};
