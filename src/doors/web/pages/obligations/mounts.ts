import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { desks } from '../relations/standpoint.ts';
import { showObligations } from './list.tsx';
import { showObligation, takeReport } from './obligation.tsx';

/** What somebody owes somebody by a day: for the desks of its sides, its offices, and the people of its group. */
export const obligationPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/obligations', desks, showObligations);
  shows('/obligations/:source/:id', [], showObligation);
  takes('/obligations/:source/:id', [], takeReport);
};
