/** The credentials of one completed cohort: what they say, who earned them, and the task that issues them. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import type { Cohort } from '../cohort/cohort.ts';
import { findCohort } from '../cohort/queries.ts';
import type { BadgeAchievement } from '../contract.ts';
import type { ProgrammeDefinition } from '../programme/definition.ts';
import { later } from '../survey/later.ts';
import { type Course, type Earner, type Issued, type Issuing, issueTo, type Progress } from './issue.ts';
import { candidaciesWithCredential } from './queries.ts';

export interface CohortIssuing extends Issuing {
  /** The version of the programme that the cohort's call was opened with. */
  readonly definitionOf: (ledger: Ledger, cohort: Cohort) => Promise<ProgrammeDefinition | undefined>;
}
export interface CohortIssued extends Issued {
  /** Erased since: there is no name to put on a badge. */
  readonly nameless: number;
}

export const achievementOf = (id: Id, cohort: Cohort, { achievement }: ProgrammeDefinition): BadgeAchievement => ({
  id: `${cohort.programme}.${id}`,
  name: achievement.name,
  description: achievement.description,
  criteria: achievement.criteria,
  skills: achievement.skills,
  programme: cohort.programme,
  venue: cohort.venueName,
  from: cohort.from,
  until: cohort.until,
});

/** Refused before the course is closed, and where nobody knows the programme any more. May be called at any time, by several at once. */
export const issueCredentials = async (
  a: CohortIssuing,
  ledger: Ledger,
  id: Id,
  onProgress?: Progress,
): Promise<CohortIssued | Refusal> => {
  const found = await findCohort(ledger, id);
  if (found === undefined) return notFound({ cohort: id });
  const { state } = found;
  if (state.completedAt === null) return refuse('cohort-not-completed', { cohort: id });
  const definition = await a.definitionOf(ledger, state);
  if (definition === undefined) return refuse('programme-unknown', { programme: state.programme });
  const done = await candidaciesWithCredential(ledger, id);
  const completed = state.learners.filter((l) => l.status === 'completed');
  const earners = completed.flatMap(({ candidacy, person, name }): readonly Earner[] =>
    !name || done.has(candidacy) ? [] : [{ candidacy, person, name }],
  );
  const { validFor, endorsers } = definition.achievement;
  const course: Course = {
    achievement: achievementOf(id, state, definition),
    programme: state.programme,
    cohort: id,
    lead: state.lead,
    endorsers,
    validFrom: state.completedAt,
    validUntil: validFor === undefined ? null : later(state.completedAt, validFor),
  };
  const { issued, already } = await issueTo(a, ledger, course, earners, onProgress);
  const nameless = completed.filter((l) => !l.name && !done.has(l.candidacy)).length;
  return { issued, already: already + done.size, nameless };
};

/** Ordered when a cohort is completed. */
export const issueTask =
  (a: CohortIssuing): Task =>
  async ({ cohort }, { ledger }) => {
    const outcome = await issueCredentials(a, ledger, String(cohort));
    if (isRefusal(outcome)) throw new Error(`credentials of ${String(cohort)}: ${outcome.reason}`);
  };
