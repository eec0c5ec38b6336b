import pg from 'pg';

const int8 = 20;
const date = 1082;
const timestamp = 1114;
const timestamptz = 1184;
const int8List = 1016;
const dateList = 1182;
const timestamptzList = 1185;
const textList = 1009;

/** A number where one can hold it exactly, else the digits as text. */
const whole = (text: string): number | string => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
};

/** `2026-03-01 09:30:00.123456+00` as `2026-03-01T09:30:00.123Z`; anything stranger goes the long way round. */
export const instant = (text: string): string => {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (parts !== null) return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
  const moment = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
};

const asIs = (text: string): string => text;

const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown;

const listOf = <T>(one: (text: string) => T) => {
  const parse = parserOf(textList, 'text') as (text: string) => readonly (string | null)[];
  return (text: string) => parse(text).map((item) => (item === null ? null : one(item)));
};

const own: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: whole,
  [date]: asIs,
  [timestamp]: asIs,
  [timestamptz]: instant,
  [int8List]: listOf(whole),
  [dateList]: listOf(asIs),
  [timestamptzList]: listOf(instant),
};

/** How columns become values: counts as numbers, instants as ISO 8601 in UTC with milliseconds, dates as text, JSON as itself. */
export const columnValues: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' ? own[oid] : undefined) ?? parserOf(oid, format)) as typeof pg.types.getTypeParser,
};
