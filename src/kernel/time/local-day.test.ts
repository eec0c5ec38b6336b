import { expect, it } from 'vitest';
import { dayIn, hourIn } from './local-day.ts';

it.each([
  ['UTC', '2026-03-01T23:59:59.999Z', '2026-03-01'],
  ['Asia/Karachi', '2026-03-01T18:59:59.999Z', '2026-03-01'],
  ['Asia/Karachi', '2026-03-01T19:00:00.000Z', '2026-03-02'],
  ['Pacific/Honolulu', '2026-01-01T09:59:00.000Z', '2025-12-31'],
])('in %s at %s it is %s', (zone, at, day) => {
  expect(dayIn(zone, at)).toBe(day);
});
it('knows no zone that does not exist', () => {
  expect(() => dayIn('Mars/Olympus', '2026-03-01T00:00:00.000Z')).toThrow(RangeError);
});

it('is the hour that clocks there show, from midnight on', () => {
  expect(hourIn('Pacific/Fiji', '2026-03-05T05:30:00.000Z')).toBe('17:30');
  expect(hourIn('Europe/Berlin', '2026-03-28T23:00:00.000Z')).toBe('00:00');
  expect(hourIn('Europe/Berlin', '2026-03-29T01:00:00.000Z')).toBe('03:00');
});
