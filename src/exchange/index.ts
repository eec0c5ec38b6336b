/** What crosses the border: standards that others read. */
export { openBadges } from './open-badges/open-badges.ts';
export type { OpenBadges, OpenBadgesOptions, Remade } from './open-badges/open-badges.ts';
export type { Checked, CheckInput, Checking, Fetching, Step, Verdict } from './open-badges/checking/checked.ts';
