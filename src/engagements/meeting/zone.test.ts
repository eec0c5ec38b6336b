import { expect, test } from 'vitest';
import { hourIn } from '../../kernel/time/local-day.ts';
import { instantOf, isZone } from './zone.ts';

test.each([
  ['Asia/Karachi', '2026-03-02', '14:30', '2026-03-02T09:30:00.000Z'],
  ['Asia/Tashkent', '2026-03-02', '00:00', '2026-03-01T19:00:00.000Z'],
  ['Asia/Tokyo', '2026-12-31', '23:59', '2026-12-31T14:59:00.000Z'],
  ['Pacific/Kiritimati', '2026-03-02', '09:00', '2026-03-01T19:00:00.000Z'],
  ['America/New_York', '2026-07-01', '09:00', '2026-07-01T13:00:00.000Z'],
])('a wall clock in %s on %s at %s is an instant', (zone, day, hour, at) => {
  expect(instantOf(zone, day, hour)).toEqual({ kind: 'once', at });
  expect(hourIn(zone, at)).toBe(hour);
});
test('a time that clocks are set forward over does not exist', () => {
  expect(instantOf('Europe/Berlin', '2026-03-29', '02:30')).toEqual({ kind: 'never' });
  expect(instantOf('Europe/Berlin', '2026-03-29', '03:00')).toEqual({ kind: 'once', at: '2026-03-29T01:00:00.000Z' });
});
test('a time that clocks show twice is told as both', () => {
  const both = { kind: 'twice', first: '2026-10-25T00:30:00.000Z', second: '2026-10-25T01:30:00.000Z' };
  expect(instantOf('Europe/Berlin', '2026-10-25', '02:30')).toEqual(both);
  expect(instantOf('Australia/Lord_Howe', '2026-04-05', '01:45')).toMatchObject({ kind: 'twice' });
});
test('a whole day that a country left out does not exist', () => {
  expect(instantOf('Pacific/Apia', '2011-12-30', '12:00')).toEqual({ kind: 'never' });
});
test('an offset is no zone', () => {
  expect([isZone('+05:00'), isZone('Mars/Olympus'), isZone('Asia/Karachi')]).toEqual([false, false, true]);
});
