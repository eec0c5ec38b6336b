import type { AttachedFile } from '../../../../one-window/case/case.ts';
import { Button } from '../../look/forms/button.tsx';
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

/** The files that are there, each with the button that removes it. */
export const KeptFiles = ({ w, of, files }: { readonly w: Words; readonly of: string; readonly files: readonly AttachedFile[] }) =>
  files.length > 0 ? (
    <ul class="kept-files">
      {files.map((file) => (
        <li>
          <FileLine w={w} of={of} file={file} />
          <Button
            look="plain"
            compact
            name="act"
            value={`drop:${file.attachment}`}
            label={w.t('apply.remove-file', { name: file.name ?? '' })}
          >
            {w.t('frame.remove')}
          </Button>
        </li>
      ))}
    </ul>
  ) : null;
