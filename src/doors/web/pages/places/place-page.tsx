/** One's own place in a call: what happens next, what came of it, and why. */
import type { Child } from 'hono/jsx';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { candidaciesInCall, waitingPositions } from '../../../../programmes/candidacy/queries.ts';
import type { Learning } from '../../../../programmes/cohort/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { statusOf } from '../../../http/problems.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Steps } from '../../look/parts/steps.tsx';
import { Done } from '../../ordering.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { Dates, Moment, Until, venueName, venueOf, VenueName } from '../programmes/around.tsx';
import { callSteps } from '../programmes/call-page.tsx';
import { CheckYourself } from './check-yourself.tsx';
import { higherVenues, isLearnt, mayAnswer, mayWithdraw, type OwnPlace } from './own-place.ts';
import { OwnScore } from './own-score.tsx';
import { Refused, verdictOf } from './refused-why.tsx';
import { WhyVenues } from './why.tsx';

export const crumbsOf = (w: Words, own: OwnPlace, ...more: readonly { readonly label: string }[]) => [
  { href: '/places', label: w.t('places.title') },
  { label: w.text(own.call.title).text, ...(more.length === 0 ? {} : { href: `/places/${own.id}` }) },
  ...more,
];

const before = ['applied', 'admitted'];

const Headline = ({ w, own }: { readonly w: Words; readonly own: OwnPlace }): Child => {
  const { state, call } = own;
  const venue = state.told?.venue ?? null;
  const named = venue === null ? '' : w.text(venueName(call.rules, venue)).text;
  if (state.status === 'offered' && !mayAnswer(own)) return w.t('places.head-expired');
  return w.t(`places.head-${state.status}`, { venue: named });
};

/** The one sentence that says what to do, and until when. */
const Lead = ({ w, own }: { readonly w: Words; readonly own: OwnPlace }): Child => {
  const { state, call, home } = own;
  if (mayAnswer(own)) {
    return (
      <>
        {w.t('places.answer-by')}{' '}
        {state.answerBy === null ? null : (
          <strong>
            <Until w={w} at={state.answerBy} zone={call.zone} home={home} />
          </strong>
        )}
      </>
    );
  }
  if (state.status === 'offered') return w.t('places.lead-expired');
  if (state.status === 'accepted' && isLearnt(own))
    return w.t(own.learning?.status === 'completed' ? 'learning.head-completed' : 'learning.head-not-completed');
  if (state.status === 'accepted') {
    const count = state.stays ? 0 : higherVenues(own).length;
    return w.t(count > 0 ? 'places.lead-accepted-in-line' : 'places.lead-accepted', { count });
  }
  if (state.status === 'waiting' && own.phase === 'concluded') return w.t('places.lead-list-closed');
  return w.t(`places.lead-${state.status}`);
};

const Acts = ({ w, own, learning }: { readonly w: Words; readonly own: OwnPlace; readonly learning: Learning | undefined }) => (
  <p class="actions no-print">
    {mayAnswer(own) ? (
      <>
        <LinkButton href={`/places/${own.id}/accept`}>{w.t('places.accept')}</LinkButton>
        <a href={`/places/${own.id}/decline`}>{w.t('places.decline')}</a>
      </>
    ) : null}
    {learning === undefined ? null : (
      <LinkButton href={`/learning/${encodeURIComponent(learning.cohort.id)}`}>{w.t('places.to-course')}</LinkButton>
    )}
  </p>
);

const Aside = ({ w, own }: { readonly w: Words; readonly own: OwnPlace }) => {
  const { state, call, home } = own;
  const venue = state.told?.venue == null ? undefined : venueOf(call.rules, state.told.venue);
  const has = state.status === 'offered' || state.status === 'accepted';
  return (
    <aside class="stack">
      <h2 class="aside-title">{w.t('places.about')}</h2>
      <SummaryList
        short
        rows={[
          {
            label: w.t('apply.reference'),
            value: (
              <a href={`/cases/${own.id}`}>
                <bdi class="reference">{state.reference}</bdi>
              </a>
            ),
          },
          { label: w.t('places.applied-on'), value: <Moment w={w} at={state.appliedAt} zone={home} /> },
          ...(venue !== undefined && has
            ? [
                { label: w.t('programmes.venue'), value: <Said w={w} text={venue.city} /> },
                { label: w.t('programmes.dates'), value: <Dates w={w} from={venue.begins} until={venue.ends} /> },
              ]
            : []),
          {
            label: w.t('places.ranking'),
            value: (
              <ol class="ranked">
                {state.ranking.map((id) => (
                  <li>
                    <VenueName w={w} rules={call.rules} id={id} />
                  </li>
                ))}
              </ol>
            ),
          },
        ]}
      />
      <ul class="bare small no-print">
        <li>
          <a href={`/calls/${state.call}`}>{w.t('places.to-call')}</a>
        </li>
        <li>
          <a href={`/calls/${state.call}#rule`}>{w.t('places.to-rule')}</a>
        </li>
        {mayWithdraw(own) ? (
          <li>
            <a href={`/places/${own.id}/withdraw`}>{w.t(state.status === 'accepted' ? 'places.give-up' : 'places.withdraw')}</a>
          </li>
        ) : null}
        {state.status === 'applied' ? (
          <li>
            <a href={`/cases/${own.id}/withdraw`}>{w.t('places.withdraw')}</a>
          </li>
        ) : null}
      </ul>
    </aside>
  );
};

/** `refusal`: what an order that came too late is told, above the page as it is now. */
export const showPlace = async (c: Ask, door: Door, own: OwnPlace, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state, call } = own;
  const positions = await waitingPositions(door.ledger, id);
  const others = state.because?.reason === 'already-applied' ? await candidaciesInCall(door.ledger, state.call, state.person) : [];
  const verdict = await verdictOf(door, own);
  const { told, score } = state;
  const isBefore = before.includes(state.status);
  return door.frame.page(
    c,
    {
      title: `${w.t('places.one')} · ${w.text(call.title).text}`,
      noIndex: true,
      error: refusal !== undefined,
      crumbs: crumbsOf(w, own),
      hero: (
        <>
          <p class="eyebrow">
            <Said w={w} text={call.title} />
          </p>
          <h1>
            <Headline w={w} own={own} />
          </h1>
          <p class="lead">
            <Lead w={w} own={own} />
          </p>
          <Acts w={w} own={own} learning={own.learning} />
        </>
      ),
      children: (
        <>
          {refusal === undefined ? (
            <Done c={c} area="places" />
          ) : (
            <Notice w={w} kind="error">
              <p>{wordsOf(w, refusal).body}</p>
            </Notice>
          )}
          <div class="main-side">
            <div>
              {isBefore && own.phase !== 'cancelled' ? (
                <section>
                  <h2>{w.t('places.next')}</h2>
                  <Steps steps={callSteps(w, call, own.phase, own.home)} />
                </section>
              ) : null}
              {own.phase === 'cancelled' ? (
                <Notice w={w}>
                  <p>{w.t('programmes.cancelled-lead')}</p>
                </Notice>
              ) : null}
              <Refused w={w} own={own} others={others.filter((one) => one.id !== id).map((one) => one.id)} verdict={verdict} />
              {told === null || score === null || told.venues.length === 0 ? null : (
                <section id="why">
                  <h2>{w.t(`places.why-${told.venue === null ? 'none' : 'title'}`)}</h2>
                  <p>{w.t('places.why-lead')}</p>
                  <WhyVenues w={w} call={call} state={{ ...state, told, score }} positions={positions} />
                </section>
              )}
              <OwnScore w={w} door={door} call={call} state={state} />
              <CheckYourself w={w} door={door} call={call} state={state} />
            </div>
            <Aside w={w} own={own} />
          </div>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};
