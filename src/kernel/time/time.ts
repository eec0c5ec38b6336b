/** An instant in UTC, ISO 8601 with milliseconds and `Z`, as `Date.prototype.toISOString` writes it. */
export type Instant = string;
/** A calendar day, `YYYY-MM-DD`, in the zone of whoever it was said to. */
export type Day = string;
/** A day, a month or a year as far as it is known: `2025`, `2025-03` or `2025-03-14`. */
export type When = string;

/** Tells the time; passed in from `app.ts`, so that tests and the demo can set it. */
export type Clock = () => Instant;

export const dayOf = (at: Instant): Day => at.slice(0, 10);
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** True for a day that exists: `2025-02-30` does not. */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
