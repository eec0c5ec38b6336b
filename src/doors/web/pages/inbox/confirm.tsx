import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { CaseFact } from '../../../../one-window/case/case.ts';
import type { CaseCommand } from '../../../../one-window/case/commands.ts';
import { shownPoints } from '../../../../one-window/case/views/reviews.ts';
import { tasksOf } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Points } from '../../look/parts/points.tsx';
import { DecisionLabel } from './decide-form.tsx';
import { refused } from '../../refused.tsx';
import { type AtTask, openTask, taskAt } from './open-task.ts';
import { applicantName, fullOfficeName, inboxCrumbs, lastDay, plainText, taskTitle } from './parts.tsx';
import { showTask } from './task.tsx';
import { pointsName } from './points-fields.tsx';
import { type DecisionMade, decisionIn } from './task-orders.ts';

/** What the case would say to this order now: the decider is pure, so asking changes nothing. */
const tried = (c: Ask, door: Door, a: AtTask, data: DecisionMade): readonly CaseFact[] | Refusal => {
  const { actor } = c.get('visitor');
  const command: CaseCommand = {
    id: door.makeId(),
    type: 'DecideTask',
    on: a.id,
    actor,
    now: a.now,
    data: { task: a.task.task, ...data },
  };
  return door.window.case.access(command, a.state) ?? door.window.case.decide(command, a.state);
};

const officesOf = (a: AtTask, tasks: readonly string[]): string =>
  a.w.list(
    tasks.map((id) => {
      const task = a.state.tasks.findLast((t) => t.task === id);
      return task ? fullOfficeName(a.w, a.known.get(task.office), task.office) : id;
    }),
  );

/** What will come of it, in sentences: the facts that the decision would leave behind. */
const consequences = (a: AtTask, facts: readonly CaseFact[]): readonly string[] => {
  const { w } = a;
  // What follows from two reviews together would tell one reviewer what the other came to.
  const approves = facts.some((f) => f.type === 'TaskDecided' && f.data.outcome === 'approved');
  if (a.task.review === true && approves) return [w.t('reviews.will-tell'), w.t('inbox.will-stand')];
  const opened = facts.flatMap((f) => (f.type === 'TaskOpened' ? [f.data] : []));
  const ended = facts.find((f) => f.type === 'CaseDecided');
  const stopped = facts.flatMap((f) => (f.type === 'TasksStopped' ? f.data.tasks : []));
  const goOn = a.state.tasks.filter((t) => t !== a.task && (t.status === 'open' || t.status === 'sent-back') && !stopped.includes(t.task));
  const out: string[] = [];
  if (ended?.type === 'CaseDecided') {
    out.push(
      ended.data.granted
        ? w.t('inbox.will-be-granted', { letter: plainText(w, a.definition.outcome.title) })
        : ended.data.appealUntil
          ? w.t('inbox.will-be-refused-appeal', { day: w.when(lastDay(a.door, a.state.lead, ended.data.appealUntil)) })
          : w.t('inbox.will-be-refused'),
    );
  }
  if (facts.some((f) => f.type === 'CaseClosed')) out.push(w.t('inbox.will-be-closed'));
  if (stopped.length > 0) out.push(w.t('inbox.will-stop', { count: stopped.length, offices: officesOf(a, stopped) }));
  if (opened.length > 0) {
    const offices = [...new Set(opened.map((t) => fullOfficeName(w, a.known.get(t.office), t.office)))];
    out.push(w.t('inbox.will-open', { count: offices.length, offices: w.list(offices) }));
  }
  if (!ended && goOn.length > 0 && a.view.task.kind !== 'advice') out.push(w.t('inbox.will-go-on', { count: goOn.length }));
  if (a.view.task.kind !== 'advice' && !a.state.trial) out.push(w.t('inbox.will-tell'));
  return [...out, w.t('inbox.will-stand')];
};

/** The page before a decision: what it is, why, and what will come of it. Sending it again decides. */
export const confirmDecision = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const a = await openTask(c, door);
  if (isRefusal(a)) return refused(c, door, a);
  const data = decisionIn({ form, a });
  const back = { act: 'confirm', form };
  if ('refusal' in data) return showTask(c, door, { back: { ...back, field: data.field }, refusal: data.refusal });
  const facts = tried(c, door, a, data);
  if (isRefusal(facts)) return showTask(c, door, { back, refusal: facts });
  const { w, view } = a;
  const made = facts.find((f) => f.type === 'TaskDecided');
  const points = made?.type === 'TaskDecided' ? shownPoints(a.definition, { ...a.task, ...made.data }) : null;
  const known = view.decisions.find((d) => d.id === data.decision);
  const heavy = known?.kind === 'refuse' || data.decision === 'dismiss';
  const reasons = data.reasons.flatMap((id) => known?.reasons.find((r) => r.id === id) ?? []);
  const title = w.t(view.task.kind === 'advice' ? 'inbox.confirm-advice-title' : 'inbox.confirm-title');
  const named = tasksOf(a.definition).some((t) => t.id === a.task.task) || view.task.kind !== 'decision';
  return door.frame.page(c, {
    title,
    crumbs: inboxCrumbs(w, { label: view.reference ?? view.task.task, href: taskAt(a) }, { label: title }),
    noIndex: true,
    children: (
      <div class="narrow-page stack">
        <h1>{title}</h1>
        <SummaryList
          rows={[
            {
              label: w.t('inbox.task'),
              value: (
                <>
                  {named ? taskTitle(w, a.definition, view.task) : view.task.task}{' '}
                  <bdi class="small soft reference" lang="en">
                    {view.reference}
                  </bdi>
                </>
              ),
            },
            { label: w.t('inbox.applicant'), value: <span dir="auto">{applicantName(w, view.applicant.name, view.blind)}</span> },
            {
              label: w.t('inbox.your-decision'),
              value: (
                <strong>
                  <DecisionLabel w={w} id={data.decision} decisions={view.decisions} />
                </strong>
              ),
            },
            ...(points ? [{ label: w.t('reviews.points'), value: <Points w={w} points={points} /> }] : []),
            ...(reasons.length > 0 ? [{ label: w.t('inbox.reasons'), value: w.list(reasons.map((r) => plainText(w, r.text))) }] : []),
            ...(data.words === ''
              ? []
              : [
                  {
                    label: w.t('inbox.words'),
                    value: (
                      <span class="answer-long" dir="auto">
                        {data.words}
                      </span>
                    ),
                  },
                ]),
          ]}
        />
        <section>
          <h2>{w.t('inbox.what-follows')}</h2>
          <ul class="follows">
            {consequences(a, facts).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
        <form method="post" action={taskAt(a, {}, 'decide')}>
          <input type="hidden" name="csrf" value={a.csrf ?? ''} />
          <input type="hidden" name="command" value={form.text('command') || door.makeId()} />
          <input type="hidden" name="decision" value={data.decision} />
          {data.reasons.map((reason) => (
            <input type="hidden" name="reason" value={reason} />
          ))}
          {Object.entries(data.scores).map(([criterion, given]) => (
            <input type="hidden" name={pointsName(criterion)} value={String(given)} />
          ))}
          <input type="hidden" name="words" value={data.words} />
          <p class="actions">
            <Button look={heavy ? 'danger' : 'first'}>
              <DecisionLabel w={w} id={data.decision} decisions={view.decisions} />
            </Button>
            <Button look="plain" formaction={taskAt(a, {}, 'change')}>
              {w.t('inbox.change-it')}
            </Button>
          </p>
        </form>
      </div>
    ),
  });
};
