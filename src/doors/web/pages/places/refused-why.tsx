/** Why an application did not come to the giving of places at all. */
import type { Words } from '../../words/words.ts';
import { Said } from '../../look/parts/said.tsx';
import { Moment, scoreText } from '../programmes/around.tsx';
import type { OwnPlace } from './own-place.ts';

export const Refused = ({ w, own, others }: { readonly w: Words; readonly own: OwnPlace; readonly others: readonly string[] }) => {
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
          <p>
            <a href={`/cases/${own.id}`}>{w.t('places.refused-review-link')}</a>
          </p>
        </>
      ) : null}
      {because.reason === 'not-eligible' ? (
        <>
          <p>{w.t('places.refused-not-eligible')}</p>
          <ul class="points">
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
