/** Who may open a file of a case: whoever sent it, and the offices whose task needs it. */
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { AttachedFile, Case, Letter } from '../case/case.ts';
import { taskIn } from '../case/standing.ts';
import { mayView, nameFor, seenIn, seesFile } from '../case/task-view.ts';
import type { Definition } from '../service/definition.ts';

const isApplicant = (state: Case, actor: Actor): boolean => actor.kind === 'person' && actor.id === state.applicant.person;

/** What an office made is the applicant's to see once its task is decided, as on the page that tracks the case. */
const ownFile = (state: Case, file: AttachedFile): boolean =>
  state.trial || file.task === null || taskIn(state, file.task)?.status === 'decided';

/** The file, if this actor may open it. Nobody sees it for a role alone, administrators and auditors included. */
export const fileFor = (state: Case, definition: Definition, attachment: Id, actor: Actor): AttachedFile | undefined => {
  const file = state.files.find((one) => one.attachment === attachment);
  if (file === undefined) return undefined;
  if (isApplicant(state, actor)) return ownFile(state, file) ? file : undefined;
  const seeing = state.tasks.filter(
    (task) => mayView(state, task, actor) === undefined && seesFile(seenIn(state, definition, task), task, file),
  );
  // Whoever sees it by a blind task alone does not see what the applicant called it.
  const by = seeing.find(({ blind }) => blind !== true) ?? seeing[0];
  return by && { ...file, name: nameFor(by, file) };
};

/** A letter holds answers that not every office may read: it is its holder's alone. */
export const letterFor = (state: Case, code: string, actor: Actor): Letter | undefined =>
  isApplicant(state, actor) ? state.letters.find((letter) => letter.code === code) : undefined;
