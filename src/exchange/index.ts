/** What crosses the border: standards that others read. */
export { openBadges } from './open-badges/open-badges.ts';
export type { IssuedBadge, OpenBadges, OpenBadgesOptions, Remade } from './open-badges/open-badges.ts';
export type { Checked, CheckInput, Checking, Fetching, OwnLedger, Step, Verdict, Wrong } from './open-badges/checking/checked.ts';
