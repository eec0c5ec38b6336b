import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showLearning } from './learning.tsx';

/** A learner's own course; the list of them is on the page of places. */
export const learningPages: Mount = (app, door) => {
  mounting(app, door).shows('/learning/:cohort', [], showLearning);
};
