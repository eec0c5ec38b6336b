/** How places of a call are given, in plain words from its settings: the same rule that the engine runs. */
import type { Call } from '../../../../programmes/call/call.ts';
import { reservedSeats } from '../../../../programmes/call/rules-mistakes.ts';
import { seatsNow } from '../../../../programmes/call/seats.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { groupName, periodText, scoreText } from './around.tsx';

type Ruled = Pick<Call, 'rules' | 'changes'>;

/** Seats kept for each group, venue by venue. */
const Reserves = ({ w, call }: { readonly w: Words; readonly call: Ruled }) => {
  const { rules } = call;
  const venues = rules.venues.map((venue) => ({ venue, seats: seatsNow(call, venue) }));
  return (
    <section class="scrolls" tabindex={0} aria-label={w.t('programmes.reserves-caption')}>
      <table class="table seats">
        <caption class="out">{w.t('programmes.reserves-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{w.t('programmes.kept-for')}</th>
            {venues.map(({ venue }) => (
              <th scope="col" class="number">
                <Said w={w} text={venue.city} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.reserves.map((reserve) => (
            <tr>
              <th scope="row">
                <Said w={w} text={groupName(rules, reserve.group)} />
                {reserve.share === undefined ? null : <span class="soft"> {w.share(reserve.share)}</span>}
              </th>
              {venues.map(({ venue, seats }) => (
                <td class="number">{w.number(Math.min(seats, reservedSeats(reserve, { id: venue.id, seats })))}</td>
              ))}
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{w.t('programmes.all-seats')}</th>
            {venues.map(({ seats }) => (
              <td class="number">{w.number(seats)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
};

export const RuleInWords = ({ w, call }: { readonly w: Words; readonly call: Ruled }) => {
  const { rules } = call;
  const { scoring, reserves } = rules;
  return (
    <section id="rule">
      <h2>{w.t('programmes.rule-title')}</h2>
      <p class="soft">{w.t('programmes.rule-lead')}</p>
      <ol class="rule">
        <li>
          <h3>{w.t('programmes.rule-score-title')}</h3>
          <p>
            {w.t('programmes.rule-score')} {scoring.third === undefined ? null : w.t('programmes.rule-third')}{' '}
            {scoring.minimum > 0 ? w.t('programmes.rule-minimum', { minimum: scoreText(w, scoring.minimum * 100) }) : null}
          </p>
        </li>
        <li>
          <h3>{w.t('programmes.rule-tie-title')}</h3>
          <p>{w.t('programmes.rule-tie')}</p>
        </li>
        {reserves.length > 0 ? (
          <li>
            <h3>{w.t('programmes.rule-reserves-title')}</h3>
            <p>{w.t('programmes.rule-reserves')}</p>
            <Reserves w={w} call={call} />
            <p>{w.t(`programmes.rule-counting-${rules.counting}`)}</p>
            <p>{w.t(`programmes.rule-order-${rules.order}`)}</p>
          </li>
        ) : null}
        <li>
          <h3>{w.t('programmes.rule-ranking-title')}</h3>
          <p>{w.t('programmes.rule-ranking')}</p>
          <p>{w.t(reserves.length > 1 && rules.counting === 'all' ? 'programmes.rule-truth-all' : 'programmes.rule-truth')}</p>
        </li>
        <li>
          <h3>{w.t('programmes.rule-list-title')}</h3>
          <p>{w.t('programmes.rule-list', { period: periodText(w, rules.offerFor) })}</p>
        </li>
      </ol>
    </section>
  );
};
