/** Why an application did not come to the giving of places at all. */
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import type { Case } from '../../../../one-window/case/case.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { type Tracked, trackCase } from '../../../../one-window/case/track.ts';
import type { ReviewScore } from '../../../../one-window/contract.ts';
import { tasksOf } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import type { Words } from '../../words/words.ts';
import { Said } from '../../look/parts/said.tsx';
import { Moment, scoreText } from '../programmes/around.tsx';
import type { OwnPlace } from './own-place.ts';

export interface Verdict {
  readonly because: Tracked['because'];
  readonly reviews: readonly (ReviewScore & { readonly title: Readonly<Record<string, string>> & { readonly en: string } })[];
}
/** What the offices said to the applicant, once all is decided. */
export const verdictOf = async (door: Door, { id, state }: OwnPlace): Promise<Verdict | undefined> => {
  if (state.status !== 'refused' || state.because?.reason !== 'review') return undefined;
  const found = await door.ledger.state<Case>(streamId('case', id));
  const definition = found && (await findDefinition(door, found.state));
  if (found === undefined || definition === undefined) return undefined;
  const titles = new Map(tasksOf(definition).map((task) => [task.id, task.title]));
  const application = await door.window.applications.find(door.ledger, id);
  const reviews = (application?.reviews ?? []).map((review) => ({ ...review, title: titles.get(review.task) ?? { en: review.task } }));
  return { because: trackCase(found.state, definition).because, reviews };
};

const Reasons = ({ w, verdict }: { readonly w: Words; readonly verdict: Verdict }) => {
  const decision = verdict.because?.decision;
  return (
    <>
      {decision && (decision.reasons.length > 0 || decision.words) ? (
        <>
          <h3>{w.t('places.refused-reasons')}</h3>
          <ul class="bullets">
            {decision.reasons.map((reason) => (
              <li>
                <Said w={w} text={reason.text} />
              </li>
            ))}
          </ul>
          {decision.words ? <blockquote dir="auto">{decision.words}</blockquote> : null}
        </>
      ) : null}
      {verdict.reviews.length > 0 ? (
        <>
          <h3>{w.t('places.refused-points')}</h3>
          <ul class="bullets">
            {verdict.reviews.map((review) => (
              <li>
                <Said w={w} text={review.title} />: {w.t('places.score-of', { score: scoreText(w, Math.round(review.score * 100)) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
};

export const Refused = ({
  w,
  own,
  others,
  verdict,
}: {
  readonly w: Words;
  readonly own: OwnPlace;
  readonly others: readonly string[];
  readonly verdict: Verdict | undefined;
}) => {
  const { state, call } = own;
  const { because } = state;
  if (state.status !== 'refused' || because === null) return null;
  const { eligibility, scoring } = call.rules;
  return (
    <section id="why">
      <h2>{w.t('places.why-refused')}</h2>
      {because.reason === 'review' ? (
        <>
          <p>{w.t('places.refused-review')}</p>
          {scoring.minimum > 0 ? <p>{w.t('places.refused-minimum', { minimum: scoreText(w, scoring.minimum * 100) })}</p> : null}
          {verdict === undefined ? null : <Reasons w={w} verdict={verdict} />}
          <p class="actions no-print">
            <LinkButton look="second" href={`/cases/${own.id}`}>
              {w.t('places.refused-review-link')}
            </LinkButton>
          </p>
          <p class="soft">{w.t('places.refused-again')}</p>
        </>
      ) : null}
      {because.reason === 'not-eligible' ? (
        <>
          <p>{w.t('places.refused-not-eligible')}</p>
          <ul class="bullets">
            {because.rules.flatMap((i) => {
              const rule = eligibility[i];
              return rule === undefined
                ? []
                : [
                    <li>
                      <Said w={w} text={rule.say} />
                    </li>,
                  ];
            })}
          </ul>
          <p>{w.t('places.refused-not-eligible-next')}</p>
        </>
      ) : null}
      {because.reason === 'reviews-missing' ? <p>{w.t('places.refused-reviews-missing')}</p> : null}
      {because.reason === 'already-applied' ? (
        <p>
          {w.t('places.refused-already-applied')}{' '}
          {others[0] === undefined ? null : <a href={`/places/${others[0]}`}>{w.t('places.refused-other')}</a>}
        </p>
      ) : null}
      {because.reason === 'late' && call.closes !== null ? (
        <p>
          {w.t('places.refused-late')} <Moment w={w} at={call.closes} zone={call.zone} home={own.home} />
        </p>
      ) : null}
    </section>
  );
};
