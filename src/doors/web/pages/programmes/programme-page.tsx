/** One programme: what it is, for whom, where and when, what one learns, and what came of it. */
import { findCommitmentPage } from '../../../../communiques/tracker/commitment/queries.ts';
import { hasAt } from '../../../../kernel/decider/actor.ts';
import type { ProgrammeDefinition } from '../../../../programmes/programme/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Said, SaidAtLength } from '../../look/parts/said.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { homeOf, Moment, periodText, PhaseTag, Until } from './around.tsx';
import { type Listed, listedProgrammes } from './list.tsx';
import { Outcomes, outcomesOf } from './outcomes.tsx';
import { Venues } from './venues.tsx';

const Learned = ({ w, programme }: { readonly w: Words; readonly programme: ProgrammeDefinition }) => {
  const { sessions, assessments, completion, achievement } = programme;
  return (
    <section>
      <h2>{w.t('programmes.learn-title')}</h2>
      <ol class="course-plan">
        {sessions.map((session) => (
          <li>
            <Said w={w} text={session.title} /> <span class="soft small">{w.t('programmes.hours', { count: session.hours })}</span>
          </li>
        ))}
      </ol>
      <h3>{w.t('programmes.badge-title')}</h3>
      <p>
        <strong>
          <Said w={w} text={achievement.name} />
        </strong>
        {achievement.validFor ? ` · ${w.t('programmes.valid-for', { period: periodText(w, achievement.validFor) })}` : null}
      </p>
      <p>
        <Said w={w} text={achievement.criteria} />
      </p>
      <ul class="chips still">
        {achievement.skills.map((skill) => (
          <li>
            <Said w={w} text={skill} />
          </li>
        ))}
      </ul>
      <p class="soft small">
        {w.t('programmes.completion-attendance', { share: w.share(completion.attendance) })}{' '}
        {assessments.length === 0
          ? null
          : w.t(`programmes.completion-${completion.assessments}`, { count: assessments.filter((a) => a.needed).length })}
      </p>
    </section>
  );
};

const Calls = ({ w, home, listed }: { readonly w: Words; readonly home: string; readonly listed: Listed }) => (
  <section>
    <h2>{w.t('programmes.calls')}</h2>
    {listed.calls.length === 0 ? (
      <p class="soft">{w.t('programmes.no-call-yet')}</p>
    ) : (
      <ul class="rows">
        {listed.calls.map(({ call, phase }) => (
          <li>
            <p class="row-title">
              <a href={`/calls/${call.id}`}>
                <Said w={w} text={call.title} />
              </a>{' '}
              <PhaseTag w={w} phase={phase} />
            </p>
            <p class="meta">
              {call.opens !== null && phase === 'coming' ? (
                <span>
                  {w.t('programmes.opens')} <Moment w={w} at={call.opens} zone={call.zone} home={home} />
                </span>
              ) : call.closes === null ? null : (
                <span>
                  {w.t(phase === 'open' ? 'programmes.closes' : 'programmes.closed')}{' '}
                  {phase === 'open' ? (
                    <Until w={w} at={call.closes} zone={call.zone} home={home} />
                  ) : (
                    <Moment w={w} at={call.closes} zone={call.zone} home={home} />
                  )}
                </span>
              )}
              {call.rounds > 0 ? <span>{w.t('programmes.placed-of', { placed: call.placed, seats: call.seats })}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

export const showProgramme = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const programme = door.programmes.book.find(c.req.param('programme') ?? '');
  if (programme === undefined) return nothingHere(c, door);
  const listed = (await listedProgrammes(door)).find((one) => one.programme.id === programme.id) ?? {
    programme,
    calls: [],
    first: undefined,
  };
  const offices = await officesOf(door);
  const outcomes = await outcomesOf(door, programme);
  const delivers = await Promise.all(
    programme.delivers.map(async (number) => {
      const found = await findCommitmentPage(door.ledger, number, todayOf(door));
      return { number, title: found?.commitment.title };
    }),
  );
  const home = homeOf(door, w);
  const title = w.text(programme.title).text;
  const { venues, eligibility } = programme.call;
  const { first } = listed;
  return door.frame.page(c, {
    title,
    description: w.text(programme.summary).text,
    crumbs: [{ href: '/', label: w.t('frame.home') }, { href: '/programmes', label: w.t('programmes.title') }, { label: title }],
    hero: (
      <div class="service-hero">
        <div>
          <p class="eyebrow">{w.list(programme.partners.map(w.country))}</p>
          <h1>
            <Said w={w} text={programme.title} />
          </h1>
          <div class="lead">
            <SaidAtLength w={w} text={programme.summary} />
          </div>
          {first?.phase === 'open' ? (
            <p class="actions">
              <LinkButton href={`/calls/${first.call.id}`}>{w.t('programmes.see-and-apply')}</LinkButton>
            </p>
          ) : null}
        </div>
        <Figures
          figures={[
            { value: w.number(venues.reduce((sum, v) => sum + v.seats, 0)), label: w.t('programmes.seats-figure') },
            { value: w.number(venues.length), label: w.t('programmes.venues-figure', { count: venues.length }) },
            { value: w.number(programme.sessions.reduce((sum, s) => sum + s.hours, 0)), label: w.t('programmes.hours-figure') },
          ]}
        />
      </div>
    ),
    children: (
      <div class="main-side">
        <div>
          <section>
            <h2>{w.t('programmes.for-whom')}</h2>
            {eligibility.length === 0 ? (
              <p>{w.t('programmes.for-everyone')}</p>
            ) : (
              <ul class="bullets">
                {eligibility.map((rule) => (
                  <li>
                    <Said w={w} text={rule.say} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section>
            <h2>{w.t('programmes.venues')}</h2>
            <Venues w={w} venues={programme.call.venues} />
          </section>
          <Learned w={w} programme={programme} />
          <Calls w={w} home={home} listed={listed} />
          <Outcomes w={w} programme={programme} outcomes={outcomes} />
        </div>
        <aside class="stack">
          <h2 class="aside-title">{w.t('programmes.led-by')}</h2>
          <p class="small">
            <OfficeName w={w} offices={offices} id={programme.lead} />
          </p>
          {programme.achievement.endorsers.length > 0 ? (
            <>
              <h2 class="aside-title">{w.t('programmes.endorsed-by')}</h2>
              <ul class="bare small">
                {programme.achievement.endorsers.map((office) => (
                  <li>
                    <OfficeName w={w} offices={offices} id={office} />
                  </li>
                ))}
              </ul>
              {programme.achievement.endorsers.some((office) => hasAt(actor, office, 'supervisor')) ? (
                <p class="small">
                  <a href="/endorse">{w.t('programmes.endorse-title')}</a>
                </p>
              ) : null}
            </>
          ) : null}
          {delivers.length > 0 ? (
            <>
              <h2 class="aside-title">{w.t('programmes.delivers')}</h2>
              <p class="soft small">{w.t('programmes.delivers-lead')}</p>
              <ul class="bare small">
                {delivers.map(({ number, title: promise }) => (
                  <li>
                    {promise ? (
                      <a href={`/commitments/${number}`}>
                        <bdi lang="en">{promise}</bdi> <span class="soft">{number}</span>
                      </a>
                    ) : (
                      <bdi>{number}</bdi>
                    )}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </aside>
      </div>
    ),
  });
};
