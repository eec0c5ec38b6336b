import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { deskOffices } from '../../../../one-window/desks/days.ts';
import { type InboxLine, nextTask } from '../../../../one-window/desks/inbox.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Points } from '../../look/parts/points.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { refused } from '../../refused.tsx';
import { kindName } from '../services/parts.tsx';
import { TrialNotice } from '../apply/trial-notice.tsx';
import { DecisionLabel } from './decide-form.tsx';
import { openDesk } from './office-desk.ts';
import { type AtTask, type Back, openTask, taskAt } from './open-task.ts';
import { Panel } from './panel.tsx';
import { applicantName, AtOffice, DoneNotice, fullOfficeName, inboxCrumbs, officeDay, TaskClockTag, taskTitle } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';
import { inboxAt } from './settings.ts';
import { Answers, Documents, History, Others } from './task-facts.tsx';

/** The task behind this one in the list the officer came from. */
const nextOf = async (c: Ask, a: AtTask): Promise<InboxLine | undefined> => {
  const desk = await openDesk(c, a.door, undefined, a.settings.office);
  const { calendars, offices: book } = a.door.window;
  const offices = deskOffices(
    desk.chosen.map((o) => o.id),
    a.now,
    { calendars, book },
  );
  return nextTask(
    a.door.ledger,
    { offices, officer: a.me, now: a.now, view: a.settings.view, service: a.settings.service || undefined },
    { opened: a.task.opened, stream: `case/${a.id}`, task: a.task.task },
  );
};

const NextCase = ({ a, next }: { readonly a: AtTask; readonly next: InboxLine | undefined }) => (
  <p class="actions no-print">
    {next ? (
      <a
        class="button second compact"
        href={taskAt({ id: next.case, task: next, settings: a.settings })}
        data-key="n"
        aria-keyshortcuts="n"
        rel="next"
      >
        {a.w.t('inbox.next-case')}{' '}
        <span class="key" aria-hidden="true">
          N
        </span>
      </a>
    ) : null}
    <a href={inboxAt(a.settings)}>{a.w.t('inbox.back-to-list', { view: a.w.t(`inbox.view-${a.settings.view}`) })}</a>
  </p>
);

/** What was decided here, by whom and why. */
const Decided = ({ a }: { readonly a: AtTask }) => {
  const { w, view, task } = a;
  const { decision } = view.task;
  if (decision === null) return null;
  const by = decision.nobody
    ? w.t('inbox.nobody-decided')
    : task.by === a.me
      ? w.t('inbox.you')
      : (a.names.get(task.by ?? '') ?? w.t('inbox.somebody'));
  return (
    <div class="decided" data-outcome={decision.outcome}>
      <p class="row-title">
        <strong>
          <DecisionLabel w={w} id={decision.id} decisions={view.decisions} />
        </strong>{' '}
        <span class="soft">
          <bdi>{by}</bdi>
          {task.ended ? (
            <>
              {' · '}
              <AtOffice w={w} door={a.door} office={task.office} at={task.ended} />
            </>
          ) : null}
        </span>
      </p>
      {decision.reasons.length > 0 ? (
        <ul class="plain-list">
          {decision.reasons.map((r) => (
            <li>
              <Said w={w} text={r.text} />
            </li>
          ))}
        </ul>
      ) : null}
      {view.task.points ? <Points w={w} points={view.task.points} /> : null}
      {decision.words ? (
        <blockquote class="said" dir="auto">
          {decision.words}
        </blockquote>
      ) : null}
    </div>
  );
};

/** For an appeal: the decision it is against, beside the applicant's grounds. For advice: what was asked. */
const About = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  const { appealed, task } = view;
  if (task.kind === 'advice' && task.asked) {
    return (
      <section>
        <h2>{w.t('inbox.asked-title')}</h2>
        <blockquote class="said" dir="auto">
          {task.asked}
        </blockquote>
      </section>
    );
  }
  if (appealed === null) return null;
  return (
    <section class="two appeal">
      <div>
        <h2>{w.t('inbox.first-decision')}</h2>
        <p>
          {appealed.title ? <Said w={w} text={appealed.title} /> : null}
          <span class="small soft block">{fullOfficeName(w, a.known.get(appealed.office), appealed.office)}</span>
        </p>
        {appealed.decision ? (
          <>
            <p>
              <strong>{appealed.decision.label ? <Said w={w} text={appealed.decision.label} /> : appealed.decision.id}</strong>
            </p>
            <ul class="plain-list">
              {appealed.decision.reasons.map((r) => (
                <li>
                  <Said w={w} text={r.text} />
                </li>
              ))}
            </ul>
            {appealed.decision.words ? (
              <blockquote class="said" dir="auto">
                {appealed.decision.words}
              </blockquote>
            ) : null}
          </>
        ) : null}
      </div>
      <div>
        <h2>{w.t('inbox.grounds')}</h2>
        <blockquote class="said" dir="auto">
          {task.grounds ?? w.t('inbox.erased')}
        </blockquote>
      </div>
    </section>
  );
};

const Head = ({ a }: { readonly a: AtTask }) => {
  const { w, view, definition } = a;
  return (
    <header class="task-head">
      <p class="meta">
        <bdi class="reference" lang="en">
          {view.reference ?? ''}
        </bdi>
        <span>
          <Said w={w} text={view.title} />
        </span>
        {view.trial ? <Tag look="warm">{w.t('inbox.trial')}</Tag> : null}
      </p>
      <h1>{taskTitle(w, definition, view.task)}</h1>
      {view.task.why ? (
        <p class="soft">
          <Said w={w} text={view.task.why} />
        </p>
      ) : null}
      <SummaryList
        short
        rows={[
          {
            label: w.t('inbox.applicant'),
            value: (
              <>
                <strong dir="auto">{applicantName(w, view.applicant.name, view.blind)}</strong>
                <span class="small soft block">
                  {kindName(w, view.applicant.kind)}, {w.country(view.applicant.country)}
                </span>
              </>
            ),
          },
          {
            label: w.t('inbox.received'),
            value: view.submitted ? (
              <time datetime={view.submitted}>{w.when(officeDay(a.door, view.task.office, view.submitted))}</time>
            ) : (
              '–'
            ),
          },
          { label: w.t('inbox.office'), value: fullOfficeName(w, a.known.get(view.task.office), view.task.office) },
        ]}
      />
      <p class="to-acts no-print">
        <TaskClockTag
          w={w}
          door={a.door}
          office={a.task.office}
          now={a.now}
          line={{ status: a.task.status, due: a.task.clock.due, promise: a.task.clock.promise }}
        />{' '}
        <a href="#acts">{w.t('inbox.acts')}</a>
      </p>
    </header>
  );
};

/** What was done, and what comes of it. */
const Outcome = ({ c, a }: { readonly c: Ask; readonly a: AtTask }) => {
  const done = c.req.query('done');
  return (
    <DoneNotice w={a.w} done={done}>
      {done === 'confirm' ? <p>{a.w.t(`inbox.case-now-${a.view.status}`)}</p> : null}
    </DoneNotice>
  );
};

/** A form that came back; without a refusal, because its sender wants to change it. */
export interface Turned {
  readonly back: Omit<Back, 'words'>;
  readonly refusal?: Refusal;
}

export const showTask = async (c: Ask, door: Door, turned?: Turned): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const opened = await openTask(c, door);
  if (isRefusal(opened)) return refused(c, door, opened);
  const back = turned && { ...turned.back, words: turned.refusal ? await refusalWords(w, door, turned.refusal) : '' };
  const a: AtTask = { ...opened, back };
  const next = await nextOf(c, a);
  const title = `${a.view.reference ?? ''} ${taskTitle(w, a.definition, a.view.task)}`.trim();
  const done = c.req.query('done');
  return door.frame.page(
    c,
    {
      title,
      crumbs: inboxCrumbs(w, { label: a.view.reference ?? a.view.task.task }),
      noIndex: true,
      error: turned?.refusal !== undefined,
      ...(done ? { kept: ['decision', 'note', 'advice', 'stop'] } : {}),
      children: (
        <>
          {back && turned?.refusal ? (
            <ErrorSummary w={w} errors={[{ ...(back.field ? { name: back.field } : {}), text: back.words }]} />
          ) : (
            <Outcome c={c} a={a} />
          )}
          <TrialNotice w={w} trial={a.view.trial} />
          <NextCase a={a} next={next} />
          <div class="task-desk">
            <div class="task-facts">
              <Head a={a} />
              {a.duplicates.length > 0 ? (
                <Notice w={w}>
                  <p>{w.t('inbox.duplicates', { count: a.duplicates.length, references: w.list(a.duplicates) })}</p>
                </Notice>
              ) : null}
              {a.view.task.sealed ? <p class="soft sealed">{w.t('reviews.sealed')}</p> : null}
              <Decided a={a} />
              <About a={a} />
              <Documents a={a} />
              <Answers a={a} />
              <Others a={a} />
              <History a={a} />
            </div>
            <Panel a={a} />
          </div>
        </>
      ),
    },
    turned?.refusal ? statusOf(turned.refusal) : 200,
  );
};
