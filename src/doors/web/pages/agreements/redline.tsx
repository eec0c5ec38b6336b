/** What is different between two wordings, word by word: added words underlined, removed words struck out. */
import type { ClauseRedline, Redline } from '../../../../engagements/redline/redline.ts';
import { type Worded, wordsChanged } from '../../../../engagements/redline/words.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Words } from '../../words/words.ts';
import { SideBySide } from './around.tsx';
import { TermsList } from './text-parts.tsx';

export const Runs = ({ worded }: { readonly worded: Worded }) => (
  <>{worded.runs.map(({ kind, text }) => (kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text))}</>
);
interface Passage {
  readonly heading: Worded;
  readonly text: Worded;
}
export const Changed = ({ languages, each }: { readonly languages: readonly string[]; readonly each: (language: string) => Passage }) => (
  <SideBySide
    languages={languages}
    each={(language) => {
      const { heading, text } = each(language);
      return (
        <>
          {heading.runs.length > 0 ? (
            <h4>
              <Runs worded={heading} />
            </h4>
          ) : null}
          <p class="redline">
            <Runs worded={text} />
          </p>
        </>
      );
    }}
  />
);
/** From one wording of a clause to another that names only the languages it changes. */
export const ProposedChange = (a: {
  readonly languages: readonly string[];
  readonly before: { readonly heading: EngagementText; readonly text: EngagementText } | null;
  readonly after: { readonly heading: EngagementText; readonly text: EngagementText };
  readonly removed?: boolean;
}) => (
  <Changed
    languages={a.languages}
    each={(language) => {
      const passage = (of: 'heading' | 'text') => {
        const before = a.before?.[of][language] ?? '';
        return wordsChanged(before, a.removed ? '' : (a.after[of][language] ?? before), language);
      };
      return { heading: passage('heading'), text: passage('text') };
    }}
  />
);
const RedlinedClause = ({ w, clause }: { readonly w: Words; readonly clause: ClauseRedline }) => (
  <article class="clause">
    <div class="meta">
      <h3>{w.t('agreements.clause-number', { number: clause.number || clause.numberBefore })}</h3>
      <span class={clause.kind === 'same' ? 'soft' : 'tag warm'}>{w.t(`agreements.redline-${clause.kind}`)}</span>
    </div>
    <Changed
      languages={clause.languages.map((l) => l.language)}
      each={(language) => {
        const found = clause.languages.find((l) => l.language === language);
        const none = wordsChanged('', '', language);
        return { heading: found?.heading ?? none, text: found?.text ?? none };
      }}
    />
  </article>
);

/** What differs between two texts: the clauses, then the terms. */
export const Differences = ({ w, redline }: { readonly w: Words; readonly redline: Redline }) => (
  <>
    {redline.clauses
      .filter((clause) => clause.kind !== 'same')
      .map((clause) => (
        <RedlinedClause w={w} clause={clause} />
      ))}
    {redline.terms.same ? null : (
      <div class="two">
        <div>
          <h3>{w.t('agreements.terms-before')}</h3>
          <TermsList w={w} terms={redline.terms.before} />
        </div>
        <div>
          <h3>{w.t('agreements.terms-now')}</h3>
          <TermsList w={w} terms={redline.terms.after} />
        </div>
      </div>
    )}
  </>
);
