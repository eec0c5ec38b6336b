import type { ShownPoints } from '../../../../one-window/case/views/reviews.ts';
import type { Words } from '../../words/words.ts';
import { Said } from './said.tsx';

/** What was given for what, and what it comes to. */
export const Points = ({ w, points }: { readonly w: Words; readonly points: ShownPoints }) => (
  <ul class="points-given">
    {points.criteria.map(({ title, points: given, most }) => (
      <li>
        <Said w={w} text={title} /> <span>{w.t('reviews.points-of', { points: w.number(given), most: w.number(most) })}</span>
      </li>
    ))}
    <li class="points-total">
      <span>{w.t('reviews.score')}</span> <span>{w.t('reviews.score-of', { score: w.number(points.score) })}</span>
    </li>
  </ul>
);
