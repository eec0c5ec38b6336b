import type { HistoryLine } from '../../../../one-window/case/history.ts';
import type { OtherTask, SeenDocument } from '../../../../one-window/case/task-view.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { AnswerShown } from './answer.tsx';
import type { AtTask } from './open-task.ts';
import { fullOfficeName, officeName, taskTitle } from './parts.tsx';

const pictures = new Set(['jpeg', 'png']);
const size = (a: AtTask, bytes: number): string =>
  bytes < 1_000_000
    ? a.w.t('inbox.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : a.w.t('inbox.megabytes', { size: Math.round(bytes / 100_000) / 10 });

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
        {file.kind.toUpperCase()}, {size(a, file.bytes)}
        {file.task ? ` · ${w.t('inbox.by-office')}` : ''}
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

const says = (a: AtTask, h: HistoryLine): string => {
  const key = `inbox.event-${h.type}`;
  return a.w.has(key) ? a.w.t(key) : h.type;
};

const who = (a: AtTask, h: HistoryLine): string => {
  if (h.decision?.nobody) return a.w.t('inbox.nobody-decided');
  if (h.actor === null || h.actor.startsWith('system/')) return a.w.t('inbox.by-itself');
  if (h.actor === a.me) return a.w.t('inbox.you');
  return a.names.get(h.actor) ?? a.w.t('inbox.somebody');
};

/** Notes and acts on this task, the newest first. */
export const History = ({ a }: { readonly a: AtTask }) => {
  const { w } = a;
  return (
    <section id="history">
      <h2>{w.t('inbox.history')}</h2>
      <ol class="rows history" reversed>
        {a.history
          .filter((h) => h.type !== 'StageReached')
          .toReversed()
          .map((h) => (
            <li data-note={h.type === 'NoteAdded' ? '' : undefined}>
              <p class="meta">
                <span>{who(a, h)}</span>
                <time datetime={h.at}>{w.instant(h.at)}</time>
              </p>
              <p>
                {says(a, h)}
                {h.task !== null && h.task !== a.task.task ? `: ${officeName(w, a.known.get(h.office ?? ''), h.office ?? '')}` : ''}
                {h.decision?.label ? (
                  <>
                    {': '}
                    <Said w={w} text={h.decision.label} />
                  </>
                ) : null}
                {h.reason ? (
                  <>
                    {': '}
                    <Said w={w} text={h.reason} />
                  </>
                ) : null}
              </p>
              {h.reasons.length > 0 ? <p class="small">{w.list(h.reasons.map((r) => w.text(r.text).text))}</p> : null}
              {h.items.map((item) => (
                <p class="small">
                  <Said w={w} text={item.label} />: <span dir="auto">{item.words ?? ''}</span>
                </p>
              ))}
              {h.words ? (
                <p class="note-words" dir="auto">
                  {h.words}
                </p>
              ) : null}
            </li>
          ))}
      </ol>
    </section>
  );
};
