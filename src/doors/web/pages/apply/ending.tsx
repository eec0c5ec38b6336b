/** Withdrawing and appealing: each on a page of its own that says what will follow. */
import type { Child } from 'hono/jsx';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { trackCase } from '../../../../one-window/case/track.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { commandId } from '../../act.ts';
import { Button } from '../../look/forms/button.tsx';
import type { FormError } from '../../look/forms/error-summary.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import { wordsOf } from '../../refused.tsx';
import { officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { caseFormPage, Sealed } from './form-parts.tsx';
import { actOnCase, type OwnCase } from './own-case.ts';
import { dayText, lastDay, zoneOfCountry } from './when.tsx';

interface Ending {
  readonly act: 'withdraw' | 'appeal';
  readonly title: string;
  readonly lead: string;
  readonly says: Child;
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
  readonly button: string;
}

const showEnding = (c: Ask, door: Door, own: OwnCase, ending: Ending, errors: readonly FormError[], typed: string): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { act, title } = ending;
  return caseFormPage(
    c,
    door,
    own,
    {
      title,
      errors,
      children: (
        <>
          <p class="lead">{ending.lead}</p>
          {ending.says}
          <form method="post" action={`/cases/${own.id}/${act}`} class="questions">
            <Sealed c={c} door={door} />
            <TextArea
              w={w}
              name="words"
              label={ending.label}
              hint={ending.hint}
              optional={ending.optional}
              value={typed}
              rows={act === 'appeal' ? 10 : 4}
              maxlength={4000}
              keep="words"
              error={errors.find((error) => error.name === 'words')?.text}
            />
            <p class="actions">
              <Button look={act === 'withdraw' ? 'danger' : 'first'}>{ending.button}</Button>
              <a href={own.state.status === 'draft' ? `/cases/${own.id}/form` : `/cases/${own.id}`}>{w.t('apply.leave-it')}</a>
            </p>
          </form>
        </>
      ),
    },
    errors.length > 0 ? 422 : 200,
  );
};

const withdrawal = (c: Ask, own: OwnCase): Ending => {
  const { words: w } = c.get('visitor');
  const draft = own.state.status === 'draft';
  return {
    act: 'withdraw',
    title: w.t(draft ? 'apply.discard' : 'apply.withdraw'),
    lead: w.t(draft ? 'apply.discard-lead' : 'apply.withdraw-lead'),
    says: null,
    label: w.t('apply.withdraw-why'),
    hint: w.t(draft ? 'apply.discard-hint' : 'apply.withdraw-hint'),
    optional: true,
    button: w.t(draft ? 'apply.discard-button' : 'apply.withdraw-button'),
  };
};

export const showWithdraw = (c: Ask, door: Door, own: OwnCase): Response | Promise<Response> =>
  trackCase(own.state, own.definition).acts.includes('withdraw')
    ? showEnding(c, door, own, withdrawal(c, own), [], '')
    : c.redirect(`/cases/${own.id}`, 303);

export const takeWithdraw = async (c: Ask, door: Door, form: Form, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const data = { words: form.text('words') };
  const handled = await actOnCase(c, door, { id: commandId(form, door), type: 'WithdrawCase', on: own.id, data });
  if (!isRefusal(handled) || handled.reason === 'case-ended') {
    return c.redirect(own.state.status === 'draft' ? '/cases?done=discarded' : `/cases/${own.id}?done=withdrawn`, 303);
  }
  return showEnding(c, door, own, withdrawal(c, own), [{ text: wordsOf(w, handled).body }], data.words);
};

const appealing = async (c: Ask, door: Door, own: OwnCase): Promise<Ending | undefined> => {
  const { words: w } = c.get('visitor');
  const tracked = trackCase(own.state, own.definition);
  const { appeal, because } = tracked;
  if (!appeal) return undefined;
  const offices = await officesOf(door);
  const country = door.window.offices[appeal.office]?.calendar ?? door.pack.country;
  return {
    act: 'appeal',
    title: w.t('apply.appeal'),
    lead: w.t('apply.appeal-lead', { until: dayText(w, lastDay(zoneOfCountry(door, country), appeal.until)) }),
    says: (
      <div class="against">
        {because?.decision ? (
          <>
            <h2>{w.t('apply.appeal-against')}</h2>
            <p>
              <strong>{because.title ? <Said w={w} text={because.title} /> : null}</strong>
              {because.office ? (
                <span class="soft">
                  {' · '}
                  <OfficeName w={w} offices={offices} id={because.office} short />
                </span>
              ) : null}
            </p>
            <ul class="bare">
              {because.decision.reasons.map((reason) => (
                <li>
                  <Said w={w} text={reason.text} />
                </li>
              ))}
            </ul>
            {because.decision.words ? <blockquote dir="auto">{because.decision.words}</blockquote> : null}
          </>
        ) : null}
        <p class="soft">
          {w.t('apply.appeal-to')} <OfficeName w={w} offices={offices} id={appeal.office} />
        </p>
      </div>
    ),
    label: w.t('apply.appeal-grounds'),
    hint: w.t('apply.appeal-hint'),
    optional: false,
    button: w.t('apply.appeal-button'),
  };
};

export const showAppeal = async (c: Ask, door: Door, own: OwnCase): Promise<Response> => {
  const ending = await appealing(c, door, own);
  return ending ? showEnding(c, door, own, ending, [], '') : c.redirect(`/cases/${own.id}`, 303);
};

export const takeAppeal = async (c: Ask, door: Door, form: Form, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const words = form.text('words');
  const ending = await appealing(c, door, own);
  if (!ending) return c.redirect(`/cases/${own.id}`, 303);
  if (words === '') return showEnding(c, door, own, ending, [{ name: 'words', text: w.t('apply.appeal-missing') }], words);
  const handled = await actOnCase(c, door, { id: commandId(form, door), type: 'LodgeAppeal', on: own.id, data: { words } });
  if (!isRefusal(handled) || handled.reason === 'appeal-already-lodged') return c.redirect(`/cases/${own.id}?done=appealed`, 303);
  return showEnding(c, door, own, ending, [{ text: wordsOf(w, handled).body }], words);
};
