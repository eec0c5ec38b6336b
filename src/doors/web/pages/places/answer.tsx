/** Accepting, declining and withdrawing: each on a page of its own that says what will follow. */
import type { Child } from 'hono/jsx';
import { candidacy } from '../../../../programmes/candidacy/decider.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { Said } from '../../look/parts/said.tsx';
import { wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { Sealed } from '../apply/form-parts.tsx';
import { Dates, Until, venueName, venueOf, VenueName } from '../programmes/around.tsx';
import { findOwnPlace, higherVenues, mayAnswer, mayWithdraw, type OwnPlace } from './own-place.ts';
import { crumbsOf, showPlace } from './place-page.tsx';

type Act = 'accept' | 'decline' | 'withdraw';

const page = (
  c: Ask,
  door: Door,
  own: OwnPlace,
  a: { readonly act: Act; readonly title: string; readonly button: string; readonly children: Child },
  errors: readonly FormError[] = [],
  status: 200 | 409 | 422 = 200,
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  return door.frame.page(
    c,
    {
      title: a.title,
      noIndex: true,
      error: errors.length > 0,
      crumbs: crumbsOf(w, own, { label: a.title }),
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <p class="eyebrow">
            <Said w={w} text={own.call.title} />
          </p>
          <h1>{a.title}</h1>
          <form method="post" action={`/places/${own.id}/${a.act}`} class="questions">
            <Sealed c={c} door={door} />
            {own.state.told === null ? null : <input type="hidden" name="round" value={String(own.state.told.round)} />}
            {a.children}
            <p class="actions">
              <Button look={a.act === 'accept' ? 'first' : 'danger'}>{a.button}</Button>
              <a href={`/places/${own.id}`}>{w.t('places.not-now')}</a>
            </p>
          </form>
        </>
      ),
    },
    status,
  );
};

const Offer = ({ c, own }: { readonly c: Ask; readonly own: OwnPlace }) => {
  const { words: w } = c.get('visitor');
  const { state, call, home } = own;
  const venue = state.told?.venue == null ? undefined : venueOf(call.rules, state.told.venue);
  return venue === undefined ? null : (
    <div class="offer">
      <p class="offer-venue">
        <Said w={w} text={venue.name} />
      </p>
      <p class="soft">
        <Said w={w} text={venue.city} />, {w.country(venue.country)} · <Dates w={w} from={venue.begins} until={venue.ends} />
      </p>
      {state.answerBy === null ? null : (
        <p>
          {w.t('places.answer-by')}{' '}
          <strong>
            <Until w={w} at={state.answerBy} zone={call.zone} home={home} />
          </strong>
        </p>
      )}
    </div>
  );
};

const accepting = (c: Ask, door: Door, own: OwnPlace, errors: readonly FormError[] = [], status: 200 | 409 | 422 = 200) => {
  const { words: w } = c.get('visitor');
  const higher = higherVenues(own);
  const { call } = own;
  return page(
    c,
    door,
    own,
    {
      act: 'accept',
      title: w.t('places.accept-title'),
      button: w.t('places.accept-button'),
      children: (
        <>
          <Offer c={c} own={own} />
          {higher.length === 0 ? (
            <>
              <input type="hidden" name="stay" value="yes" />
              <p>{w.t('places.accept-first')}</p>
            </>
          ) : (
            <>
              <p>{w.t('places.accept-higher', { count: higher.length })}</p>
              <ul class="bullets">
                {higher.map((venue) => (
                  <li>
                    <VenueName w={w} rules={call.rules} id={venue} />
                  </li>
                ))}
              </ul>
              <Radios
                w={w}
                name="stay"
                label={w.t('places.stay-label')}
                error={errors.find((error) => error.name === 'stay')?.text}
                choices={[
                  { value: 'no', label: w.t('places.stay-no'), hint: w.t('places.stay-no-hint') },
                  { value: 'yes', label: w.t('places.stay-yes'), hint: w.t('places.stay-yes-hint') },
                ]}
              />
            </>
          )}
        </>
      ),
    },
    errors,
    status,
  );
};

const declining = (c: Ask, door: Door, own: OwnPlace, errors: readonly FormError[] = [], status: 200 | 409 | 422 = 200) => {
  const { words: w } = c.get('visitor');
  return page(
    c,
    door,
    own,
    {
      act: 'decline',
      title: w.t('places.decline-title'),
      button: w.t('places.decline-button'),
      children: (
        <>
          <Offer c={c} own={own} />
          <p>{w.t('places.decline-says')}</p>
          {higherVenues(own).length > 0 ? <p>{w.t('places.decline-rather')}</p> : null}
        </>
      ),
    },
    errors,
    status,
  );
};

const withdrawing = (c: Ask, door: Door, own: OwnPlace) => {
  const { words: w } = c.get('visitor');
  const has = own.state.status === 'accepted';
  const venue = own.state.told?.venue ?? null;
  return page(c, door, own, {
    act: 'withdraw',
    title: w.t(has ? 'places.give-up-title' : 'places.withdraw-title'),
    button: w.t(has ? 'places.give-up-button' : 'places.withdraw-button'),
    children: (
      <p>
        {has
          ? w.t('places.give-up-says', { venue: venue === null ? '' : w.text(venueName(own.call.rules, venue)).text })
          : w.t('places.withdraw-says')}
      </p>
    ),
  });
};

const back = (c: Ask, own: OwnPlace) => c.redirect(`/places/${own.id}`, 303);
export const showAccept = (c: Ask, door: Door, own: OwnPlace) => (mayAnswer(own) ? accepting(c, door, own) : back(c, own));
export const showDecline = (c: Ask, door: Door, own: OwnPlace) => (mayAnswer(own) ? declining(c, door, own) : back(c, own));
export const showWithdraw = (c: Ask, door: Door, own: OwnPlace) => {
  if (own.state.status === 'applied') return c.redirect(`/cases/${own.id}/withdraw`, 303);
  return mayWithdraw(own) ? withdrawing(c, door, own) : back(c, own);
};

/** What a form of the same kind sent a second time has come to already. */
const already: Readonly<Record<Act, string>> = {
  accept: 'place-already-accepted',
  decline: 'place-already-declined',
  withdraw: 'candidacy-withdrawn',
};
const answered = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const;

/** The page as it is now, with what was refused above it: another offer to answer, or what became of this one. */
const told = async (c: Ask, door: Door, own: OwnPlace, which: Act, refusal: Refusal): Promise<Response> => {
  if (refusal.reason === already[which]) return back(c, own);
  const fresh = (await findOwnPlace(c, door)) ?? own;
  if (refusal.reason === 'offer-replaced' && which !== 'withdraw' && mayAnswer(fresh)) {
    const errors = [{ text: wordsOf(c.get('visitor').words, refusal).body }];
    return which === 'accept' ? accepting(c, door, fresh, errors, 409) : declining(c, door, fresh, errors, 409);
  }
  if (refusal.reason === 'application-under-review') return c.redirect(`/cases/${own.id}/withdraw`, 303);
  return statusOf(refusal) >= 500 ? showPlace(c, door, own, refusal) : showPlace(c, door, fresh, refusal);
};

const reply = (c: Ask, door: Door, own: OwnPlace, which: Act, handled: Handled | Refusal): Response | Promise<Response> =>
  isRefusal(handled) ? told(c, door, own, which, handled) : c.redirect(`/places/${own.id}?done=${answered[which]}`, 303);
const roundIn = (form: Form): number => {
  const round = Number(form.text('round') || Number.NaN);
  return Number.isSafeInteger(round) && round >= 0 ? round : 0;
};

export const takeAccept = async (c: Ask, door: Door, form: Form, own: OwnPlace): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const stay = form.text('stay');
  if (stay !== 'yes' && stay !== 'no') {
    return mayAnswer(own) ? accepting(c, door, own, [{ name: 'stay', text: w.t('places.stay-missing') }], 422) : back(c, own);
  }
  const data = { round: roundIn(form), stay: stay === 'yes' };
  const order = { type: 'AcceptPlace', on: own.id, id: commandId(form, door), data };
  return reply(c, door, own, 'accept', await act(c, door, candidacy, order));
};
export const takeDecline = async (c: Ask, door: Door, form: Form, own: OwnPlace): Promise<Response> => {
  const order = { type: 'DeclinePlace', on: own.id, id: commandId(form, door), data: { round: roundIn(form) } };
  return reply(c, door, own, 'decline', await act(c, door, candidacy, order));
};
export const takeWithdraw = async (c: Ask, door: Door, form: Form, own: OwnPlace): Promise<Response> => {
  const ordering = { id: commandId(form, door), on: own.id, actor: c.get('visitor').actor, now: door.clock() };
  const sent = await door.programmes.withdrawCandidacy(door.ledger, ordering);
  if (!isRefusal(sent)) await door.ledger.settled();
  return reply(c, door, own, 'withdraw', sent);
};
