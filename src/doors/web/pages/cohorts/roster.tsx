/** Who learns here. Addresses for mail are shown when somebody asks for them, and only while the course runs. */
import { findPerson } from '../../../../identity/index.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { standingOf } from '../../../../programmes/cohort/completion.ts';
import type { Learner } from '../../../../programmes/cohort/cohort.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { type Column, Table } from '../../look/parts/table.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import { CourseHead, crumbsOf, enrolled, findKept, LearnerName, pathOf } from './around.tsx';
import { nextSession, SessionLine } from './session-parts.tsx';

export const showRoster = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w } = c.get('visitor');
  const { id, state, today } = kept;
  const learners = enrolled(state);
  const asked = c.req.query('contacts') === 'yes' && state.status === 'running';
  const people = asked ? await Promise.all(learners.map((l) => findPerson(door.ledger.db, l.person))) : [];
  const mails = new Map(people.flatMap((p) => (p?.email ? [[p.id, p.email] as const] : [])));
  const next = state.status === 'running' ? nextSession(state, today) : undefined;
  const columns: readonly Column<Learner>[] = [
    {
      label: w.t('cohorts.name'),
      kind: 'main',
      cell: (l) => (
        <>
          <span class="roster-number">{w.number(l.number)}</span> <LearnerName w={w} learner={l} />
        </>
      ),
    },
    { label: w.t('frame.country'), cell: (l) => w.country(l.country) },
    {
      label: w.t('cohorts.attended'),
      kind: 'nowrap',
      cell: (l) => {
        const { attended, held } = standingOf(state, l.number);
        return held === 0 ? <span class="soft">{w.t('cohorts.none-yet')}</span> : w.t('cohorts.attended-of', { attended, held });
      },
    },
    ...(asked
      ? [
          {
            label: w.t('cohorts.mail'),
            cell: (l: Learner) => {
              const mail = mails.get(l.person);
              return mail === undefined ? null : (
                <a href={`mailto:${encodeURIComponent(mail).replace('%40', '@')}`} dir="ltr">
                  {mail}
                </a>
              );
            },
          },
        ]
      : [{ label: w.t('cohorts.standing'), cell: (l: Learner) => w.t(`cohorts.learner-${l.status}`) }]),
  ];
  const gone = state.learners.length - learners.length;
  return door.frame.page(c, {
    title: w.text(state.venueName).text,
    crumbs: crumbsOf(w, kept),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="cohorts" />
        <CourseHead w={w} kept={kept} part="roster" />
        {next === undefined ? null : (
          <section class="next-session stack">
            <h2>
              {w.t(next.day === today ? 'cohorts.session-today' : next.day < today ? 'cohorts.session-unmarked' : 'cohorts.session-next')}
            </h2>
            <p class="row-title">
              <Said w={w} text={next.title} /> <SessionLine w={w} session={next} />
            </p>
            <p class="actions">
              {next.day <= today ? <LinkButton href={pathOf(id, 'sessions', next.id)}>{w.t('cohorts.take-attendance')}</LinkButton> : null}
              <LinkButton look="second" href={pathOf(id, 'phone')}>
                {w.t('cohorts.open-phone')}
              </LinkButton>
              <LinkButton look="plain" href={`${pathOf(id, 'print')}?session=${encodeURIComponent(next.id)}`}>
                {w.t('cohorts.print-list')}
              </LinkButton>
            </p>
          </section>
        )}
        {learners.length === 0 ? (
          <EmptyState title={w.t('cohorts.roster-empty-title')}>{w.t('cohorts.roster-empty-body')}</EmptyState>
        ) : (
          <section>
            <h2>{w.t('cohorts.part-roster')}</h2>
            {asked ? (
              <Notice w={w}>
                <p>{w.t('cohorts.contacts-note')}</p>
              </Notice>
            ) : null}
            <Table caption={w.t('cohorts.part-roster')} hideCaption columns={columns} rows={learners} />
            <p class="actions no-print">
              {state.status !== 'running' ? null : asked ? (
                <a href={pathOf(id)}>{w.t('cohorts.hide-contacts')}</a>
              ) : (
                <a href={`${pathOf(id)}?contacts=yes`}>{w.t('cohorts.show-contacts')}</a>
              )}
            </p>
            {gone > 0 ? <p class="soft">{w.t('cohorts.left', { count: gone })}</p> : null}
          </section>
        )}
      </>
    ),
  });
};
