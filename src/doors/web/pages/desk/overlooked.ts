import { segment } from '../../../../communiques/extraction/segmentation/segment.ts';
import type { Stretch } from './reviewing.ts';

/** Nouns that often carry a promise; a sentence with one and no candidate is where something may have been missed. */
const nouns =
  /\b(agreements?|memorand(?:um|a)|mou|mous|protocol|treaty|roadmap|action plan|working group|task force|joint (?:committee|commission|venture|research|study|laborator\w+|declaration|statement)|dialogue|training|scholarships?|fellowships?|exchange programmes?|internships?|data cent(?:re|er)s?|cent(?:re|er)s? of excellence|innovation hub|incubators?|pilot|platform|portal|expo|exhibition|conference|hackathon|forum|delegations?|visits?|investments?|fund|programmes?|projects?|laborator(?:y|ies)|fib(?:re|er)|technology transfer|visas?|feasibility)\b/i;

/** Sentences that hold an instrument's noun and touch no candidate, in order of the text. */
export const overlooked = (text: string, taken: readonly Stretch[], most = 40): readonly Stretch[] =>
  segment(text)
    .sentences.filter((s) => s.end - s.start > 30 && s.end - s.start <= 1_500)
    .filter((s) => nouns.test(text.slice(s.start, s.end)))
    .filter((s) => !taken.some((t) => t.start < s.end && t.end > s.start))
    .slice(0, most)
    .map(({ start, end }) => ({ start, end }));
