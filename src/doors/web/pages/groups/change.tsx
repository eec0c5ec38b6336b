/** What may be changed of a group, and its end. */
import { seeAgreement } from '../../../../engagements/agreement/queries.ts';
import type { FoundGroup } from '../../../../engagements/working-group/queries.ts';
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused, wordsOf } from '../../refused.tsx';

import { AtLength, crumbsOf, everyText, findOwn, may, order, pathOf } from './around.tsx';
import { agreementChoices, errorOf, HowItWorks, missingIn, standingFrom, TitleAndMandate } from './form-fields.tsx';

interface Wrong {
  readonly form: Form;
  readonly errors: readonly FormError[];
  readonly status: ReturnType<typeof statusOf>;
  /** Somebody else changed it meanwhile: what they wrote is shown beside what was typed. */
  readonly stale?: boolean;
}
const page = async (c: Ask, door: Door, found: FoundGroup, wrong?: Wrong): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const { state } = found;
  const closing = wrong?.form.text('do') === 'close';
  const of = wrong === undefined || closing ? state : standingFrom(wrong.form);
  const errors = wrong?.errors ?? [];
  const agreements = await agreementChoices(c, door);
  const known = state.agreement === null || agreements.some((a) => a.value === state.agreement);
  const unseen = known || (await seeAgreement(door.ledger, actor, state.agreement ?? '')) !== undefined ? null : state.agreement;
  const title = w.t('groups.change-title');
  return door.frame.page(
    c,
    {
      title: `${title} · ${state.title}`,
      crumbs: crumbsOf(w, found, title),
      noIndex: true,
      error: errors.length > 0,
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <h1>{title}</h1>
          {wrong?.stale === true ? (
            <Notice w={w} title={w.t('groups.stands-now')}>
              <p>
                <strong dir="auto">{state.title}</strong>
              </p>
              <AtLength text={state.mandate} />
              <SummaryList
                rows={[
                  { label: w.t('groups.every'), value: everyText(w, state.every) },
                  { label: w.t('groups.visibility'), value: w.t(`groups.visibility-${state.visibility}`) },
                ]}
              />
            </Notice>
          ) : null}
          <form method="post" action={pathOf(found.id, 'change')}>
            <Carried c={c} door={door} form={closing || wrong?.stale === true ? undefined : wrong?.form} />
            <input type="hidden" name="version" value={String(found.version)} />
            <TitleAndMandate w={w} of={of} errors={errors} />
            <HowItWorks w={w} of={of} agreements={agreements} unseen={unseen} />
            <p class="actions">
              <Button>{w.t('groups.save')}</Button>
              <a href={pathOf(found.id)}>{w.t('groups.cancel')}</a>
            </p>
          </form>
          <section>
            <h2>{w.t('groups.close-title')}</h2>
            <p class="soft">{w.t('groups.close-hint')}</p>
            {may(c, found, 'CloseGroup') ? (
              <form method="post" action={pathOf(found.id, 'change')}>
                <Carried c={c} door={door} form={closing ? wrong?.form : undefined} />
                <input type="hidden" name="do" value="close" />
                <TextArea
                  w={w}
                  name="reason"
                  label={w.t('groups.close-reason')}
                  value={closing ? wrong?.form.exact('reason') : ''}
                  error={errorOf(errors, 'reason')}
                  rows={3}
                  maxlength={2_000}
                />
                <p class="actions">
                  <Button look="danger">{w.t('groups.close')}</Button>
                </p>
              </form>
            ) : (
              <p>{w.t('groups.close-supervisor')}</p>
            )}
          </section>
        </>
      ),
    },
    wrong?.status ?? 200,
  );
};

/** Who sees a group and does not keep it is told so; a closed one has nothing left to change. */
const findKept = async (c: Ask, door: Door) => {
  const found = await findOwn(c, door);
  if (isRefusal(found)) return found;
  if (found.state.status === 'closed') return refuse('group-closed', { reference: found.state.reference });
  return may(c, found, 'ChangeGroup') || may(c, found, 'CloseGroup') ? found : refuse('not-allowed');
};
export const showChange = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findKept(c, door);
  return isRefusal(found) ? refused(c, door, found) : page(c, door, found);
};

const close = async (c: Ask, door: Door, found: FoundGroup, form: Form): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const reason = form.exact('reason').trim();
  if (reason === '') return page(c, door, found, { form, errors: [{ name: 'reason', text: w.t('groups.needs-reason') }], status: 422 });
  const outcome = await order(c, door, form, { type: 'CloseGroup', on: found.id, data: { reason } });
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(found.id)}?done=closed`, 303);
  return page(c, door, found, { form, errors: [{ text: wordsOf(w, outcome).body }], status: statusOf(outcome) });
};
export const takeChange = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await findOwn(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  if (form.text('do') === 'close') return close(c, door, found, form);
  const standing = standingFrom(form);
  // A list without the choice of an agreement leaves it as it is.
  const data = form.typed.agreement === undefined ? { ...standing, agreement: found.state.agreement } : standing;
  const errors = missingIn(w, standing);
  if (errors.length > 0) return page(c, door, found, { form, errors, status: 422 });
  const version = Number(form.text('version'));
  const expected = Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {};
  const outcome = await order(c, door, form, { type: 'ChangeGroup', on: found.id, data, ...expected });
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(found.id)}?done=changed`, 303);
  const stale = outcome.reason === 'changed-meanwhile';
  const text = stale ? w.t('groups.change-stale') : wordsOf(w, outcome).body;
  return page(c, door, found, { form, errors: [{ text }], status: statusOf(outcome), stale });
};
