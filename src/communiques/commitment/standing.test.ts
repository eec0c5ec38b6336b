import { describe, expect, it } from 'vitest';
import type { Stage } from '../contract.ts';
import { said } from './examples.ts';
import { goneQuiet, lastDayOf, standingOf } from './standing.ts';

const stand = (...mentions: readonly (readonly [Stage, string])[]) =>
  standingOf(mentions.map(([stage, date], i) => said(`m${i}`, stage, date)));

describe('the stage of a thread', () => {
  it('is the furthest said so far, whatever order the reports came in', () => {
    expect(stand(['agreed', '2025-03-04'], ['proposed', '2024-09-03'])).toMatchObject({
      stage: 'agreed',
      since: '2025-03-04',
      stepsBack: [],
    });
    expect(stand().stage).toBeNull();
  });
  it('flags a step back and does not apply it', () => {
    const { stage, stepsBack } = stand(['signed', '2024-01-01'], ['discussed', '2025-01-01']);
    expect([stage, stepsBack.map((s) => [s.from, s.to])]).toEqual(['signed', [['signed', 'discussed']]]);
  });
});

describe('said again', () => {
  it.each<[boolean, (readonly [Stage, string])[]]>([
    [false, [['proposed', '2024-01-01']]],
    [
      true,
      [
        ['proposed', '2024-01-01'],
        ['proposed', '2024-06-01'],
      ],
    ],
    [
      false,
      [
        ['proposed', '2024-01-01'],
        ['proposed', '2024-01-01'],
      ],
    ],
    [
      false,
      [
        ['proposed', '2024-01'],
        ['proposed', '2024-01-20'],
      ],
    ],
    [
      false,
      [
        ['proposed', '2024-01-01'],
        ['proposed', '2024-06-01'],
        ['agreed', '2025-01-01'],
      ],
    ],
    [
      true,
      [
        ['proposed', '2024-01-01'],
        ['agreed', '2024-06-01'],
        ['discussed', '2025-01-01'],
      ],
    ],
    [
      false,
      [
        ['done', '2024-01-01'],
        ['done', '2024-06-01'],
      ],
    ],
  ])('is %s of %j', (expected, mentions) => {
    expect(stand(...mentions).saidAgain).toBe(expected);
  });
});

describe('gone quiet', () => {
  const quiet = { specific: true, stage: 'proposed', delivery: null, heard: '2025-01-01' } as const;
  it('after more than the pack’s days without a word', () => {
    expect(goneQuiet(quiet, '2025-06-30', 180)).toBe(false);
    expect(goneQuiet(quiet, '2025-07-01', 180)).toBe(true);
  });
  it.each([
    { specific: false },
    { stage: 'discussed' },
    { stage: 'done' },
    { stage: null },
    { delivery: 'complete' },
    { heard: null },
  ] as const)('never with %j', (change) => {
    expect(goneQuiet({ ...quiet, ...change }, '2027-01-01', 180)).toBe(false);
  });
  it('counts from the last day of a month or a year that was all the report said', () => {
    expect([lastDayOf('2024-02'), lastDayOf('2024'), lastDayOf('2024-02-03')]).toEqual(['2024-02-29', '2024-12-31', '2024-02-03']);
  });
});
