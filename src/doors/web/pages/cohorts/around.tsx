import { namesOf } from '../../../../identity/index.ts';
import type { Actor, Role } from '../../../../kernel/decider/actor.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { keepsRoster } from '../../../../programmes/cohort/access.ts';
import { disputesIn } from '../../../../programmes/cohort/attendance.ts';
import type { Cohort, CohortFact, Learner } from '../../../../programmes/cohort/cohort.ts';
import { cohort } from '../../../../programmes/cohort/cohort-decider.ts';
import type { CohortCommandType } from '../../../../programmes/cohort/commands.ts';
import { findCohort, type FoundCohort } from '../../../../programmes/cohort/queries.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { type Tab, Tabs } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';

/** Officers and supervisors of the host, supervisors of the lead office: which of them, the cohort itself tells. */
export const keepers: readonly Role[] = ['officer', 'supervisor'];

export interface Kept extends FoundCohort {
  readonly today: Day;
}
/** The course of the address, for those who keep its roster. */
export const findKept = async (c: Ask, door: Door): Promise<Kept | Refusal> => {
  const found = await findCohort(door.ledger, c.req.param('cohort') ?? '');
  if (found === undefined) return refuse('not-found');
  const { actor } = c.get('visitor');
  return keepsRoster(actor, found.state) ? { ...found, today: dayIn(found.state.zone, door.clock()) } : refuse('not-allowed');
};

export const pathOf = (id: string, ...more: readonly string[]): string =>
  ['/cohorts', id, ...more].map((p, i) => (i === 0 ? p : encodeURIComponent(p))).join('/');

export const crumbsOf = (w: Words, kept?: Kept, ...more: readonly { readonly label: string; readonly href?: string }[]) => [
  { label: w.t('frame.home'), href: '/' },
  kept === undefined ? { label: w.t('cohorts.title') } : { label: w.t('cohorts.title'), href: '/cohorts' },
  ...(kept === undefined ? [] : [{ label: w.text(kept.state.venueName).text, ...(more.length === 0 ? {} : { href: pathOf(kept.id) }) }]),
  ...more,
];

export type Part = 'roster' | 'sessions' | 'assessments' | 'completion';

/** The head of each page of a course: where it is, and its four parts. */
export const CourseHead = ({ w, kept, part }: { readonly w: Words; readonly kept: Kept; readonly part: Part }) => {
  const { id, state } = kept;
  const disputes = disputesIn(state).length;
  const tab = (name: Part, href: string, count?: number): Tab => ({
    href,
    label: w.t(`cohorts.part-${name}`),
    current: name === part,
    ...(count ? { count } : {}),
  });
  return (
    <header class="stack">
      <p class="eyebrow">
        <Said w={w} text={state.title} />
      </p>
      <h1>
        <Said w={w} text={state.venueName} />
      </h1>
      <p class="meta">
        <span>{w.t('cohorts.from-until', { from: w.when(state.from), until: w.when(state.until) })}</span>
        <span>{w.t('cohorts.learners', { count: enrolled(state).length })}</span>
        {state.status === 'completed' ? <span class="tag">{w.t('cohorts.status-completed')}</span> : null}
        {disputes > 0 ? <span class="tag live">{w.t('cohorts.disputes', { count: disputes })}</span> : null}
      </p>
      <Tabs
        w={w}
        label={w.t('cohorts.parts')}
        tabs={[
          tab('roster', pathOf(id)),
          tab('sessions', pathOf(id, 'sessions')),
          tab('assessments', pathOf(id, 'assessments')),
          tab('completion', pathOf(id, 'completion')),
        ]}
      />
    </header>
  );
};

/** Who learns now, and who finished: everyone but those who gave the place up. */
export const enrolled = (state: Pick<Cohort, 'learners'>): readonly Learner[] => state.learners.filter((l) => l.status !== 'left');
export const isOwn = (actor: Actor, learner: Learner): boolean => learner.person === actor.id;

export const LearnerName = ({ w, learner }: { readonly w: Words; readonly learner: Learner }) =>
  learner.name === null ? <span class="soft">{w.t('cohorts.erased')}</span> : <bdi>{learner.name}</bdi>;

/** People by name; phones and pages record under the person's own id. */
export const whoIs = async (door: Pick<Door, 'ledger'>, ids: readonly string[]): Promise<(id: string) => string> => {
  const names = await namesOf(door.ledger.db, [...new Set(ids)]);
  return (id) => names.get(id) ?? id;
};

export const order = (c: Ask, door: Door, form: Pick<Form, 'text'>, on: string, type: CohortCommandType, data: object) =>
  act(c, door, cohort, { type, on, id: commandId(form, door), data });

export type CohortFactType = CohortFact['type'];
