/** Applications as other rooms may read them: the port `Applications` of `contract.ts`, over this room's cases and services. */
import type { Ledger } from '../ledger/ledger.ts';
import { findCase } from './case/queries.ts';
import { type CaseRules, dayAt } from './case/rules.ts';
import type { Case, TaskState } from './case/case.ts';
import type { Application, Applications, ReviewScore } from './contract.ts';
import type { Answers, Facts } from './forms/answers.ts';
import { holds, typeErrors } from './forms/expressions.ts';
import type { Catalogue } from './service/catalogue.ts';
import { type ApplicantKind, applicantKinds, type Definition, questionsOf } from './service/definition.ts';

interface ApplicationsWindow extends Omit<CaseRules, 'catalogue'> {
  readonly catalogue: Pick<Catalogue, 'find' | 'latest' | 'draft' | 'refresh'>;
}

const reviewOf = ({ task, by, score, scores }: TaskState): readonly ReviewScore[] =>
  score === undefined || scores === undefined ? [] : [{ task, officer: by ?? null, score, scores }];
/** Of a task that was opened again, the later round counts. */
const reviewsOf = (state: Case): readonly ReviewScore[] =>
  state.tasks.filter((t, i) => !state.tasks.some((later, j) => j > i && later.task === t.task)).flatMap(reviewOf);

/** A day before anybody applied, for an application whose day is not said. */
const noDay = '1970-01-01';
const isKind = (kind: unknown): kind is ApplicantKind => (applicantKinds as readonly unknown[]).includes(kind);
const factsOf = ({ answers, attached, kind, country, day, reviews }: Application): Facts => ({
  applicant: { kind: isKind(kind) ? kind : 'person', country },
  answers: answers as Answers,
  attached: attached ?? [],
  tasks: Object.fromEntries(reviews.map(({ task }) => [task, 'approved' as const])),
  scores: Object.fromEntries(reviews.map(({ task, score }) => [task, score])),
  today: day ?? noDay,
});

export const applicationsOf = (window: ApplicationsWindow): Applications => {
  const { catalogue } = window;
  const latest = (service: string): Definition | undefined => catalogue.latest(service) ?? catalogue.draft(service);
  return {
    find: async (ledger: Ledger, id: string) => {
      const found = await findCase(ledger, id);
      if (found === undefined) return undefined;
      const { state } = found;
      const { service, version, status, submitted, reference, trial, applicant } = state;
      if (submitted === null || reference === null || trial) return undefined;
      // What a condition is asked with must be at hand: another process may have published this version.
      if (catalogue.find(service, version) === undefined) await catalogue.refresh(ledger);
      return {
        ...{ case: id, reference, service, version, status, person: applicant.person, name: applicant.name, kind: applicant.kind },
        country: applicant.country,
        language: state.language,
        submittedAt: submitted,
        day: dayAt(window, state.lead, submitted),
        answers: state.answers ?? {},
        attached: [...new Set(state.files.map((f) => f.document))],
        reviews: reviewsOf(state),
      };
    },
    holds: (application, cel) => {
      const definition = catalogue.find(application.service, application.version);
      return definition !== undefined && holds(definition, cel, factsOf(application));
    },
    mistakes: (service, cel) => {
      const definition = latest(service);
      if (definition === undefined) return [`there is no service “${service}”`];
      return typeErrors(definition, cel).map(({ message }) => message);
    },
    options: (service, question) => {
      const definition = latest(service);
      const asked = definition && questionsOf(definition).find(({ id }) => id === question);
      const isChosen = asked !== undefined && ['choice', 'choices', 'ranking'].includes(asked.kind);
      return isChosen ? (asked.options ?? []).map(({ id }) => id) : undefined;
    },
  };
};
