import type { ShownPoints } from '../../../../one-window/case/views/reviews.ts';
import type { Words } from '../../words/words.ts';
import { Said } from './said.tsx';

/** What was given for what, and what it comes to. */
export const Points = ({ w, points }: { readonly w: Words; readonly points: ShownPoints }) => (
  <dl class="points">
    {points.criteria.map(({ title, points: given, most }) => (
      <div>
        <dt>
          <Said w={w} text={title} />
        </dt>
        <dd>{w.t('reviews.points-of', { points: w.number(given), most: w.number(most) })}</dd>
      </div>
    ))}
    <div class="points-total">
      <dt>{w.t('reviews.score')}</dt>
      <dd>
        <strong>{w.t('reviews.score-of', { score: w.number(points.score) })}</strong>
      </dd>
    </div>
  </dl>
);
