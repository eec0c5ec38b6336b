import type { HistoryLine } from '../../../../one-window/case/history.ts';
import type { OtherTask, SeenDocument } from '../../../../one-window/case/task-view.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { AnswerShown } from './answer.tsx';
import type { AtTask } from './open-task.ts';
import { AtOffice, fullOfficeName, taskTitle } from './parts.tsx';

const pictures = new Set(['jpeg', 'png']);
const size = (a: AtTask, bytes: number): string =>
  bytes < 1_000_000
    ? a.w.t('inbox.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : a.w.t('inbox.megabytes', { size: Math.round(bytes / 100_000) / 10 });

const madeBy = (a: AtTask, task: string): string => {
  if (task === a.task.task) return a.w.t('inbox.by-this-office');
  const office = a.state.tasks.findLast((t) => t.task === task)?.office ?? '';
  return a.w.t('inbox.by-office', { office: fullOfficeName(a.w, a.known.get(office), office) });
};

const FileLine = ({ a, file }: { readonly a: AtTask; readonly file: SeenDocument['files'][number] }) => {
  const { w } = a;
  const href = `/cases/${a.id}/files/${file.attachment}`;
  return (
    <li>
      <a href={href} target="_blank" rel="noopener">
        <span dir="auto">{file.name ?? w.t('inbox.file-erased')}</span>
        <span class="out"> {w.t('inbox.new-tab')}</span>
      </a>{' '}
      <span class="small soft">
        <bdi lang="en">{file.kind.toUpperCase()}</bdi>, <bdi>{size(a, file.bytes)}</bdi>
        {file.task ? ` · ${madeBy(a, file.task)}` : ''}
      </span>
      {pictures.has(file.kind) ? (
        <details class="look-inside">
          <summary>{w.t('inbox.look-here')}</summary>
          <a href={href} target="_blank" rel="noopener">
            <img src={href} alt={file.name ?? ''} loading="lazy" />
          </a>
        </details>
      ) : null}
    </li>
  );
};

export const Documents = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  return view.documents.length === 0 ? null : (
    <section id="documents">
      <h2>{w.t('inbox.documents')}</h2>
      <ul class="files">
        {view.documents.map((d) => (
          <li>
            <h3>
              <Said w={w} text={d.title} />
            </h3>
            {d.files.length === 0 ? (
              <p class="soft">{w.t('inbox.no-file')}</p>
            ) : (
              <ul>
                {d.files.map((file) => (
                  <FileLine a={a} file={file} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Only what this task needs, in the applicant's order. */
export const Answers = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  return (
    <section id="answers">
      <h2>{w.t('inbox.answers')}</h2>
      {a.state.answers === null ? <p>{w.t('inbox.answers-erased')}</p> : null}
      {view.sections.length === 0 ? <p class="soft">{w.t('inbox.sees-no-answers')}</p> : null}
      {view.seesEverything || view.sections.length === 0 ? null : <p class="soft small">{w.t('inbox.sees-part')}</p>}
      {view.sections.flatMap((s) =>
        s.groups.map((g) => (
          <>
            <h3>
              <Said w={w} text={g.title} />
            </h3>
            <SummaryList
              rows={g.answers.map(({ question, answer }) => ({
                label: w.text(question.label).text,
                value: <AnswerShown w={w} question={question} answer={answer} />,
              }))}
            />
          </>
        )),
      )}
    </section>
  );
};

const otherState = (o: OtherTask): 'approved' | 'refused' | 'answered' | 'open' | 'sent-back' | 'stopped' =>
  o.status === 'decided' ? (o.outcome ?? 'answered') : o.status;

/** What the other offices have come to; what they were shown and wrote stays theirs, but for advice that this task asked for. */
export const Others = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  return view.others.length === 0 ? null : (
    <section id="others">
      <h2>{w.t('inbox.others')}</h2>
      <ul class="rows others">
        {view.others.map((o) => {
          const own = a.state.tasks.find((t) => t.task === o.task);
          return (
            <li>
              <p class="other-line">
                <span>
                  {taskTitle(w, a.definition, { task: o.task, kind: o.kind, of: own?.of ?? null })}
                  <span class="small soft block">{fullOfficeName(w, a.known.get(o.office), o.office)}</span>
                </span>
                <Tag look={o.status === 'open' ? undefined : 'warm'}>{w.t(`inbox.other-${otherState(o)}`)}</Tag>
              </p>
              {o.asked ? (
                <p class="small" dir="auto">
                  <span class="soft">{w.t('inbox.you-asked')}</span> {o.asked}
                </p>
              ) : null}
              {o.answer ? (
                <blockquote class="said" dir="auto">
                  {o.answer}
                </blockquote>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** What happened, in words; null for what says nothing to this office. */
const says = (a: AtTask, h: HistoryLine): string | null => {
  const { w } = a;
  const office = fullOfficeName(w, a.known.get(h.office ?? ''), h.office ?? '');
  if (h.type === 'TaskAssigned') {
    const move = a.moves.get(h.version);
    const key = `inbox.assigned-${move?.because ?? ''}`;
    return move && w.has(key) ? w.t(key, { officer: named(a, move.officer) }) : null;
  }
  // Of other tasks only advice that this one asked for comes up.
  if (h.task !== null && h.task !== a.task.task) {
    if (h.type === 'TaskOpened') return w.t('inbox.event-asked', { office });
    if (h.type === 'TaskDecided') return w.t('inbox.event-advised', { office });
    return null;
  }
  const key = `inbox.event-${h.type}`;
  return w.has(key) ? w.t(key) : null;
};

const named = (a: AtTask, id: string | null): string =>
  id === null ? a.w.t('inbox.nobody') : id === a.me ? a.w.t('inbox.you') : (a.names.get(id) ?? a.w.t('inbox.somebody'));

/** What follows by itself from what somebody did has nobody's name. */
const byItself = new Set<HistoryLine['type']>(['TasksStopped', 'CaseDecided', 'LetterMade', 'CaseClosed']);
const who = (a: AtTask, h: HistoryLine): string | null => {
  if (h.decision?.nobody) return a.w.t('inbox.nobody-decided');
  if (byItself.has(h.type) || (h.type === 'TaskOpened' && h.task === a.task.task)) return null;
  if (h.actor === null || h.actor.startsWith('system/')) return a.w.t('inbox.by-itself');
  return h.actor === a.state.applicant.person ? a.w.t('inbox.the-applicant') : named(a, h.actor);
};

const LogLine = ({ a, h, what }: { readonly a: AtTask; readonly h: HistoryLine; readonly what: string }) => {
  const { w } = a;
  const by = who(a, h);
  return (
    <li data-note={h.type === 'NoteAdded' ? '' : undefined}>
      <p class="log-line">
        <strong>
          {what}
          {h.decision?.label ? (
            <>
              {': '}
              <Said w={w} text={h.decision.label} />
            </>
          ) : null}
        </strong>
        <span class="small soft">
          {by ? (
            <>
              <bdi>{by}</bdi> ·{' '}
            </>
          ) : null}
          <AtOffice w={w} door={a.door} office={a.task.office} at={h.at} />
        </span>
      </p>
      {h.reason ? (
        <p>
          <Said w={w} text={h.reason} />
        </p>
      ) : null}
      {h.reasons.length > 0 ? <p>{w.list(h.reasons.map((r) => w.text(r.text).text))}</p> : null}
      {h.items.map((item) => (
        <p>
          <span class="soft">
            <Said w={w} text={item.label} />:
          </span>{' '}
          <span dir="auto">{item.words ?? ''}</span>
        </p>
      ))}
      {h.words && h.type !== 'TaskOpened' && (h.task === null || h.task === a.task.task) ? (
        <p class="note-words" dir="auto">
          {h.words}
        </p>
      ) : null}
    </li>
  );
};

/** Notes and acts on this task, the newest first. */
export const History = ({ a }: { readonly a: AtTask }) => (
  <section id="history">
    <h2>{a.w.t('inbox.history')}</h2>
    <ol class="rows task-log" reversed>
      {a.history.toReversed().map((h) => {
        const what = says(a, h);
        return what === null ? null : <LogLine a={a} h={h} what={what} />;
      })}
    </ol>
  </section>
);
