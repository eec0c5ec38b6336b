import type { PackError } from '../../../../identity/pack/read-yaml.ts';
import type { Words } from '../../words/words.ts';
import { Foreign } from './parts.tsx';

const most = 40;

/** The line a mistake stands in, the one before it, and a mark under the place. */
const excerptOf = (lines: readonly string[], { line, column }: PackError): string => {
  const width = String(line).length;
  const numbered = (n: number) => `${String(n).padStart(width)}  ${(lines[n - 1] ?? '').slice(0, 200)}`;
  const mark = `${' '.repeat(width + 2 + Math.min(column - 1, 200))}▲`;
  return [...(line > 1 ? [numbered(line - 1)] : []), numbered(line), mark].join('\n');
};

/** What the checker found, each with its place and the line it stands in. */
export const Mistakes = ({ w, text, errors }: { readonly w: Words; readonly text: string; readonly errors: readonly PackError[] }) => {
  const lines = text.split('\n');
  return (
    <section class="mistakes" aria-labelledby="mistakes">
      <h2 id="mistakes">{w.t('editing.mistakes', { count: errors.length })}</h2>
      <p>{w.t('editing.mistakes-lead')}</p>
      <ol class="rows">
        {errors.slice(0, most).map((error) => (
          <li>
            <p>
              <strong>{w.t('editing.place', { line: error.line, column: error.column })}</strong>
            </p>
            <p>
              <Foreign>{error.message}</Foreign>
            </p>
            <pre class="excerpt" dir="ltr" translate="no" tabindex={0}>
              {excerptOf(lines, error)}
            </pre>
          </li>
        ))}
      </ol>
      {errors.length > most ? <p class="soft">{w.t('editing.mistakes-more', { count: errors.length - most })}</p> : null}
    </section>
  );
};
