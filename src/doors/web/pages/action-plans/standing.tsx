/** How a line stands, and what each side says of it. */
import type { PlanLineNow } from '../../../../engagements/action-plan/progress.ts';
import { sidesOf, standingOf } from '../../../../engagements/obligations/standing.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';

export const StandingTag = ({ w, one, today }: { readonly w: Words; readonly one: PlanLineNow; readonly today: Day }) => {
  if (one.now === null) return <span class="tag">{w.t('plans.gone')}</span>;
  const standing = standingOf(one.now, today);
  return <span class={standing === 'overdue' ? 'tag refused' : 'tag'}>{w.t(`plans.standing-${standing}`)}</span>;
};
/** *We say* and *they say*, marked where they differ. */
export const Sides = ({ w, one, us }: { readonly w: Words; readonly one: PlanLineNow; readonly us: string }) => {
  if (one.now === null) return <span class="soft">{w.t('plans.gone-hint')}</span>;
  const { we, they, disagree } = sidesOf(one.now, us);
  const said = (status: string | undefined) =>
    status === undefined ? w.t('plans.said-nothing') : w.t(`plans.report-${status}` as 'plans.report-done');
  return (
    <>
      <span class="said-line">
        <span class="soft">{w.t('plans.we-say')}</span> {said(we?.status)}
      </span>
      <span class="said-line">
        <span class="soft">{w.t('plans.they-say')}</span> {said(they?.status)}
      </span>
      {disagree && one.now.met === null ? <span class="tag warm">{w.t('plans.disagree')}</span> : null}
    </>
  );
};
