import { ActForm } from './act-form.tsx';
import { DecideForm } from './decide-form.tsx';
import type { AtTask } from './open-task.ts';
import { TaskClockTag } from './parts.tsx';
import { AdviceForm, AssignForm, AttachForm, NoteForm, SendBackForm, StopForm } from './task-forms.tsx';
import { Said } from '../../look/parts/said.tsx';
import { lastDay, officeDay } from './parts.tsx';
import { dayText } from '../apply/when.tsx';

const Owner = ({ a }: { readonly a: AtTask }) => {
  const { w, task } = a;
  if (task.officer === null) return <>{w.t('inbox.nobody')}</>;
  return <>{task.officer === a.me ? w.t('inbox.you') : (a.names.get(task.officer) ?? w.t('inbox.somebody'))}</>;
};

/** Who has it, how long they have, and why the clock stands still if it does. */
export const Standing = ({ a }: { readonly a: AtTask }) => {
  const { w, task, view } = a;
  const { stopped } = view.task.clock;
  return (
    <div class="standing">
      <p>
        <TaskClockTag
          w={w}
          door={a.door}
          office={task.office}
          now={a.now}
          line={{ status: task.status, due: task.clock.due, promise: task.clock.promise }}
        />
      </p>
      <p class="small soft">
        {task.spent === null
          ? w.t('inbox.promise', { days: task.clock.promise })
          : w.t('inbox.spent', { spent: task.spent, days: task.clock.promise })}
        {task.clock.due && task.status === 'open' ? (
          <> {w.t('inbox.last-day', { day: dayText(w, lastDay(a.door, task.office, task.clock.due)) })}</>
        ) : null}
      </p>
      {stopped && task.status === 'open' ? (
        <p class="small">
          {w.t('inbox.stopped-since', { day: w.when(officeDay(a.door, task.office, stopped.since)) })}
          {stopped.text ? (
            <>
              {' '}
              <Said w={w} text={stopped.text} />
            </>
          ) : null}
        </p>
      ) : null}
      {task.status === 'sent-back' && task.answerBy ? (
        <p class="small">{w.t('inbox.answer-by', { day: dayText(w, lastDay(a.door, task.office, task.answerBy)) })}</p>
      ) : null}
      <p class="small">
        <span class="soft">{w.t('inbox.with')}</span> <Owner a={a} />
      </p>
    </div>
  );
};

/** What can be done with the task now, the decision first. What is not possible is not shown, and it is said who can. */
export const Panel = ({ a }: { readonly a: AtTask }) => {
  const { w, view, task } = a;
  const may = (act: (typeof view.acts)[number]): boolean => view.acts.includes(act);
  const others = task.officer !== null && task.officer !== a.me && !may('DecideTask') && task.status === 'open';
  return (
    <aside class="panel task-panel no-print" id="acts" aria-labelledby="acts-title">
      <h2 id="acts-title" class="out">
        {w.t('inbox.acts')}
      </h2>
      <Standing a={a} />
      {others ? <p>{w.t('inbox.claimed-by', { who: a.names.get(task.officer ?? '') ?? w.t('inbox.somebody') })}</p> : null}
      {task.status === 'sent-back' ? <p>{w.t('inbox.waits-for-applicant')}</p> : null}
      {may('ClaimTask') ? (
        <ActForm a={a} act="claim" button={w.t('inbox.claim')} hotkey="c" look={may('DecideTask') ? 'second' : 'first'}>
          {may('DecideTask') ? <p class="hint">{w.t('inbox.claim-hint')}</p> : null}
        </ActForm>
      ) : null}
      {may('ResumeClock') ? <ActForm a={a} act="resume" button={w.t('inbox.resume-clock')} hotkey="r" look="first" /> : null}
      <AttachIf a={a} />
      {may('DecideTask') ? <DecideForm a={a} /> : null}
      {view.acts.length === 0 ? null : (
        <div class="folds">
          {may('SendBack') ? <SendBackForm a={a} /> : null}
          {may('AskAdvice') && view.mayAsk.length > 0 ? <AdviceForm a={a} /> : null}
          {may('StopClock') ? <StopForm a={a} /> : null}
          {may('AddNote') ? <NoteForm a={a} /> : null}
          {may('AssignTask') ? <AssignForm a={a} /> : null}
          {may('ReleaseTask') ? <ActForm a={a} act="release" button={w.t('inbox.release')} look="plain" /> : null}
        </div>
      )}
    </aside>
  );
};

const AttachIf = ({ a }: { readonly a: AtTask }) => (a.view.acts.includes('DecideTask') ? <AttachForm a={a} /> : null);
