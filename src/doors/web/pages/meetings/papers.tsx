/** Papers of a meeting: read by everyone who sees the meeting, or by its participants and desks alone. */
import type { Paper } from '../../../../engagements/meeting/meeting.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes } from '../../look/forms/choices.tsx';
import { FileField, TextField } from '../../look/forms/text-fields.tsx';
import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';
import { Empty, kept, Order, type PartProps, pathOf } from './around.tsx';

const sizeOf = (w: Words, bytes: number): string =>
  bytes < 1_000_000
    ? w.t('meetings.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : w.t('meetings.megabytes', { size: Math.round(bytes / 100_000) / 10 });

/** By media type: `pdf`, `picture`, `text`, else an office document. */
export const kindOf = (type: string): string => {
  if (type.endsWith('pdf')) return 'pdf';
  return type.startsWith('image/') ? 'picture' : type.startsWith('text/') ? 'text' : 'document';
};
const kindName = (w: Words, kind: string): string => {
  // Kept under its media type, or under what `kindOf` makes of it.
  const name = kind.includes('/') ? kindOf(kind) : kind;
  const key = `meetings.file-${name}`;
  return w.has(key) ? w.t(key) : name.toUpperCase();
};

export const PaperList = (a: {
  readonly w: Words;
  readonly id: string;
  readonly papers: readonly Paper[];
  readonly after?: (paper: Paper) => Child;
}) => (
  <ul class="rows">
    {a.papers.map((paper) => (
      <li>
        <a class="row-title" href={pathOf(a.id, 'papers', paper.id)}>
          <bdi>{paper.title}</bdi>
        </a>
        <p class="meta">
          <span>{kindName(a.w, paper.kind)}</span>
          <span>{sizeOf(a.w, paper.bytes)}</span>
          {paper.restricted ? <span class="tag warm">{a.w.t('meetings.paper-restricted')}</span> : null}
        </p>
        {a.after?.(paper)}
      </li>
    ))}
  </ul>
);

export const PapersPart = (of: PartProps) => {
  const { w, own } = of;
  const { papers, status } = own.state;
  const mayRemove = own.may('RemovePaper') && status !== 'cancelled';
  return (
    <>
      {papers.length === 0 ? (
        <Empty of={of} title={w.t('meetings.papers-empty')}>
          {w.t('meetings.papers-empty-body')}
        </Empty>
      ) : (
        <PaperList
          w={w}
          id={own.id}
          papers={papers}
          after={(paper) =>
            mayRemove ? (
              <Order of={of} part="papers" does="paper-remove">
                <input type="hidden" name="paper" value={paper.id} />
                <Button look="plain" compact label={`${w.t('frame.remove')} ${paper.title}`}>
                  {w.t('frame.remove')}
                </Button>
              </Order>
            ) : null
          }
        />
      )}
      {own.may('AddPaper') && status !== 'cancelled' ? (
        <section>
          <h2>{w.t('meetings.paper-add')}</h2>
          <Order of={of} part="papers" does="paper" files>
            <TextField
              w={w}
              name="title"
              label={w.t('meetings.paper-title')}
              maxlength={300}
              dir="auto"
              value={kept(of, 'paper', 'title')}
            />
            <FileField
              w={w}
              name="file"
              label={w.t('meetings.paper-file')}
              hint={w.t('meetings.paper-hint')}
              accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.txt"
            />
            <Checkboxes
              w={w}
              name="restricted"
              label={w.t('meetings.paper-who')}
              values={kept(of, 'paper', 'title') !== '' && of.form?.text('restricted') === '' ? [] : ['yes']}
              choices={[{ value: 'yes', label: w.t('meetings.paper-restrict'), hint: w.t('meetings.paper-restrict-hint') }]}
            />
            <p class="actions">
              <Button>{w.t('meetings.paper-add')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};
