import type { Iso2 } from '../contract.ts';

/** Partners of a set of parties: everybody but home, by alphabet. */
export const partnersOf = (parties: readonly Iso2[], home: Iso2): readonly Iso2[] => [...new Set(parties)].filter((p) => p !== home).sort();

/**
 * The series a commitment is numbered in: home first, then partners by alphabet. Up to four countries are all named;
 * of more, the first two and how many there are.
 */
export const seriesOf = (parties: readonly Iso2[], home: Iso2): string => {
  const all = [...(parties.includes(home) ? [home] : []), ...partnersOf(parties, home)];
  return (all.length <= 4 ? all : [...all.slice(0, 2), String(all.length)]).join('-');
};

export const numberOf = (series: string, serial: number): string => `${series}-${String(serial).padStart(4, '0')}`;
export const isNumber = (text: string): boolean => /^[A-Z]{2}(-[A-Z]{2}){0,3}(-\d{1,2})?-\d{4,}$/.test(text);
