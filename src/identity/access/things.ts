import { followerGrid } from '../follower/examples.ts';
import { organisationGrid } from '../organisation/examples.ts';
import { personGrid } from '../person/examples.ts';
import type { GridThing } from './grid.ts';

/** This room's part of the access grid. */
export const identityGrid: readonly GridThing[] = [personGrid, organisationGrid, followerGrid];
