import { expect, test } from 'vitest';
import { answerBy } from './answer-by.ts';

test.each([
  ['the midnight after the seventh day', 'UTC', '2026-02-01T09:00:00.000Z', 'P7D', '2026-02-09T00:00:00.000Z'],
  [
    'the day is that of the zone, where it is tomorrow already',
    'Pacific/Fiji',
    '2026-02-01T13:00:00.000Z',
    'P7D',
    '2026-02-09T12:00:00.000Z',
  ],
  ['and where it is yesterday still', 'America/La_Paz', '2026-02-01T03:00:00.000Z', 'P1D', '2026-02-02T04:00:00.000Z'],
  ['a zone of half an hour', 'Asia/Kolkata', '2026-02-01T09:00:00.000Z', 'P1D', '2026-02-02T18:30:00.000Z'],
  ['over a night in which clocks go forward', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 'P1D', '2026-03-29T22:00:00.000Z'],
  ['over a night in which clocks go back', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', 'P1D', '2026-10-25T23:00:00.000Z'],
  ['the last second of a day still counts', 'UTC', '2026-02-28T23:59:59.999Z', 'P1D', '2026-03-02T00:00:00.000Z'],
])('%s', (_, zone, from, period, expected) => {
  expect(answerBy(zone, from, period)).toBe(expected);
});
