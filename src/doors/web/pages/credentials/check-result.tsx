/** What came of a check, in plain words: the verdict, what the badge says, and what was checked. */
import type { Checked, Step } from '../../../../exchange/index.ts';
import { safeHref } from '../../look/safe-href.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { leadOf, reasonIn, titleOf } from './saying.ts';

/** Only of these is what the badge says also what its issuer said. */
const proven: ReadonlySet<Checked['verdict']> = new Set(['holds', 'holds-unless-revoked', 'expired', 'not-yet', 'revoked']);
const refusing: ReadonlySet<Checked['verdict']> = new Set(['altered', 'revoked', 'expired']);

export const ResultHead = ({ w, checked }: { readonly w: Words; readonly checked: Checked }) => (
  <>
    <p class="eyebrow">{w.t('credentials.title')}</p>
    <h1>{titleOf(w, checked)}</h1>
    <p class="lead">{leadOf(w, checked, { from: checked.says?.validFrom ?? '', until: checked.says?.validUntil ?? null })}</p>
    {checked.verdict === 'holds' ? (
      <p>
        <Tag look="live">{w.t('credentials.tag-holds')}</Tag>
      </p>
    ) : refusing.has(checked.verdict) ? (
      <p>
        <Tag look="refused">✕ {w.t('credentials.tag-refused')}</Tag>
      </p>
    ) : null}
  </>
);

const dayIn = (w: Words, at: string): string => (/^\d{4}-\d\d-\d\d/.test(at) ? w.when(at.slice(0, 10)) : at);

const Facts = ({ w, says }: { readonly w: Words; readonly says: NonNullable<Checked['says']> }) => (
  <SummaryList
    rows={[
      { label: w.t('credentials.learner'), value: says.learner === '' ? w.t('credentials.learner-hidden') : <bdi>{says.learner}</bdi> },
      { label: w.t('credentials.for'), value: <bdi>{says.achievement}</bdi> },
      { label: w.t('credentials.issuer'), value: <bdi>{says.issuer.name === '' ? says.issuer.id : says.issuer.name}</bdi> },
      {
        label: w.t('credentials.issuer-address'),
        value: (
          <code class="break" dir="ltr">
            {says.issuer.id}
          </code>
        ),
      },
      { label: w.t('credentials.from'), value: dayIn(w, says.validFrom) },
      { label: w.t('credentials.until'), value: says.validUntil === null ? w.t('credentials.no-end') : dayIn(w, says.validUntil) },
      ...(says.description === '' ? [] : [{ label: w.t('credentials.description'), value: <bdi>{says.description}</bdi> }]),
      ...(says.criteria === '' ? [] : [{ label: w.t('credentials.criteria'), value: <bdi>{says.criteria}</bdi> }]),
    ]}
  />
);

export const Steps = ({ w, steps }: { readonly w: Words; readonly steps: readonly Step[] }) => (
  <ul class="tasks">
    {steps.map((step) => (
      <li>
        <div>
          {w.t(`credentials.step-${step.step}`)}
          <p class="hint">{reasonIn(w, step)}</p>
        </div>
        <span class={step.result === 'passed' ? 'soft' : step.result === 'failed' ? 'tag refused' : 'tag warm'}>
          {step.result === 'passed' ? '✓ ' : step.result === 'failed' ? '✕ ' : '– '}
          {w.t(`credentials.result-${step.result}`)}
        </span>
      </li>
    ))}
  </ul>
);

export const Revoked = ({ w, revoked }: { readonly w: Words; readonly revoked: NonNullable<Checked['revoked']> }) => (
  <Notice w={w} kind="error" title={w.t('credentials.revoked-on', { on: w.when(revoked.at.slice(0, 10)) })}>
    <p dir="auto">{w.t('credentials.revoked-because', { reason: `\u2068${revoked.reason}\u2069` })}</p>
  </Notice>
);

export const Result = ({ w, checked }: { readonly w: Words; readonly checked: Checked }) => (
  <div class="stack">
    {checked.revoked ? <Revoked w={w} revoked={checked.revoked} /> : null}
    {checked.says === null ? null : (
      <section>
        <p class="soft">{w.t(proven.has(checked.verdict) ? `credentials.trust-${checked.trust}` : 'credentials.claims-only')}</p>
        <Facts w={w} says={checked.says} />
        {checked.page === null ? null : (
          <p>
            <a href={safeHref(checked.page)}>{w.t('credentials.open-page')}</a>
          </p>
        )}
      </section>
    )}
    {checked.steps.length === 0 ? null : (
      <section>
        <h2>{w.t('credentials.steps')}</h2>
        <Steps w={w} steps={checked.steps} />
      </section>
    )}
  </div>
);
