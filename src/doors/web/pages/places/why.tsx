/** Why somebody has the place they have, or none: venue by venue, in words and with the figures that others' privacy allows. */
import type { Call, CutOff, VenueOutcome } from '../../../../programmes/call/call.ts';
import type { Candidacy, Told, VenueReason } from '../../../../programmes/candidacy/candidacy.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { groupName, Lottery, scoreText, venueOf, VenueName } from '../programmes/around.tsx';
import { CutOffText } from '../programmes/results.tsx';

export interface Explained {
  readonly w: Words;
  readonly call: Call;
  readonly state: Candidacy & { readonly told: Told; readonly score: number };
  /** Where they stand on each list today, by venue. */
  readonly positions: ReadonlyMap<Id, number>;
}
type Own = Explained['state'];

/** Who stands before whom: the higher score, then the smaller lottery number. */
const isBefore = (own: Own, cutOff: CutOff): boolean =>
  own.score > cutOff.score || (own.score === cutOff.score && own.told.lottery < cutOff.lottery);

const outcomeAt = ({ call }: Pick<Explained, 'call'>, venue: Id): VenueOutcome | undefined =>
  call.rounds.at(-1)?.venues.find((outcome) => outcome.venue === venue);

/** The kinds of seats somebody could have at a venue: open ones, and those kept for a group they belong to. */
const kindsOf = (outcome: VenueOutcome, own: Own) => [
  { group: null, cutOff: outcome.open, full: outcome.filled === outcome.seats },
  ...outcome.reserves
    .filter((r) => r.seats > 0 && own.groups.includes(r.group))
    .map((r) => ({ group: r.group, cutOff: r.cutOff, full: r.filled === r.seats })),
];

/** One kind of seat in one sentence: who was last in, and where the reader stands beside them. */
const Compared = ({ w, call, own, group, cutOff }: Pick<Explained, 'w' | 'call'> & { own: Own; group: Id | null; cutOff: CutOff }) => {
  const kind =
    group === null ? w.t('places.on-open-seat') : w.t('places.on-kept-seat', { group: w.text(groupName(call.rules, group)).text });
  const values = { kind, last: scoreText(w, cutOff.score), own: scoreText(w, own.score) };
  if (cutOff.score > own.score) return <>{w.t('places.last-had-more', values)}</>;
  if (cutOff.score === own.score && !isBefore(own, cutOff)) return <>{w.t('places.last-had-smaller-number', values)}</>;
  return <>{w.t('places.last-had', values)}</>;
};

const Taken = ({ w, call, state, outcome }: Pick<Explained, 'w' | 'call' | 'state'> & { outcome: VenueOutcome | undefined }) => {
  const kinds = outcome === undefined ? [] : kindsOf(outcome, state);
  const isPassedOver = kinds.some(({ cutOff }) => cutOff !== null && isBefore(state, cutOff));
  const isAfterClosure = call.changes.some((change) => change.seats === 0);
  return (
    <>
      <p>{w.t('places.why-taken', { count: outcome?.seats ?? 0 })}</p>
      <ul class="bullets">
        {kinds.map(({ group, cutOff, full }) =>
          cutOff !== null ? (
            <li>
              <Compared w={w} call={call} own={state} group={group} cutOff={cutOff} />
            </li>
          ) : full ? (
            <li>
              {group === null
                ? w.t('places.none-left-open')
                : w.t('places.enough-members', { group: w.text(groupName(call.rules, group)).text })}
            </li>
          ) : null,
        )}
      </ul>
      {isPassedOver && call.rules.counting === 'all' ? <p class="soft small">{w.t('places.why-counting-all')}</p> : null}
      {isAfterClosure ? <p class="soft small">{w.t('places.why-kept-by-others')}</p> : null}
      {kinds.length === 1 && (outcome?.reserves.length ?? 0) > 0 ? <p class="soft small">{w.t('places.why-no-reserve')}</p> : null}
    </>
  );
};

const Given = ({ w, call, state }: Pick<Explained, 'w' | 'call' | 'state'>) => {
  const { seat, place } = state.told;
  const all = call.rounds.at(-1)?.applicants ?? place;
  return (
    <p>
      {seat === null || seat === ''
        ? w.t('places.why-given-open', { place: w.number(place), all: w.number(all) })
        : w.t('places.why-given-kept', { group: w.text(groupName(call.rules, seat)).text })}
    </p>
  );
};

const Because = (a: Explained & { readonly reason: VenueReason; readonly outcome: VenueOutcome | undefined }) => {
  const { w, call, reason } = a;
  switch (reason.result) {
    case 'given':
      return <Given {...a} />;
    case 'taken':
      return <Taken {...a} />;
    case 'not-needed':
      return <p>{w.t('places.why-not-needed')}</p>;
    case 'closed': {
      const why = call.changes.findLast((change) => change.venue === reason.venue)?.reason;
      return (
        <p>
          {why === undefined ? w.t('places.why-course-over') : w.t('places.why-closed')}{' '}
          {why === undefined ? null : <bdi dir="auto">{why}</bdi>}
        </p>
      );
    }
    case 'not-eligible': {
      const say = venueOf(call.rules, reason.venue)?.say;
      return <p>{say === undefined ? w.t('places.why-not-for-you') : <Said w={w} text={say} />}</p>;
    }
  }
};

/** Last in, kind by kind, beside the reader's own score. */
const SeatsTable = ({ w, call, state, outcome }: Pick<Explained, 'w' | 'call' | 'state'> & { outcome: VenueOutcome }) => (
  <table class="table seats">
    <caption class="out">{w.t('programmes.cut-offs')}</caption>
    <thead>
      <tr>
        <th scope="col">{w.t('programmes.kind-of-seat')}</th>
        <th scope="col" class="number">
          {w.t('programmes.last-in')}
        </th>
        <th scope="col" class="number">
          {w.t('places.you')}
        </th>
      </tr>
    </thead>
    <tbody>
      {kindsOf(outcome, state).map(({ group, cutOff, full }) => (
        <tr>
          <th scope="row">{group === null ? w.t('programmes.open-seats') : <Said w={w} text={groupName(call.rules, group)} />}</th>
          <td class="number">
            <CutOffText w={w} cutOff={cutOff} full={full} group={group} />
          </td>
          <td class="number">
            {scoreText(w, state.score)}{' '}
            <span class="soft small block">
              <Lottery lottery={state.told.lottery} />
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const looks: Readonly<Record<VenueReason['result'], string>> = {
  given: 'tag live',
  taken: 'tag warm',
  'not-needed': 'tag',
  closed: 'tag warm',
  'not-eligible': 'tag warm',
};

/** Every venue they ranked, in their order, with its answer. */
export const WhyVenues = (a: Explained) => {
  const { w, call, state, positions } = a;
  return (
    <ol class="why-venues">
      {state.told.venues.map((reason, i) => {
        const outcome = outcomeAt(a, reason.venue);
        const position = positions.get(reason.venue);
        return (
          <li>
            <p class="eyebrow">{w.t('places.choice', { place: i + 1 })}</p>
            <h3>
              <VenueName w={w} rules={call.rules} id={reason.venue} />
            </h3>
            <p>
              <span class={looks[reason.result]}>{w.t(`places.result-${reason.result}`)}</span>{' '}
              {position === undefined ? null : <strong>{w.t('places.position', { position: w.number(position) })}</strong>}
            </p>
            <Because {...a} reason={reason} outcome={outcome} />
            {outcome !== undefined && (reason.result === 'taken' || reason.result === 'given') ? (
              <details class="figures-table">
                <summary>{w.t('places.show-cut-offs')}</summary>
                <SeatsTable w={w} call={call} state={state} outcome={outcome} />
              </details>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
};
