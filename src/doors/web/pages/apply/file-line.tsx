import type { AttachedFile } from '../../../../one-window/case/case.ts';
import type { Words } from '../../words/words.ts';

export const sizeText = (w: Words, bytes: number): string =>
  bytes >= 1_048_576
    ? w.t('apply.megabytes', { size: w.number(Math.round((bytes / 1_048_576) * 10) / 10) })
    : w.t('apply.kilobytes', { size: w.number(Math.max(1, Math.round(bytes / 1024))) });

/** A file with its kind and size, to be opened by whoever may see the case. */
export const FileLine = ({
  w,
  of,
  file,
}: {
  readonly w: Words;
  readonly of: string;
  readonly file: Pick<AttachedFile, 'attachment' | 'name' | 'kind' | 'bytes'>;
}) => (
  <span class="file-line">
    <a href={`/cases/${of}/files/${file.attachment}`}>
      <bdi>{file.name ?? w.t('apply.file-erased')}</bdi>
    </a>{' '}
    <span class="soft small">
      {file.kind.toUpperCase()}, {sizeText(w, file.bytes)}
    </span>
  </span>
);
