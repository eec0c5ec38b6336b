import type { Child } from 'hono/jsx';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** `main` heads the row and its card; `number` is aligned to the end and does not wrap. */
  readonly kind?: 'main' | 'number' | 'nowrap';
}

export interface TableProps<Row> {
  readonly caption: string;
  /** Keeps the caption for those who do not see the heading above it. */
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** A table that becomes one labelled card a row on a narrow screen. */
export const Table = <Row,>({ caption, hideCaption, columns, rows }: TableProps<Row>) => (
  <table class="table cards">
    <caption class={hideCaption ? 'out' : undefined}>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ label, kind }) => (
          <th scope="col" class={kind}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          {columns.map(({ label, kind, cell }) =>
            kind === 'main' ? (
              <th scope="row" class="main" data-label={label}>
                <div>{cell(row)}</div>
              </th>
            ) : (
              <td class={kind} data-label={label}>
                <div>{cell(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
