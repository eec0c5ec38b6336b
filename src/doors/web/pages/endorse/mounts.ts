import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showConfirm, showEndorse, takeEndorse } from './endorse.tsx';

/** An institution stands for the badges of its courses. */
export const endorsePages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/endorse', ['supervisor'], showEndorse);
  shows('/endorse/confirm', ['supervisor'], showConfirm);
  takes('/endorse', ['supervisor'], takeEndorse);
};
