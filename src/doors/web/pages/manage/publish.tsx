/** Publishing places: what will happen, whom it tells, and that it happens once. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { seatsNow } from '../../../../programmes/call/seats.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Checkboxes } from '../../look/forms/choices.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Carried } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { crumbsOf, findManaged, inZone, isManager, namedIn, orderingOf, pathOf } from './around.tsx';

export const showPublish = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, refusal?: Refusal): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = found;
  if (!isManager(actor, state.lead)) return refused(c, door, refuse('not-allowed'));
  const title = w.t('manage.step-publish');
  const error = refusal && wordsOf(w, refusal).body;
  const { frozen, seed } = state;
  const days = Number(/\d+/.exec(state.rules.offerFor)?.[0] ?? 0);
  const { venue } = namedIn(w, state);
  const seats = state.rules.venues.map((v) => ({ id: v.id, seats: seatsNow(state, v) }));
  const isReady = state.status === 'frozen' && seed !== null;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, found, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <div class="narrow-page stack">
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: 'sure', text: error }]} />
          <h1>{title}</h1>
          <p class="lead">{w.text(state.title).text}</p>
          {state.rounds.length > 0 ? (
            <Notice w={w}>
              <p>{w.t('refusal.allocation-already-published')}</p>
              <p>
                <a href={pathOf(id, 'list')}>{w.t('manage.part-list')}</a>
              </p>
            </Notice>
          ) : null}
          <SummaryList
            rows={[
              {
                label: w.t('manage.applicants'),
                value: frozen === null ? '–' : w.t('manage.frozen-at', { at: inZone(w, state.zone, frozen.at), count: frozen.applicants }),
              },
              {
                label: w.t('manage.seats-label'),
                value: w.list(seats.map((s) => w.t('manage.venue-seats', { venue: venue(s.id), count: s.seats }))),
              },
              {
                label: w.t('manage.seed'),
                value: seed === null ? w.t('manage.task-seed-hint') : w.t('manage.seed-from', { size: w.number(seed.size) }),
              },
              {
                label: w.t('manage.rehearsals'),
                value:
                  state.rounds.length > 0 && state.rehearsals === 0
                    ? w.t('manage.unrehearsed')
                    : w.t('manage.rehearsed', { count: state.rehearsals }),
              },
            ]}
          />
          {state.rounds.length > 0 ? null : (
            <section>
              <h2>{w.t('inbox.what-follows')}</h2>
              <ul class="follows">
                <li>{w.t('manage.publish-offers', { days })}</li>
                <li>{w.t('manage.publish-list')}</li>
                <li>{w.t('manage.publish-told', { count: frozen?.applicants ?? 0 })}</li>
                <li>{w.t('manage.publish-open-data')}</li>
                <li>{w.t('manage.publish-once')}</li>
              </ul>
            </section>
          )}
          {isReady ? (
            <form method="post" action={pathOf(id, 'publish')}>
              <Carried c={c} door={door} />
              <Checkboxes
                w={w}
                name="sure"
                label={w.t('manage.publish-sure-label')}
                error={error}
                choices={[{ value: 'yes', label: w.t('manage.publish-sure') }]}
              />
              <p class="actions">
                <Button>{w.t('manage.do-publish')}</Button>
                <LinkButton look="plain" href={pathOf(id, 'rehearse')}>
                  {w.t('manage.part-rehearse')}
                </LinkButton>
              </p>
            </form>
          ) : state.rounds.length > 0 ? null : (
            <p class="soft">{w.t(state.status === 'frozen' ? 'refusal.seed-not-drawn' : 'refusal.applications-not-frozen')}</p>
          )}
        </div>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const takePublish = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  if (form.text('sure') !== 'yes') return page(c, door, refuse('publish-not-sure'));
  const handled = await door.programmes.calls.publish(door.ledger, orderingOf(c, door, form, found.id));
  if (isRefusal(handled)) return page(c, door, handled);
  await door.ledger.settled();
  return c.redirect(`${pathOf(found.id, 'list')}?done=published`, 303);
};
