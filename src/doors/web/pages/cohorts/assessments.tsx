/** Points, one assessment beside the other. Each assessment is an order of its own, so one that is refused keeps the others. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { AssessmentPlan } from '../../../../programmes/programme/definition.ts';
import type { Learner } from '../../../../programmes/cohort/cohort.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { CourseHead, crumbsOf, enrolled, findKept, isOwn, type Kept, LearnerName, order, pathOf } from './around.tsx';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
  readonly fields: readonly string[];
}
const fieldOf = (assessment: string, learner: number): string => `points-${assessment}-${learner}`;

export const showAssessments = (c: Ask, door: Door): Promise<Response> => page(c, door);

const Points = (a: {
  readonly w: Words;
  readonly kept: Kept;
  readonly assessment: AssessmentPlan;
  readonly learner: Learner;
  readonly own: boolean;
  readonly back: Back | undefined;
}) => {
  const { w, kept, assessment, learner, back } = a;
  const known = kept.state.points[assessment.id]?.[learner.number];
  const name = fieldOf(assessment.id, learner.number);
  const passed = known !== undefined && known >= assessment.pass;
  if (a.own || kept.state.status === 'completed' || learner.status !== 'enrolled') {
    return known === undefined ? <span class="soft">–</span> : <span>{w.number(known)}</span>;
  }
  return (
    <span class="points">
      <input
        class="input w-4"
        id={name}
        name={name}
        inputmode="decimal"
        maxlength={8}
        autocomplete="off"
        dir="ltr"
        aria-label={w.t('cohorts.points-for', { what: w.text(assessment.title).text, who: learner.name ?? w.t('cohorts.erased') })}
        aria-invalid={back?.fields.includes(name) ? 'true' : undefined}
        value={back?.form.text(name) ?? (known === undefined ? '' : String(known))}
      />
      {known === undefined ? null : (
        <span class={passed ? 'small soft' : 'small'}>{passed ? w.t('cohorts.passed') : w.t('cohorts.not-passed')}</span>
      )}
    </span>
  );
};

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = kept;
  const learners = enrolled(state);
  const error = back && wordsOf(w, back.refusal).body;
  const title = w.t('cohorts.part-assessments');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, kept, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary
            w={w}
            errors={error === undefined ? [] : (back?.fields ?? []).slice(0, 10).map((name) => ({ name, text: error }))}
          />
          <Done c={c} area="cohorts" />
          <CourseHead w={w} kept={kept} part="assessments" />
          {state.assessments.length === 0 ? (
            <EmptyState title={w.t('cohorts.no-assessments-title')}>{w.t('cohorts.no-assessments-body')}</EmptyState>
          ) : learners.length === 0 ? (
            <EmptyState title={w.t('cohorts.roster-empty-title')}>{w.t('cohorts.roster-empty-body')}</EmptyState>
          ) : (
            <form method="post" action={pathOf(id, 'assessments')}>
              <Carried c={c} door={door} />
              <table class="table cards points-table">
                <caption class="out">{title}</caption>
                <thead>
                  <tr>
                    <th scope="col">{w.t('cohorts.name')}</th>
                    {state.assessments.map((a) => (
                      <th scope="col">
                        <Said w={w} text={a.title} />
                        <br />
                        <span class="small soft">
                          {w.t('cohorts.points-rule', { pass: a.pass, most: a.most })} {a.needed ? '' : w.t('cohorts.not-needed')}
                        </span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {learners.map((learner) => (
                    <tr>
                      <th scope="row" class="main">
                        <div>
                          <span class="roster-number">{w.number(learner.number)}</span> <LearnerName w={w} learner={learner} />
                        </div>
                      </th>
                      {state.assessments.map((a) => (
                        <td data-label={w.text(a.title).text}>
                          <Points w={w} kept={kept} assessment={a} learner={learner} own={isOwn(actor, learner)} back={back} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
              {state.status === 'completed' ? null : (
                <p class="actions">
                  <Button>{w.t('cohorts.save-points')}</Button>
                </p>
              )}
            </form>
          )}
        </>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

const numberIn = (text: string): number | undefined => {
  const plain = text.replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0)).replace(/[,\u066b]/, '.');
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
};

export const takePoints = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { actor } = c.get('visitor');
  const { id, state } = kept;
  const learners = state.learners.filter((l) => l.status === 'enrolled' && !isOwn(actor, l));
  const typed = state.assessments.map((assessment) => ({
    assessment,
    given: learners.flatMap(({ number }) => {
      const text = form.text(fieldOf(assessment.id, number));
      return text === '' ? [] : [{ number, field: fieldOf(assessment.id, number), points: numberIn(text) }];
    }),
  }));
  const wrong = typed.flatMap(({ given }) => given.filter((g) => g.points === undefined).map((g) => g.field));
  if (wrong.length > 0) return page(c, door, { form, refusal: refuse('points-not-a-number'), fields: wrong });
  // Nothing is written before all of it can be.
  for (const { assessment, given } of typed) {
    const above = given.filter((g) => (g.points ?? 0) > assessment.most).map((g) => g.field);
    if (above.length > 0) return page(c, door, { form, refusal: refuse('points-above-most', { most: assessment.most }), fields: above });
  }
  for (const { assessment, given } of typed) {
    const points = Object.fromEntries(given.map((g) => [String(g.number), g.points ?? 0]));
    const changed = given.some((g) => state.points[assessment.id]?.[g.number] !== g.points);
    if (!changed) continue;
    // Points that are known already change nothing, so a form sent twice happens once.
    const handled = await order(c, door, { text: () => '' }, id, 'RecordPoints', { assessment: assessment.id, points });
    if (isRefusal(handled)) return page(c, door, { form, refusal: handled, fields: given.map((g) => g.field) });
  }
  return c.redirect(`${pathOf(id, 'assessments')}?done=points`, 303);
};
