/** Calendars as files: the public one, and those behind secret addresses. */
import { calendarEnded, calendarOf, publicCalendar } from '../../../../engagements/calendar/feeds.ts';
import type { Ask, Door } from '../../door.ts';

export const icsFile = (c: Ask, text: string, a: { readonly name: string; readonly keep: string }): Response => {
  c.header('cache-control', a.keep);
  return c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${a.name}"`,
  });
};
export const publicFile = async (c: Ask, door: Door): Promise<Response> =>
  icsFile(c, await publicCalendar(door), { name: 'calendar.ics', keep: 'public, max-age=300' });

/** Gone for good once its owner ended it, so that programs stop asking; no such thing for any other address. */
export const secretFile = async (c: Ask, door: Door): Promise<Response> => {
  c.header('x-robots-tag', 'noindex, nofollow');
  const token = (c.req.param('file') ?? '').replace(/\.ics$/, '');
  const text = await calendarOf(door, token);
  if (text !== undefined) return icsFile(c, text, { name: 'daricha.ics', keep: 'private, max-age=300' });
  const { words: w } = c.get('visitor');
  const ended = await calendarEnded(door, token);
  c.header('cache-control', 'no-store');
  return c.text(`${w.t(ended ? 'calendar.done-ended' : 'errors.not-found-title')}\n`, ended ? 410 : 404);
};
