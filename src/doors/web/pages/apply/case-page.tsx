import { caseHistory } from '../../../../one-window/case/history.ts';
import { type Tracked, trackCase } from '../../../../one-window/case/track.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { kindName } from '../services/parts.tsx';
import type { Telling } from './clock-words.tsx';
import { FileLine } from './file-line.tsx';
import { keptTexts } from './form-parts.tsx';
import type { OwnCase } from './own-case.ts';
import { TrackingHead, TrackingParts } from './tracking.tsx';
import { TrialNotice } from './trial-notice.tsx';
import { dayText, lastDay, OnDay, zoneFor, zoneOfCountry } from './when.tsx';

export const tellingFor = async (door: Door, w: Words): Promise<Telling> => ({
  w,
  door,
  offices: await officesOf(door),
  zone: zoneFor(door, w),
});

/** What the applicant must do, if anything: the one button of the page. */
const Turn = ({ tell, own, tracked }: { readonly tell: Telling; readonly own: OwnCase; readonly tracked: Tracked }) => {
  const { w } = tell;
  const tasks = [...new Set(tracked.items.map((item) => item.task))];
  const home = zoneOfCountry(tell.door, tell.door.pack.country);
  return (
    <>
      {tracked.acts.includes('answer') && tasks[0] ? (
        <p class="actions no-print">
          {tasks.map((task, i) => (
            <LinkButton look={i === 0 ? 'first' : 'second'} href={`/cases/${own.id}/answer/${task}`}>
              {w.t('apply.answer-n', { count: tracked.items.filter((item) => item.task === task).length })}
            </LinkButton>
          ))}
        </p>
      ) : null}
      {tracked.acts.includes('appeal') && tracked.appeal ? (
        <p class="actions no-print">
          <LinkButton href={`/cases/${own.id}/appeal`}>{w.t('apply.appeal')}</LinkButton>
          <span class="soft">{w.t('apply.until', { until: dayText(w, lastDay(home, tracked.appeal.until)) })}</span>
        </p>
      ) : null}
    </>
  );
};

/** Letters of the decision: the last one holds. */
export const Letters = ({
  w,
  own,
  tracked,
  zone,
}: {
  readonly w: Words;
  readonly own: OwnCase;
  readonly tracked: Tracked;
  readonly zone: string;
}) => {
  if (tracked.letters.length === 0) return null;
  const last = tracked.letters.at(-1);
  return (
    <section class="letters">
      <h2>{w.t('apply.letters')}</h2>
      <ul class="rows">
        {tracked.letters.toReversed().map((letter) => (
          <li>
            <p class="row-title">
              {letter.sha256 ? (
                <a href={`/cases/${own.id}/letter/${letter.code}`}>
                  {letter.granted ? <Said w={w} text={tracked.outcomeTitle} /> : w.t('apply.letter-refusal')} (PDF)
                </a>
              ) : (
                w.t('apply.letter-coming')
              )}
              {letter !== last ? <span class="soft"> · {w.t('apply.letter-replaced')}</span> : null}
            </p>
            <p class="meta">
              <span>
                {w.t('apply.letter-issued')} <OnDay w={w} zone={zone} at={letter.issued} />
              </span>
              <span>
                {w.t('apply.letter-code')} <bdi class="reference">{letter.code}</bdi>
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p class="soft small">
        {w.t('apply.letter-check')} <a href={`/check/${last?.code ?? ''}`}>{w.t('apply.letter-check-link')}</a>
      </p>
    </section>
  );
};

const Facts = ({ tell, tracked }: { readonly tell: Telling; readonly tracked: Tracked }) => {
  const { w, offices, zone } = tell;
  return (
    <SummaryList
      short
      rows={[
        { label: w.t('apply.reference'), value: <bdi class="reference">{tracked.reference ?? '–'}</bdi> },
        { label: w.t('apply.applicant'), value: <bdi>{tracked.applicant.name ?? w.t('apply.erased')}</bdi> },
        { label: w.t('apply.as'), value: kindName(w, tracked.applicant.kind) },
        { label: w.t('frame.country'), value: w.country(tracked.applicant.country) },
        ...(tracked.submitted ? [{ label: w.t('apply.sent-on'), value: <OnDay w={w} zone={zone} at={tracked.submitted} /> }] : []),
        ...(tracked.decided ? [{ label: w.t('apply.decided-on'), value: <OnDay w={w} zone={zone} at={tracked.decided} /> }] : []),
        ...(tracked.validUntil ? [{ label: w.t('apply.valid-until'), value: w.when(tracked.validUntil) }] : []),
        { label: w.t('apply.promise'), value: w.t('services.working-days', { count: tracked.promise }) },
        { label: w.t('apply.lead'), value: <OfficeName w={w} offices={offices} id={tracked.lead} short /> },
      ]}
    />
  );
};

/** Every office's task, clock and words on one page. */
export const showCase = async (c: Ask, door: Door, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (own.state.status === 'draft') return c.redirect(`/cases/${own.id}/form`, 303);
  const tell = await tellingFor(door, w);
  const tracked = trackCase(own.state, own.definition);
  const events = await door.ledger.events(streamId('case', own.id));
  const history = caseHistory(events, own.definition, { as: 'applicant', person: own.state.applicant.person });
  return door.frame.page(c, {
    title: `${tracked.reference ?? ''} · ${w.text(tracked.title).text}`,
    noIndex: true,
    kept: keptTexts(own),
    crumbs: [{ href: '/cases', label: w.t('apply.mine') }, { label: tracked.reference ?? w.text(tracked.title).text }],
    hero: (
      <>
        <TrackingHead tell={tell} tracked={tracked} />
        <Turn tell={tell} own={own} tracked={tracked} />
      </>
    ),
    children: (
      <>
        <TrialNotice w={w} trial={tracked.trial} />
        <Done c={c} area="apply" />
        <div class="main-side">
          <div class="tracking">
            <Letters w={w} own={own} tracked={tracked} zone={tell.zone} />
            <TrackingParts tell={tell} tracked={tracked} history={history} answer={(task) => `/cases/${own.id}/answer/${task}`} />
          </div>
          <aside class="stack">
            <h2 class="aside-title">{w.t('apply.about')}</h2>
            <Facts tell={tell} tracked={tracked} />
            {tracked.conditions.length > 0 && tracked.granted ? (
              <>
                <h2 class="aside-title">{w.t('apply.conditions')}</h2>
                <ul class="bare small">
                  {tracked.conditions.map((text) => (
                    <li>
                      <Said w={w} text={text} />
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {tracked.files.length > 0 ? (
              <details class="case-files">
                <summary>{w.t('apply.files', { count: tracked.files.length })}</summary>
                <ul class="bare small">
                  {tracked.files.map((file) => (
                    <li>
                      <span class="soft block">
                        <Said w={w} text={file.title} />
                        {file.task ? ` · ${w.t('apply.file-by-office')}` : ''}
                      </span>
                      <FileLine w={w} of={own.id} file={file} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
            <ul class="bare small no-print">
              {own.definition.intake === 'calls' && tracked.submitted ? (
                <li>
                  <a href={`/places/${own.id}`}>{w.t('places.one')}</a>
                </li>
              ) : null}
              <li>
                <a href={`/cases/${own.id}/answers`}>{w.t('apply.see-answers')}</a>
              </li>
              {tracked.acts.includes('withdraw') ? (
                <li>
                  <a href={`/cases/${own.id}/withdraw`}>{w.t('apply.withdraw')}</a>
                </li>
              ) : null}
            </ul>
          </aside>
        </div>
      </>
    ),
  });
};
