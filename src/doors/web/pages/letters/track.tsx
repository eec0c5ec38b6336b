/** Following a case without signing in: the reference and the e-mail address of who applied get a link by mail. */
import { findLink, findPersonByEmail, orderMail, tryOnce } from '../../../../identity/index.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { caseHistory } from '../../../../one-window/case/history.ts';
import { findCase, findCaseByReference } from '../../../../one-window/case/queries.ts';
import { trackCase } from '../../../../one-window/case/track.ts';
import type { Ask, Door } from '../../door.ts';
import { readForm } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused } from '../../refused.tsx';
import { officesOf } from '../services/around.ts';
import { TrackingHead, TrackingParts } from '../apply/tracking.tsx';
import { zoneFor } from '../apply/when.tsx';

interface Typed {
  readonly reference: string;
  readonly email: string;
}
type Errors = Partial<Record<keyof Typed, string>>;

const ask = (
  c: Ask,
  door: Door,
  typed: Typed = { reference: '', email: '' },
  errors: Errors = {},
  status?: 404 | 422,
): Promise<Response> => {
  const { words: w, csrf, person } = c.get('visitor');
  const title = w.t('letters.track-title');
  const wrong = (['reference', 'email'] as const).flatMap((name) => (errors[name] ? [{ name, text: errors[name] }] : []));
  const children = (
    <>
      <ErrorSummary w={w} errors={wrong} />
      {status === 404 ? (
        <Notice w={w} title={w.t('identity.link-gone-title')}>
          <p>{w.t('letters.track-gone')}</p>
        </Notice>
      ) : null}
      <h1>{title}</h1>
      <p class="lead prose">{w.t('letters.track-lead')}</p>
      <form method="post" action="/track" class="narrow">
        <input type="hidden" name="csrf" value={csrf ?? ''} />
        <TextField
          w={w}
          name="reference"
          label={w.t('letters.reference')}
          hint={w.t('letters.reference-hint')}
          value={typed.reference}
          error={errors.reference}
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          maxlength={40}
        />
        <TextField
          w={w}
          name="email"
          type="email"
          autocomplete="email"
          label={w.t('identity.email')}
          hint={w.t('letters.email-hint')}
          value={typed.email}
          error={errors.email}
        />
        <p class="actions">
          <Button>{w.t('identity.send-link')}</Button>
        </p>
      </form>
      <p>{person ? <a href="/cases">{w.t('letters.track-own')}</a> : <a href="/sign-in?to=/cases">{w.t('letters.track-sign-in')}</a>}</p>
    </>
  );
  return door.frame.page(c, { title, description: w.t('letters.track-lead'), error: wrong.length > 0, children }, status ?? 200);
};

export const showTrack = (c: Ask, door: Door): Promise<Response> => ask(c, door);

/** Whom no mail reaches: ordering one all the same takes as long, so that the time of the answer tells nothing either. */
const nobody = { person: 'nobody', about: 'nothing' } as const;

const addressee = async (door: Door, { reference, email }: Typed): Promise<{ readonly person: string; readonly about: string }> => {
  const [found, person] = await Promise.all([findCaseByReference(door.ledger, reference), findPersonByEmail(door.ledger.db, email)]);
  const isTheirs = found !== undefined && person !== undefined && found.state.applicant.person === person.id && !found.state.trial;
  return isTheirs ? { person: person.id, about: found.id } : nobody;
};

/** Always answers the same, whether or not there is such a case and whoever it belongs to. */
export const takeTrack = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, network } = c.get('visitor');
  const form = await readForm(c);
  if (isRefusal(form)) return refused(c, door, form);
  const typed = { reference: form.text('reference').slice(0, 100), email: form.text('email').slice(0, 300) };
  const errors: Errors = {
    ...(/[0-9A-Za-z]{10}/.test(typed.reference.replace(/[^0-9A-Za-z]/g, '')) ? {} : { reference: w.t('letters.reference-wrong') }),
    ...(/^\S+@\S+\.\S+$/.test(typed.email) ? {} : { email: w.t('refusal.not-an-email-address') }),
  };
  if (Object.keys(errors).length > 0) return ask(c, door, typed, errors, 422);
  const limited = await tryOnce(door, [
    { what: 'track-address', who: network, most: 30, within: 3_600_000 },
    { what: 'track-email', who: typed.email, most: 5, within: 3_600_000 },
  ]);
  if (isRefusal(limited)) return refused(c, door, limited);
  const { person, about } = await addressee(door, typed);
  await orderMail(door.ledger.db, { to: { person }, template: 'track', linkTo: about, mail: door.makeId() });
  const title = w.t('letters.track-sent-title');
  const children = (
    <>
      <h1>{title}</h1>
      <p class="lead prose">{w.t('letters.track-sent', { email: typed.email })}</p>
      <p>
        <a href="/track">{w.t('frame.back')}</a>
      </p>
    </>
  );
  return door.frame.page(c, { title, noIndex: true, children });
};

/** The case as its applicant sees it, to read only. The link holds for some days and may be opened again. */
export const showTracked = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const link = await findLink(door, 'track', c.req.param('token') ?? '');
  const found = link && (await findCase(door.ledger, link.about));
  const definition = found && (await findDefinition(door, found.state));
  // Once the applicant is erased, whoever holds the link has no more to look at.
  if (!found || !definition || found.state.applicant.name === null) return ask(c, door, undefined, undefined, 404);
  const tell = { w, door, offices: await officesOf(door), zone: zoneFor(door, w) };
  const tracked = trackCase(found.state, definition);
  const events = await door.ledger.events(streamId('case', found.id));
  const history = caseHistory(events, definition, { as: 'applicant', person: found.state.applicant.person });
  const response = await door.frame.page(c, {
    title: tracked.reference ?? w.t('letters.track-title'),
    noIndex: true,
    hero: <TrackingHead tell={tell} tracked={tracked} />,
    children: (
      <div class="tracking stack">
        <p class="soft">{w.t('letters.track-read-only')}</p>
        <TrackingParts tell={tell} tracked={tracked} history={history} />
      </div>
    ),
  });
  response.headers.set('cache-control', 'private, no-store');
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
};
