/** A course as its learner sees it: sessions, marks, points, and what is still missing. Printed, it is the transcript. */
import { type Standing, standingOf } from '../../../../programmes/cohort/completion.ts';
import type { Cohort, Learner, Session } from '../../../../programmes/cohort/cohort.ts';
import { type FoundCohort, findCohort } from '../../../../programmes/cohort/queries.ts';
import { listCredentialsOf } from '../../../../programmes/credential/queries.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures, SummaryList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { dayText } from '../apply/when.tsx';
import { Dates } from '../programmes/around.tsx';
import { officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';

interface Own extends FoundCohort {
  readonly learner: Learner;
}
const findOwn = async (c: Ask, door: Door): Promise<Own | undefined> => {
  const found = await findCohort(door.ledger, c.req.param('cohort') ?? '');
  const me = c.get('visitor').person?.id;
  const learner = found?.state.learners.findLast((l) => l.person === me && l.status !== 'left');
  return found === undefined || learner === undefined ? undefined : { ...found, learner };
};

const inOrder = ({ sessions }: Cohort): readonly Session[] =>
  sessions.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));

type OwnMark = 'present' | 'late' | 'absent' | 'excused' | 'cancelled' | 'to-come' | 'not-marked';
const markOf = (state: Cohort, learner: Learner, session: Session, today: string): OwnMark => {
  if (session.cancelled) return 'cancelled';
  const marks = state.attendance[session.id];
  const own = marks?.[learner.number]?.mark;
  if (own !== undefined) return own;
  // A session with marks of others was held: who has none was not there.
  if (marks !== undefined && Object.keys(marks).length > 0) return 'absent';
  return session.day > today ? 'to-come' : 'not-marked';
};

const Sessions = ({ w, own, today }: { readonly w: Words; readonly own: Own; readonly today: string }) => (
  <section>
    <h2>{w.t('learning.sessions')}</h2>
    <Table
      caption={w.t('learning.sessions')}
      hideCaption
      rows={inOrder(own.state)}
      columns={[
        { label: w.t('learning.session'), kind: 'main', cell: (s) => <Said w={w} text={s.title} /> },
        { label: w.t('frame.day'), cell: (s) => <time datetime={s.day}>{dayText(w, s.day)}</time> },
        { label: w.t('learning.hours'), kind: 'number', cell: (s) => w.number(s.hours) },
        {
          label: w.t('learning.you-were'),
          cell: (s) => {
            const mark = markOf(own.state, own.learner, s, today);
            return <span class={`own-mark ${mark}`}>{w.t(`learning.mark-${mark}`)}</span>;
          },
        },
      ]}
    />
  </section>
);

const Points = ({ w, own, standing }: { readonly w: Words; readonly own: Own; readonly standing: Standing }) =>
  own.state.assessments.length === 0 ? null : (
    <section>
      <h2>{w.t('learning.assessments')}</h2>
      <Table
        caption={w.t('learning.assessments')}
        hideCaption
        rows={own.state.assessments}
        columns={[
          { label: w.t('learning.assessment'), kind: 'main', cell: (a) => <Said w={w} text={a.title} /> },
          {
            label: w.t('learning.points'),
            kind: 'number',
            cell: (a) => {
              const points = standing.points[a.id];
              return points === undefined ? <span class="soft">{w.t('learning.no-points')}</span> : w.number(points);
            },
          },
          { label: w.t('learning.to-pass'), kind: 'number', cell: (a) => w.t('learning.pass-of', { pass: a.pass, most: a.most }) },
          { label: w.t('learning.counts'), cell: (a) => w.t(a.needed ? 'learning.needed' : 'learning.not-needed') },
        ]}
      />
    </section>
  );

/** What the rule still asks for, each in a sentence that says what to do. */
const Missing = ({ w, own, standing }: { readonly w: Words; readonly own: Own; readonly standing: Standing }) => {
  const { state, learner } = own;
  const ended = state.status === 'completed';
  if (standing.missing.length === 0 && !ended) return <p>{w.t('learning.nothing-missing')}</p>;
  if (learner.status === 'completed') return <p>{w.t('learning.completed-says')}</p>;
  return (
    <ul class="bullets">
      {standing.missing.map((missing) => {
        if (missing === 'attendance') {
          return (
            <li>
              {w.t(ended ? 'learning.missed-attendance' : 'learning.missing-attendance', {
                share: w.share(state.completion.attendance),
                attended: standing.attended,
                held: standing.held,
              })}
            </li>
          );
        }
        const assessment = state.assessments.find((a) => `assessment/${a.id}` === missing);
        return (
          <li>
            {assessment === undefined
              ? w.t('learning.missing-any')
              : w.t('learning.missing-assessment', { title: w.text(assessment.title).text, pass: assessment.pass, most: assessment.most })}
          </li>
        );
      })}
    </ul>
  );
};

export const showLearning = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  if (own === undefined) return nothingHere(c, door);
  const { words: w, person } = c.get('visitor');
  const { state, learner } = own;
  const today = dayIn(state.zone, door.clock());
  const standing = standingOf(state, learner.number);
  const offices = await officesOf(door);
  const badge = (await listCredentialsOf(door.ledger, learner.person)).find((one) => one.candidacy === learner.candidacy);
  const hours = inOrder(state)
    .filter((s) => ['present', 'late'].includes(markOf(state, learner, s, today)))
    .reduce((sum, s) => sum + s.hours, 0);
  const title = w.text(state.title).text;
  return door.frame.page(c, {
    title: `${w.t('learning.transcript')} · ${title}`,
    noIndex: true,
    crumbs: [{ href: '/places', label: w.t('places.title') }, { label: title }],
    hero: (
      <div class="service-hero">
        <div>
          <p class="eyebrow">
            <Said w={w} text={state.venueName} />
          </p>
          <h1>
            <Said w={w} text={state.title} />
          </h1>
          <p class="lead">
            {w.t(`learning.head-${learner.status === 'left' ? 'not-completed' : learner.status}`)}{' '}
            <Dates w={w} from={state.from} until={state.until} />
          </p>
          <p class="actions no-print">
            {badge === undefined ? null : <LinkButton href={`/credentials/${badge.id}`}>{w.t('learning.see-badge')}</LinkButton>}
          </p>
        </div>
        <Figures
          figures={[
            { value: w.t('learning.of', { part: standing.attended, all: standing.held }), label: w.t('learning.attended-figure') },
            { value: w.number(hours), label: w.t('learning.hours-figure') },
          ]}
        />
      </div>
    ),
    children: (
      <div class="main-side transcript">
        <div>
          <section>
            <h2>{w.t(state.status === 'completed' ? 'learning.standing-ended' : 'learning.standing')}</h2>
            <Missing w={w} own={own} standing={standing} />
          </section>
          <Sessions w={w} own={own} today={today} />
          <Points w={w} own={own} standing={standing} />
        </div>
        <aside class="stack">
          <h2 class="aside-title">{w.t('learning.transcript')}</h2>
          <SummaryList
            short
            rows={[
              { label: w.t('learning.learner'), value: <bdi>{learner.name ?? person?.name ?? ''}</bdi> },
              { label: w.t('learning.number'), value: w.number(learner.number) },
              { label: w.t('learning.host'), value: <OfficeName w={w} offices={offices} id={state.host} short /> },
              { label: w.t('learning.lead'), value: <OfficeName w={w} offices={offices} id={state.lead} short /> },
              {
                label: w.t('learning.rule'),
                value: w.t('programmes.completion-attendance', { share: w.share(state.completion.attendance) }),
              },
            ]}
          />
          <p class="soft small no-print">{w.t('learning.print-says')}</p>
          <ul class="bare small no-print">
            <li>
              <a href={`/places/${learner.candidacy}`}>{w.t('learning.to-place')}</a>
            </li>
            {state.status === 'running' ? (
              <li>
                <a href={`/places/${learner.candidacy}/withdraw`}>{w.t('places.give-up')}</a>
              </li>
            ) : null}
          </ul>
        </aside>
      </div>
    ),
  });
};
