/** What applicants answer, as the form's fields for those at a browser and as answers for the many. */
import { day, type Fields } from '../one-window/filling.ts';

export interface Wish {
  readonly born: string;
  readonly gender: 'woman' | 'man';
  readonly disability?: boolean;
  readonly institution: 'nust' | 'buitems' | 'other';
  readonly venues: readonly string[];
}
/** Points of a review by criterion. Of 100 it is 3, 4 and 3 times these. */
export type Points = readonly [motivation: number, preparation: number, use: number];
export const criteria = ['motivation', 'preparation', 'use'] as const;
export const scoreOf = ([m, p, u]: Points): number => 3 * m + 4 * p + 3 * u;

const story = {
  preparation: 'I write letters for neighbours on an old computer and keep the tables of a small shop.',
  motivation:
    'Half of my street sells things that nobody finds. I would like to make pages that strangers can find, and teach how it is done.',
  afterwards: 'A weekly evening at the library, for whoever wants to learn the same.',
} as const;

export const formOf = (wish: Wish): Readonly<Record<string, Fields>> => ({
  you: { ...day('born', wish.born), gender: wish.gender, province: 'balochistan' },
  access: wish.disability ? { disability: 'yes' } : {},
  education: {
    education: 'bachelor',
    institution: wish.institution,
    'speaks.urdu': 'yes',
    'speaks.english': 'yes',
    preparation: story.preparation,
    computer: 'shared',
  },
  motivation: { motivation: story.motivation, afterwards: story.afterwards },
  venues: Object.fromEntries(wish.venues.map((venue, i) => [`venues-${i + 1}`, venue])),
});

export const answersOf = ({ disability, venues, ...wish }: Wish) => ({
  ...wish,
  ...story,
  ...(disability ? { disability: 'yes' } : {}),
  province: 'sindh',
  education: 'bachelor',
  speaks: ['urdu', 'english'],
  computer: 'own',
  venues: [...venues],
});

export interface Bulk {
  readonly name: string;
  readonly wish: Wish;
  /** Points of both reviews; without, the first check says no. */
  readonly reviews?: readonly [Points, Points];
}
const rankings = [['tashkent', 'quetta'], ['quetta', 'tashkent'], ['tashkent'], ['quetta', 'tashkent']] as const;

/** Somebody of the many, from 1: scores repeat after twenty, so that the lottery has to decide. */
export const bulk = (n: number): Bulk => {
  const wish: Wish = {
    born: n % 3 === 0 ? `1992-0${(n % 9) + 1}-14` : `2001-0${(n % 9) + 1}-05`,
    gender: n % 5 < 2 ? 'woman' : 'man',
    disability: n % 17 === 4,
    institution: n % 4 === 0 ? 'nust' : 'other',
    venues: rankings[n % 4] ?? rankings[0],
  };
  const first: Points = [5 + (n % 5), 5 + ((2 * n) % 5), 6 + (n % 4)];
  const second: Points = [first[0] + 1, first[1] - 1, first[2]];
  return { name: `Applicant Number ${n}`, wish, reviews: [first, second] };
};
/** Past the age limit, which a sentence of the rule says. */
export const tooOld: Bulk = {
  name: 'Applicant Too Old',
  wish: { born: '1980-04-04', gender: 'man', institution: 'other', venues: ['quetta'] },
  reviews: [
    [9, 9, 9],
    [9, 9, 9],
  ],
};
export const turnedDown: Bulk = {
  name: 'Applicant Turned Down',
  wish: { born: '1999-04-04', gender: 'woman', institution: 'other', venues: ['tashkent'] },
};
