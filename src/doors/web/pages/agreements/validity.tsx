/** How long an agreement holds as things stand, what comes by itself, and until when somebody can still say no. */
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { periodInWords } from '../../../../engagements/agreement/print/words.ts';
import { endOf, expiryWarnings, renewalCloses, renewalWarnings, willRenew } from '../../../../engagements/agreement/time.ts';
import { type Day, daysBetween } from '../../../../kernel/time/time.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import type { Words } from '../../words/words.ts';
import { pathOf } from './around.tsx';

const [firstExpiry] = expiryWarnings;
const [firstRenewal] = renewalWarnings;

/** What the desks should not overlook. */
const Warnings = ({ w, id, state, today }: { readonly w: Words; readonly id: string; readonly state: Agreement; readonly today: Day }) => {
  const end = endOf(state);
  const closes = renewalCloses(state);
  const renews = willRenew(state);
  if (state.status !== 'in-force') return null;
  return (
    <>
      {state.notice ? (
        <Notice w={w}>
          <p>
            {w.t('agreements.validity-notice', {
              country: w.country(state.notice.country),
              given: w.when(state.notice.given),
              ends: w.when(state.notice.ends),
            })}
          </p>
        </Notice>
      ) : null}
      {state.refusesRenewal.length > 0 ? (
        <Notice w={w}>
          <p>{w.t('agreements.validity-refused', { country: w.list(state.refusesRenewal.map((s) => w.country(s))) })}</p>
        </Notice>
      ) : null}
      {end !== null && daysBetween(today, end) <= firstExpiry ? (
        <Notice w={w}>
          <p>
            {w.t('agreements.validity-lapses', { day: w.when(end), count: Math.max(0, daysBetween(today, end)) })}{' '}
            <a href={pathOf(id, 'replace')}>{w.t('agreements.replace')}</a>
          </p>
        </Notice>
      ) : null}
      {renews && closes !== null && closes >= today && daysBetween(today, closes) <= firstRenewal ? (
        <Notice w={w}>
          <p>
            {w.t('agreements.validity-window', { day: w.when(closes), count: daysBetween(today, closes) })}{' '}
            <a href={pathOf(id, 'end')}>{w.t('agreements.part-end')}</a>
          </p>
        </Notice>
      ) : null}
      {renews && closes !== null && closes < today ? (
        <Notice w={w}>
          <p>{w.t('agreements.validity-window-over', { day: w.when(closes) })}</p>
        </Notice>
      ) : null}
    </>
  );
};

export const Validity = (a: { readonly w: Words; readonly id: string; readonly state: Agreement; readonly today: Day }) => {
  const { w, id, state, today } = a;
  const { until, terms, renewals, ended } = state;
  if (ended !== null) {
    return (
      <Notice w={w}>
        <p>{w.t(`agreements.validity-ended-${ended.how}`, { day: w.when(ended.day) })}</p>
      </Notice>
    );
  }
  if (state.status !== 'in-force') return null;
  const closes = renewalCloses(state);
  const renews = willRenew(state);
  return (
    <section class="validity">
      <h2>{w.t('agreements.validity')}</h2>
      <Warnings w={w} id={id} state={state} today={today} />
      <SummaryList
        short
        rows={[
          { label: w.t('agreements.validity-term-ends'), value: until === null ? w.t('agreements.validity-endless') : w.when(until) },
          ...(renews && terms.renewal
            ? [{ label: w.t('agreements.validity-renews'), value: periodInWords(terms.renewal.period, w.language) }]
            : []),
          ...(renews && closes !== null ? [{ label: w.t('agreements.validity-closes'), value: w.when(closes) }] : []),
        ]}
      />
      {renewals > 0 ? <p class="soft">{w.t('agreements.validity-renewed', { count: renewals })}</p> : null}
    </section>
  );
};
