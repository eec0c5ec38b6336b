/** The points of a review in the form that decides it, and what was typed there. */
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { figure } from '../../../../one-window/forms/read-answer.ts';
import type { Criterion } from '../../../../one-window/service/definition.ts';
import type { Form } from '../../forms.ts';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import { typedIn } from './act-form.tsx';
import type { AtTask } from './open-task.ts';

export const pointsName = (criterion: string): string => `points-${criterion}`;

type TypedPoints = { readonly scores: Readonly<Record<string, number>> } | { readonly field: string; readonly refusal: Refusal };
/** The first that is missing or out of range is where the form goes back to. */
export const pointsTyped = (form: Pick<Form, 'text'>, task: string, criteria: readonly Criterion[]): TypedPoints => {
  const scores: Record<string, number> = {};
  for (const { id, most } of criteria) {
    const field = pointsName(id);
    const text = form.text(field);
    if (text === '') return { field, refusal: refuse('scores-missing', { task, criteria: [id] }) };
    const points = figure(text);
    if (points === undefined || points < 0 || points > most) {
      return { field, refusal: refuse('score-out-of-range', { task, criterion: id, most }) };
    }
    scores[id] = points;
  }
  return { scores };
};

export const PointsFields = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  if (view.criteria.length === 0) return null;
  const t = typedIn(a, 'confirm');
  const weights = view.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <fieldset class="field points-asked">
      <legend>{w.t('reviews.your-points')}</legend>
      {view.decisions.some((d) => d.kind === 'refuse') ? <p class="hint">{w.t('reviews.your-points-hint')}</p> : null}
      {view.criteria.map(({ id, title, help, most, weight }) => (
        <TextField
          w={w}
          name={pointsName(id)}
          label={<Said w={w} text={title} />}
          hint={
            <>
              {help ? (
                <>
                  <Said w={w} text={help} />{' '}
                </>
              ) : null}
              {w.t('reviews.most-points', { most: w.number(most), share: w.share(weight / weights) })}
            </>
          }
          value={t.value(pointsName(id))}
          error={t.error(pointsName(id))}
          inputmode="decimal"
          width={4}
          dir="ltr"
          maxlength={10}
        />
      ))}
    </fieldset>
  );
};
