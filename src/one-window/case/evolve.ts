import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Answers } from '../forms/answers.ts';
import type { Case, CaseFact, TaskState } from './case.ts';
import { evolveTask, taskOpened, taskStopped } from './evolve-task.ts';
import { isUnended, settled, taskIn, workingStatus } from './standing.ts';

type Seen = Recorded<CaseFact>;
type Of<T extends CaseFact['type']> = Extract<Seen, { type: T }>;

const opened = ({ data, personal, at }: Of<'CaseOpened'>): Case => {
  const { service, version, lead, trial, language, person, kind, country, organisation, offices } = data;
  return settled(
    {
      service,
      version,
      lead,
      reference: null,
      trial,
      applicant: { person, kind, country, organisation, offices, name: personal?.name ?? null },
      language,
      status: 'draft',
      opened: at,
      submitted: null,
      decided: null,
      answers: personal?.answers ?? null,
      answered: [],
      files: [],
      tasks: [],
      stage: null,
      granted: null,
      because: null,
      validUntil: null,
      conditions: [],
      appealUntil: null,
      letters: [],
      pauses: [],
      spent: null,
      wake: null,
    },
    at,
  );
};

/** Once any of the answers are erased, all are gone: half an application is worth nothing to anyone. */
const answersWith = (state: Case, given: Answers | null, gone: readonly string[]): Answers | null => {
  if (state.answers === null || given === null) return null;
  const kept = Object.entries(state.answers).filter(([question]) => !gone.includes(question));
  return { ...Object.fromEntries(kept), ...given };
};

const answersSaved = (state: Case, { data, personal }: Of<'AnswersSaved'>): Case => {
  const others = state.answered.filter((group) => group !== data.group);
  const answered = data.whole ? [...others, data.group] : others;
  return { ...state, answered, answers: answersWith(state, personal?.answers ?? null, data.questions) };
};

const withTask = (state: Case, id: string, change: (task: TaskState) => TaskState): Case => {
  const latest = taskIn(state, id);
  const tasks = state.tasks.map((task) => (task === latest ? change(task) : task));
  return { ...state, tasks, status: workingStatus(tasks) };
};

const decidedCase = (state: Case, { data, at }: Of<'CaseDecided'>): Case => {
  const { granted, because, validUntil, conditions, appealUntil, spent, code } = data;
  const refusal = appealUntil === null ? 'closed' : 'refused';
  return {
    ...state,
    ...{ granted, because, validUntil, conditions, appealUntil, spent },
    decided: at,
    status: granted ? 'granted' : refusal,
    letters: [...state.letters, { code, granted, issued: at, sha256: null, bytes: null }],
  };
};

const undecided = { granted: null, because: null, decided: null, spent: null, validUntil: null, conditions: [] } as const;

const taskDecided = (state: Case, event: Of<'TaskDecided'>): Case => {
  const next = withTask(state, event.data.task, (task) => evolveTask(task, event));
  const allowed = taskIn(next, event.data.task)?.kind === 'appeal' && event.data.outcome === 'approved';
  return allowed ? { ...next, ...undecided } : next;
};

const next = (state: Case, event: Seen): Case => {
  switch (event.type) {
    case 'CaseOpened':
      return opened(event);
    case 'AnswersSaved':
      return answersSaved(state, event);
    case 'FileAttached': {
      const { attachment, document, sha256, kind, bytes, task } = event.data;
      const file = { attachment, document, sha256, kind, bytes, task, name: event.personal?.name ?? null, at: event.at };
      return { ...state, files: [...state.files, file] };
    }
    case 'FileRemoved':
      return { ...state, files: state.files.filter((f) => f.attachment !== event.data.attachment) };
    case 'CaseSubmitted':
      return { ...state, status: 'in-progress', submitted: event.at, reference: event.data.reference };
    case 'StageReached':
      return { ...state, stage: event.data.stage };
    case 'TaskOpened': {
      const tasks = [...state.tasks, taskOpened(event)];
      return { ...state, tasks, status: workingStatus(tasks) };
    }
    case 'NoteAdded':
      return state;
    case 'SentBackAnswered': {
      const items = taskIn(state, event.data.task)?.sentBack.map((b) => b.item) ?? [];
      const answers = answersWith(state, event.personal?.answers ?? null, items);
      return { ...withTask(state, event.data.task, (task) => evolveTask(task, event)), answers };
    }
    case 'TaskDecided':
      return taskDecided(state, event);
    case 'TasksStopped': {
      const { tasks: ids } = event.data;
      const tasks = state.tasks.map((t) => (isUnended(t) && ids.includes(t.task) ? taskStopped(t, event.at) : t));
      return { ...state, tasks, status: state.submitted === null || state.status === 'refused' ? state.status : workingStatus(tasks) };
    }
    case 'CaseDecided':
      return decidedCase(state, event);
    case 'AppealLodged':
      return { ...state, status: 'under-appeal', appealUntil: null };
    case 'CaseWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'CaseLapsed':
      return { ...state, status: 'lapsed' };
    case 'CaseClosed':
      return { ...state, status: 'closed' };
    case 'LetterMade': {
      const { code, sha256, bytes } = event.data;
      return { ...state, letters: state.letters.map((l) => (l.code === code ? { ...l, sha256, bytes } : l)) };
    }
    default:
      return withTask(state, event.data.task, (task) => evolveTask(task, event));
  }
};

/** Needs no definition and no calendar: what they said is in the event. Copes with erased parts everywhere. */
export const evolve = (state: Case | null, event: Seen): Case => {
  if (event.type === 'CaseOpened') return opened(event);
  if (state === null) throw new Error(`a case begins with CaseOpened, not with ${event.type}`);
  return settled(next(state, event), event.at);
};
