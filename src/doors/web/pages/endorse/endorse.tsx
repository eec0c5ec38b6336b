/** Credentials that wait for an office to stand for them: by course, with words that everyone who checks a badge reads. */
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { credential } from '../../../../programmes/credential/credential-decider.ts';
import { type CredentialLine, credentialsToEndorse } from '../../../../programmes/credential/queries.ts';
import { findCohort } from '../../../../programmes/cohort/queries.ts';
import type { Cohort } from '../../../../programmes/cohort/cohort.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { wordsOf } from '../../refused.tsx';
import { Sealed } from '../apply/form-parts.tsx';
import { Dates } from '../programmes/around.tsx';
import { badgeName } from '../places/mine.tsx';
import { officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { officesFor } from './waiting.ts';

interface Waiting {
  readonly office: Id;
  readonly cohort: Id;
  readonly course: Cohort | undefined;
  readonly badges: readonly CredentialLine[];
}
const listWaiting = async (c: Ask, door: Door): Promise<readonly Waiting[]> => {
  const { actor } = c.get('visitor');
  const found: Waiting[] = [];
  for (const office of officesFor(actor)) {
    const badges = (await credentialsToEndorse(door.ledger, office)).filter((badge) => badge.person !== actor.id);
    for (const cohort of new Set(badges.map((badge) => badge.cohort))) {
      const course = (await findCohort(door.ledger, cohort))?.state;
      found.push({ office, cohort, course, badges: badges.filter((badge) => badge.cohort === cohort) });
    }
  }
  return found;
};

const CourseLine = ({ c, door, waiting }: { readonly c: Ask; readonly door: Door; readonly waiting: Waiting }) => {
  const { words: w } = c.get('visitor');
  const [first] = waiting.badges;
  const { course } = waiting;
  return (
    <>
      <h2>{first === undefined ? waiting.cohort : badgeName(w, door, first)}</h2>
      {course === undefined ? null : (
        <p class="meta">
          <span>
            <Said w={w} text={course.title} />
          </span>
          <span>
            <Said w={w} text={course.venueName} />
          </span>
          <span>
            <Dates w={w} from={course.from} until={course.until} />
          </span>
        </p>
      )}
    </>
  );
};

export const showEndorse = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const waiting = await listWaiting(c, door);
  const offices = await officesOf(door);
  const done = Number(c.req.query('done') ?? '0');
  return door.frame.page(c, {
    title: w.t('programmes.endorse-title'),
    noIndex: true,
    children: (
      <>
        <h1>{w.t('programmes.endorse-title')}</h1>
        <p class="lead">{w.t('programmes.endorse-lead')}</p>
        {Number.isSafeInteger(done) && done > 0 ? (
          <Notice w={w} kind="success">
            <p>{w.t('programmes.endorse-done', { count: done })}</p>
          </Notice>
        ) : null}
        {waiting.length === 0 ? (
          <EmptyState title={w.t('programmes.endorse-none-title')}>{w.t('programmes.endorse-none-body')}</EmptyState>
        ) : null}
        {waiting.map((one) => (
          <section>
            <CourseLine c={c} door={door} waiting={one} />
            <form method="get" action="/endorse/confirm" class="questions">
              <input type="hidden" name="office" value={one.office} />
              <input type="hidden" name="cohort" value={one.cohort} />
              <fieldset class="field">
                <legend>
                  {w.t('programmes.endorse-as')} <OfficeName w={w} offices={offices} id={one.office} />
                </legend>
                {one.badges.map((badge) => (
                  <div class="choice">
                    <input id={`badge-${one.office}-${badge.id}`} type="checkbox" name="badge" value={badge.id} checked />
                    <div>
                      <label for={`badge-${one.office}-${badge.id}`}>
                        <bdi>{badge.name ?? ''}</bdi>
                      </label>{' '}
                      <a class="small" href={`/credentials/${badge.id}`}>
                        {w.t('programmes.endorse-see')}
                      </a>
                    </div>
                  </div>
                ))}
              </fieldset>
              <p class="actions">
                <Button look="second">{w.t('programmes.endorse-next')}</Button>
              </p>
            </form>
          </section>
        ))}
      </>
    ),
  });
};

const mostWords = 1000;
const confirm = async (
  c: Ask,
  door: Door,
  a: {
    readonly office: string;
    readonly cohort: string;
    readonly badges: readonly string[];
    readonly words?: string;
    readonly errors?: readonly FormError[];
  },
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const waiting = (await listWaiting(c, door)).find((one) => one.office === a.office && one.cohort === a.cohort);
  const chosen = waiting?.badges.filter((badge) => a.badges.includes(badge.id)) ?? [];
  if (waiting === undefined || chosen.length === 0) return c.redirect('/endorse', 303);
  const offices = await officesOf(door);
  const errors = a.errors ?? [];
  return door.frame.page(
    c,
    {
      title: w.t('programmes.endorse-confirm'),
      noIndex: true,
      error: errors.length > 0,
      crumbs: [{ href: '/endorse', label: w.t('programmes.endorse-title') }, { label: w.t('programmes.endorse-confirm') }],
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <h1>{w.t('programmes.endorse-confirm')}</h1>
          <CourseLine c={c} door={door} waiting={waiting} />
          <p>
            {w.t('programmes.endorse-for', { count: chosen.length })} {w.list(chosen.map((badge) => badge.name ?? ''))}
          </p>
          <form method="post" action="/endorse" class="questions">
            <Sealed c={c} door={door} />
            <input type="hidden" name="office" value={a.office} />
            <input type="hidden" name="cohort" value={a.cohort} />
            {chosen.map((badge) => (
              <input type="hidden" name="badge" value={badge.id} />
            ))}
            <TextArea
              w={w}
              name="words"
              label={w.t('programmes.endorse-words')}
              hint={w.t('programmes.endorse-words-hint')}
              value={a.words ?? ''}
              rows={4}
              maxlength={mostWords}
              error={errors.find((error) => error.name === 'words')?.text}
            />
            <p>
              {w.t('programmes.endorse-as')} <OfficeName w={w} offices={offices} id={a.office} />
            </p>
            <p class="actions">
              <Button>{w.t('programmes.endorse-button', { count: chosen.length })}</Button>
              <a href="/endorse">{w.t('frame.cancel')}</a>
            </p>
          </form>
        </>
      ),
    },
    errors.length > 0 ? 422 : 200,
  );
};

export const showConfirm = (c: Ask, door: Door): Promise<Response> =>
  confirm(c, door, { office: c.req.query('office') ?? '', cohort: c.req.query('cohort') ?? '', badges: c.req.queries('badge') ?? [] });

/** Signed by somebody a moment ago, or sent twice: that one is done. */
const settled = ['already-endorsed'];

export const takeEndorse = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const [office, cohort, words] = [form.text('office'), form.text('cohort'), form.text('words')];
  const badges = form.all('badge').slice(0, 500);
  const again = (errors: readonly FormError[]) => confirm(c, door, { office, cohort, badges, words, errors });
  if (words === '') return again([{ name: 'words', text: w.t('programmes.endorse-words-missing') }]);
  if (words.length > mostWords) return again([{ name: 'words', text: w.t('programmes.endorse-words-long') }]);
  // One order's id for all: it is of each credential's own stream.
  const id = commandId(form, door);
  let done = 0;
  let refusal: Refusal | undefined;
  for (const on of badges) {
    const handled = await act(c, door, credential, { type: 'EndorseCredential', on, id, data: { office, words }, wait: false });
    if (!isRefusal(handled) || settled.includes(handled.reason)) done += 1;
    else refusal ??= handled;
  }
  if (refusal !== undefined && done === 0) return again([{ text: wordsOf(w, refusal).body }]);
  return c.redirect(`/endorse?done=${done}`, 303);
};
