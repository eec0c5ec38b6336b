import { describe, expect, it } from 'vitest';
import { dateFormatOf, zoneNameOf } from './date-format.ts';

describe('names of zones', () => {
  it('are those of all the year', () => {
    expect(zoneNameOf('en', 'Asia/Karachi', '2026-03-01T00:00:00.000Z')).toBe('Pakistan Standard Time');
    expect(zoneNameOf('en', 'Europe/Berlin', '2026-07-01T00:00:00.000Z')).toBe('Central European Time');
  });

  it('are those of the moment, and never a difference in hours where there is a name', () => {
    expect(zoneNameOf('en', 'Asia/Tashkent', '2026-03-01T00:00:00.000Z')).toBe('Uzbekistan Standard Time');
    expect(zoneNameOf('en', 'UTC', '2026-03-01T00:00:00.000Z')).toBe('Coordinated Universal Time');
  });

  it('are told in the language', () => {
    expect(zoneNameOf('ur', 'Asia/Karachi', '2026-03-01T00:00:00.000Z')).toBe('پاکستان کا معیاری وقت');
  });
});

describe('formats of dates', () => {
  it('are made once for a language and a shape', () => {
    const shape = { timeZone: 'Pacific/Fiji', dateStyle: 'long' } as const;
    expect(dateFormatOf('en', shape)).toBe(dateFormatOf('en', { ...shape }));
    expect(dateFormatOf('en', shape)).not.toBe(dateFormatOf('ur', shape));
    expect(dateFormatOf('en', shape).format(Date.parse('2026-03-01T13:00:00.000Z'))).toBe('2 March 2026');
  });
});
