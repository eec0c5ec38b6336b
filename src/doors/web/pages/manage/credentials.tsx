/** The credentials of one course: what was issued, and revoking one with a reason that everyone reads. */
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { findCohort, type FoundCohort } from '../../../../programmes/cohort/queries.ts';
import { credential } from '../../../../programmes/credential/credential-decider.ts';
import { countCredentials, listCredentials } from '../../../../programmes/credential/queries.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState, Figures } from '../../look/parts/lists.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { OnDay, zoneFor } from '../apply/when.tsx';
import { crumbsOf } from './around.tsx';

const perPage = 50;
const pathOf = (cohort: string, ...more: readonly string[]): string =>
  ['/manage/credentials', ...[cohort, ...more].map(encodeURIComponent)].join('/');

const find = async (c: Ask, door: Door): Promise<FoundCohort | Refusal> => {
  const found = await findCohort(door.ledger, c.req.param('cohort') ?? '');
  if (found === undefined) return refuse('not-found');
  const { actor } = c.get('visitor');
  return hasAt(actor, found.state.lead, 'supervisor') || hasAt(actor, found.state.host, 'supervisor') ? found : refuse('not-allowed');
};

interface Back {
  readonly credential: string;
  readonly form: Form;
  readonly refusal: Refusal;
}
export const showCredentials = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const found = await find(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = found;
  const at = Math.max(1, Math.floor(Number(c.req.query('page') ?? 1)) || 1);
  const [{ issued, revoked }, lines] = await Promise.all([
    countCredentials(door.ledger, id),
    listCredentials(door.ledger, id, { limit: perPage, offset: (at - 1) * perPage }),
  ]);
  const earned = state.learners.filter((l) => l.status === 'completed').length;
  const mayRevoke = hasAt(actor, state.lead, 'supervisor');
  const error = back && wordsOf(w, back.refusal).body;
  const title = w.t('cohorts.to-credentials');
  const zone = zoneFor(door, w);
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(
        w,
        undefined,
        { label: w.text(state.venueName).text, href: `/cohorts/${encodeURIComponent(id)}/completion` },
        { label: title },
      ),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: `reason-${back?.credential}`, text: error }]} />
          <Done c={c} area="manage" />
          <header class="stack">
            <p class="eyebrow">
              <Said w={w} text={state.title} /> · <Said w={w} text={state.venueName} />
            </p>
            <h1>{title}</h1>
          </header>
          <Figures
            figures={[
              { value: w.number(earned), label: w.t('manage.earned') },
              { value: w.number(issued), label: w.t('manage.issued') },
              { value: w.number(revoked), label: w.t('manage.revoked') },
            ]}
          />
          {issued < earned ? <p>{w.t('manage.being-signed', { count: earned - issued })}</p> : null}
          {lines.length === 0 ? (
            <EmptyState title={w.t('manage.no-credentials-title')}>
              {w.t(state.status === 'completed' ? 'manage.no-credentials-yet' : 'refusal.cohort-not-completed')}
            </EmptyState>
          ) : (
            <ul class="rows">
              {lines.map((line) => {
                const here = `/credentials/${encodeURIComponent(line.id)}`;
                const mine = back?.credential === line.id ? back : undefined;
                return (
                  <li>
                    <p class="other-line">
                      <a href={here} class="row-title">
                        <bdi>{line.name ?? w.t('cohorts.erased')}</bdi>
                      </a>
                      {line.revoked_at === null ? null : <span class="tag warm">{w.t('manage.is-revoked')}</span>}
                    </p>
                    <p class="meta">
                      <span>
                        {w.t('manage.issued-on')} <OnDay w={w} zone={zone} at={line.valid_from} />
                      </span>
                      {line.name === null
                        ? null
                        : ['pdf', 'png', 'json'].map((kind) => (
                            <a href={`${here}.${kind}`} lang="en">
                              {kind.toUpperCase()}
                            </a>
                          ))}
                    </p>
                    {mayRevoke && line.revoked_at === null ? (
                      <details class="fold" open={mine !== undefined}>
                        <summary>{w.t('manage.revoke')}</summary>
                        <form method="post" action={pathOf(id, line.id)}>
                          <Carried c={c} door={door} form={mine?.form} />
                          <TextField
                            w={w}
                            name={`reason-${line.id}`}
                            label={w.t('manage.revoke-reason')}
                            hint={w.t('manage.revoke-hint')}
                            maxlength={1000}
                            dir="auto"
                            value={mine?.form.text(`reason-${line.id}`) ?? ''}
                            error={mine && error}
                          />
                          <p class="actions">
                            <Button look="danger">{w.t('manage.do-revoke')}</Button>
                          </p>
                        </form>
                      </details>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          )}
          <Pagination w={w} page={at} pages={Math.ceil(issued / perPage)} href={(n) => `${pathOf(id)}?page=${n}`} />
        </>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

export const revoke = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await find(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const on = c.req.param('credential') ?? '';
  const reason = form.text(`reason-${on}`);
  const handled =
    reason === ''
      ? refuse('words-missing')
      : await act(c, door, credential, { type: 'RevokeCredential', on, id: commandId(form, door), data: { reason } });
  if (isRefusal(handled)) return page(c, door, { credential: on, form, refusal: handled });
  return c.redirect(`${pathOf(found.id)}?done=revoked`, 303);
};
