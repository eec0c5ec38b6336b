import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

export interface FiguresTableProps {
  readonly w: Words;
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Child[])[];
}

/** The same data as the drawing above it, for whoever reads better in a table. */
export const ShowFigures = ({ w, caption, heads, rows }: FiguresTableProps) => (
  <details class="figures-table">
    <summary>{w.t('frame.show-figures')}</summary>
    <table class="table">
      <caption class="out">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th scope="col" class={i > 0 ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr>
            <th scope="row">{first}</th>
            {rest.map((cell) => (
              <td class="number">{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
