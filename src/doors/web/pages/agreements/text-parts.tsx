/** The text of an agreement as pages set it: clauses side by side, terms, facts, and the digest of the whole. */
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { termsInWords } from '../../../../engagements/agreement/print/words.ts';
import type { PublicAgreement } from '../../../../engagements/agreement/public-view.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Words } from '../../words/words.ts';
import { languageName, Paragraphs, partyName, pathOf, SideBySide } from './around.tsx';

type Written = { readonly number: string; readonly heading: EngagementText; readonly text: EngagementText };
export const ClauseText = ({ clause, languages }: { readonly clause: Written; readonly languages: readonly string[] }) => (
  <SideBySide
    languages={languages}
    each={(language) => (
      <>
        <h3>
          {clause.number}. {clause.heading[language] ?? ''}
        </h3>
        <Paragraphs text={clause.text[language] ?? ''} />
      </>
    )}
  />
);
/** Commitments by their numbers in the register. */
export const Numbers = ({ numbers }: { readonly numbers: readonly string[] }) => (
  <ul class="bare row">
    {numbers.map((number) => (
      <li>
        <a href={`/commitments/${encodeURIComponent(number)}`}>
          <bdi>{number}</bdi>
        </a>
      </li>
    ))}
  </ul>
);
export const TermsList = ({ w, terms }: { readonly w: Words; readonly terms: Agreement['terms'] }) => (
  <ul class="plain-list">
    {termsInWords(terms, w.language).map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
export const factsOf = (
  w: Words,
  view: Pick<PublicAgreement, 'inForce' | 'until' | 'languages'> & { readonly parties: Agreement['parties'] | PublicAgreement['parties'] },
) => [
  { label: w.t('agreements.parties'), value: w.list(view.parties.map((p) => partyName(w, p))) },
  { label: w.t('agreements.languages'), value: w.list(view.languages.map((l) => languageName(w, l))) },
  ...(view.inForce === null ? [] : [{ label: w.t('agreements.in-force'), value: w.when(view.inForce) }]),
  ...(view.until === null ? [] : [{ label: w.t('agreements.until'), value: w.when(view.until) }]),
];
export const Digest = ({ w, digest }: { readonly w: Words; readonly digest: string }) => (
  <p class="small soft">
    {w.t('agreements.digest')} <bdi class="digest">{digest}</bdi>
  </p>
);
export const Files = ({ w, id }: { readonly w: Words; readonly id: string }) => (
  <p class="actions">
    <a href={`${pathOf(id)}.pdf`}>{w.t('agreements.as-pdf')}</a>
    <a href={`${pathOf(id)}.json`}>{w.t('agreements.as-json')}</a>
  </p>
);
