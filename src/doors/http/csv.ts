type Cell = string | number | boolean | null;

/** A spreadsheet takes a cell that begins with one of these for a formula; an apostrophe keeps it text (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

const cell = (value: Cell): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. Columns are the first row. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
