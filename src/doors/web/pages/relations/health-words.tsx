/** A verdict with the rule that decided it, in words: nobody has to take a colour on trust. */
import { type Health, healthRules, type Reason, ruleTexts, type Verdict } from '../../../../engagements/relationship/health.ts';
import type { Words } from '../../words/words.ts';

const looks: Readonly<Record<Verdict, string>> = { poor: 'tag refused', watch: 'tag warm', good: 'tag', none: 'tag' };
export const VerdictTag = ({ w, verdict }: { readonly w: Words; readonly verdict: Verdict }) => (
  <span class={looks[verdict]} data-verdict={verdict}>
    {w.t(`relations.verdict-${verdict}`)}
  </span>
);

/** What a rule found here: `2 things we owe are late, the first since 3 May 2026`. */
export const reasonWords = (w: Words, { rule, count, day }: Reason): string =>
  w.t(`relations.reason-${rule}`, { count, day: day === null ? '' : w.when(day) });

export const Verdicted = ({ w, health }: { readonly w: Words; readonly health: Health }) => {
  const [first, ...rest] = health.reasons;
  return (
    <>
      <VerdictTag w={w} verdict={health.verdict} />
      <br />
      <span class="small">
        {first === undefined ? w.t(`relations.because-${health.verdict === 'none' ? 'none' : 'good'}`) : reasonWords(w, first)}
      </span>
      {rest.length === 0 ? null : (
        <>
          {' '}
          <span class="small soft">{w.t('relations.more-reasons', { count: rest.length })}</span>
        </>
      )}
    </>
  );
};
export const Reasons = ({ w, health }: { readonly w: Words; readonly health: Health }) => (
  <div class="verdict">
    <VerdictTag w={w} verdict={health.verdict} />
    {health.reasons.length === 0 ? (
      <p>{w.t(`relations.because-${health.verdict === 'none' ? 'none' : 'good'}`)}</p>
    ) : (
      <ul>
        {health.reasons.map((reason) => (
          <li class={reason.weight === 'poor' ? 'strong' : undefined}>{reasonWords(w, reason)}</li>
        ))}
      </ul>
    )}
    <p class="small no-print">
      <a href="/relations#rules">{w.t('relations.rules-link')}</a>
    </p>
  </div>
);

/** The rules by which every relationship is judged, all of them. */
export const Rules = ({ w }: { readonly w: Words }) => (
  <details id="rules" class="rules">
    <summary>{w.t('relations.rules')}</summary>
    <p>{w.t('relations.rules-lead')}</p>
    <ol>
      {healthRules.map((rule) => (
        <li>{ruleTexts[rule][w.language === 'ur' ? 'ur' : 'en']}</li>
      ))}
    </ol>
    <p>{w.t('relations.rules-good')}</p>
  </details>
);
