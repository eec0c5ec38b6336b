import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/time/time.ts';
import { lineWith, linesArbitrary } from './testing.ts';
import { keyOf } from './obligation-line.ts';
import { progressByQuarter, progressOf, quarterOf } from './quarters.ts';
import { heldUpBy, slippageOf, waitsOn } from './slippage.ts';
import { byUrgency, daysLate, objecting, sidesOf, standingOf } from './standing.ts';

const today = '2026-06-15';
const done = { status: 'done', words: 'Delivered.', at: '2026-06-01T00:00:00.000Z' } as const;
const underway = { status: 'underway', words: null, at: null } as const;

describe('an obligation', () => {
  it('is open up to its day and overdue from the next', () => {
    const line = lineWith({ due: today });
    expect([standingOf(line, today), standingOf(line, addDays(today, 1))]).toEqual(['open', 'overdue']);
    expect([daysLate(line, today), daysLate(line, addDays(today, 3))]).toEqual([0, 3]);
  });
  it('is nobody’s lateness while it is called done, and is again once the other side objects', () => {
    const claimed = lineWith({ due: '2026-06-01', says: { AX: done } });
    expect([standingOf(claimed, today), daysLate(claimed, today)]).toEqual(['claimed', 0]);
    const disputed = lineWith({ due: '2026-06-01', says: { AX: done, FJ: underway }, disagree: true });
    expect([standingOf(disputed, today), daysLate(disputed, today), objecting(disputed)]).toEqual(['overdue', 14, ['FJ']]);
  });
  it('remembers how late it was met', () => {
    expect(daysLate(lineWith({ due: '2026-05-01', met: '2026-05-11' }), today)).toBe(10);
    expect(daysLate(lineWith({ due: '2026-05-01', met: '2026-04-11' }), today)).toBe(0);
  });
  it('tells what we say and what they say from either side', () => {
    const line = lineWith({ country: 'AX', says: { AX: done, FJ: underway }, disagree: true });
    expect(sidesOf(line, 'AX')).toEqual({ we: done, they: underway, owing: 'we', disagree: true });
    expect(sidesOf(line, 'FJ')).toEqual({ we: underway, they: done, owing: 'they', disagree: true });
    expect(sidesOf(lineWith({}), 'AX')).toEqual({ we: null, they: null, owing: 'we', disagree: false });
  });
  it('comes first in a list when we are late', () => {
    const lines = [
      lineWith({ id: 'open', due: '2026-07-01' }),
      lineWith({ id: 'theirs', country: 'FJ', due: '2026-01-01' }),
      lineWith({ id: 'met', due: '2026-01-01', met: '2026-01-01' }),
      lineWith({ id: 'ours', due: '2026-06-01' }),
      lineWith({ id: 'claimed', due: '2026-06-01', says: { AX: done } }),
    ];
    expect(lines.toSorted(byUrgency('AX', today)).map((l) => l.id)).toEqual(['ours', 'theirs', 'open', 'claimed', 'met']);
  });
});

describe('slippage', () => {
  const chain = [
    lineWith({ id: 'a', due: '2026-06-01', blocks: ['b'] }),
    lineWith({ id: 'b', due: '2026-07-01', blocks: ['c', 'd'] }),
    lineWith({ id: 'c', due: '2026-08-01', blocks: ['a'] }),
    lineWith({ id: 'd', due: '2026-08-01', met: '2026-06-01', blocks: ['e'] }),
    lineWith({ id: 'e', due: '2026-09-01' }),
  ];
  it('follows what is held up through others, round corners, and not past what is met', () => {
    const [slip, ...none] = slippageOf(chain, today);
    expect(none).toEqual([]);
    expect([slip?.line.id, slip?.days, slip?.holdsUp.map((l) => l.id)]).toEqual(['a', 14, ['b', 'c']]);
    expect([...waitsOn(slippageOf(chain, today))].map(([key, by]) => [key, by.map((l) => l.id)])).toEqual([
      ['agreement/tides b', ['a']],
      ['agreement/tides c', ['a']],
    ]);
  });
  it('takes an id for its own agreement’s before another’s', () => {
    const lines = [
      lineWith({ id: 'a', due: '2026-06-01', blocks: ['b'] }),
      lineWith({ id: 'b', of: 'other', title: 'Other' }),
      lineWith({ id: 'b', title: 'Own' }),
    ];
    expect(slippageOf(lines, today)[0]?.holdsUp.map((l) => l.title)).toEqual(['Own']);
  });
  it('never holds itself up, counts nothing twice, and what a held line holds up is held too', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        for (const { line, days, holdsUp } of slippageOf(lines, today)) {
          const keys = holdsUp.map(keyOf);
          expect(days).toBeGreaterThan(0);
          expect(keys).not.toContain(keyOf(line));
          expect(new Set(keys).size).toBe(keys.length);
          expect(holdsUp.every((held) => held.met === null)).toBe(true);
          const within = new Set([...keys, keyOf(line)]);
          for (const held of holdsUp) expect(heldUpBy(held, lines).every((l) => within.has(keyOf(l)))).toBe(true);
        }
      }),
    );
  });
});

describe('progress by quarter', () => {
  it('knows the quarters of a year', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
  });
  it('shows the quarters between, empty', () => {
    const lines = [lineWith({ due: '2025-11-01', met: '2025-12-01' }), lineWith({ due: '2026-05-01' })];
    expect(progressByQuarter(lines, today)).toEqual([
      { quarter: '2025-Q4', due: 1, met: 1, claimed: 0, overdue: 0, open: 0, metLate: 1 },
      { quarter: '2026-Q1', due: 0, met: 0, claimed: 0, overdue: 0, open: 0, metLate: 0 },
      { quarter: '2026-Q2', due: 1, met: 0, claimed: 0, overdue: 1, open: 0, metLate: 0 },
    ]);
    expect(progressByQuarter([], today)).toEqual([]);
  });
  it('loses no line and counts none twice, quarter by quarter and in all', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const quarters = progressByQuarter(lines, today);
        const sum = (of: (q: (typeof quarters)[number]) => number) => quarters.reduce((n, q) => n + of(q), 0);
        const progress = progressOf(lines, today);
        expect(sum((q) => q.due)).toBe(lines.length);
        for (const key of ['met', 'claimed', 'overdue', 'open'] as const) expect(sum((q) => q[key])).toBe(progress[key]);
        for (const q of quarters) {
          expect(q.met + q.claimed + q.overdue + q.open).toBe(q.due);
          expect(q.metLate).toBeLessThanOrEqual(q.met);
        }
        expect(quarters.map((q) => q.quarter)).toEqual(quarters.map((q) => q.quarter).toSorted());
      }),
    );
  });
});
