import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showRelation } from './relation.tsx';
import { showRelations } from './relations.tsx';
import { desks } from './standpoint.ts';

/** How a country stands with each of its partners: for the people of its desks. */
export const relationPages: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/relations', desks, showRelations);
  shows('/relations/:partner{[A-Za-z]{2}}', desks, showRelation);
};
