/** What an amendment says where nobody has written anything yet, in the agreement's own languages. */
import type { Agreement, Clause } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import { isLanguage } from '../../../../kernel/language/language.ts';
import { wordsIn } from '../../words/words.ts';

const inEach = (languages: readonly string[], say: (language: string) => string): EngagementText =>
  Object.fromEntries(languages.map((l) => [l, say(l)]));

/** In a language that the pages do not speak, only the title of what is amended: the drafters write the rest. */
export const titleOfAmendment = ({ title, languages }: Agreement): EngagementText =>
  inEach(languages, (l) => (isLanguage(l) ? wordsIn(l).t('agreements.amendment-title', { title: title[l] ?? '' }) : (title[l] ?? '')));
export const wordsOfRemoval = (state: Agreement, clause: Clause): EngagementText =>
  inEach(state.languages, (l) =>
    isLanguage(l)
      ? wordsIn(l).t('agreements.removal-text', { number: numberOf(state, clause.id), heading: clause.heading[l] ?? '' })
      : (clause.heading[l] ?? ''),
  );
