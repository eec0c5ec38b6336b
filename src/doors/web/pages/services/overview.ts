/** What a service asks of anyone, before anyone has said who they are: worked out once per version, for a version never changes. */
import { documentsAsked, officeOf, type PlannedTask, promisedDays } from '../../../../one-window/forms/plan.ts';
import type { Definition, Document } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { factsFor } from './around.ts';

export interface Overview {
  /** Working days if every office that may have a say takes all of its time. */
  readonly days: number;
  /** Every task; what has a condition depends on it. */
  readonly planned: readonly PlannedTask[];
  readonly documents: readonly Document[];
}

const known = new WeakMap<Definition, Overview>();

const workedOut = (door: Pick<Door, 'clock' | 'pack'>, service: Definition): Overview => {
  const facts = factsFor(door, { kind: service.applicants[0]?.kinds[0] ?? 'person', country: door.pack.country });
  const always = documentsAsked(service, facts);
  const maybe = service.documents.filter((document) => document.when && !document.producedBy && !always.includes(document));
  return {
    days: promisedDays(service, facts),
    planned: service.stages.flatMap((stage) =>
      stage.tasks.map((task) => ({
        stage: stage.id,
        task,
        office: officeOf(task, {}),
        applies: task.when === undefined ? ('yes' as const) : ('depends' as const),
      })),
    ),
    documents: [...always, ...maybe],
  };
};

export const overviewOf = (door: Pick<Door, 'clock' | 'pack'>, service: Definition): Overview => {
  const found = known.get(service) ?? workedOut(door, service);
  known.set(service, found);
  return found;
};
