/** A brief that must fit on one page says less in each section, and how much more there is. Pure. */
import type { Brief, Section } from './brief.ts';

export const shortenSection = ({ facts, more }: Section, most: number): Section => ({
  facts: facts.slice(0, most),
  more: more + Math.max(0, facts.length - most),
});
export const shortenBrief = (brief: Brief, most: number): Brief => ({
  ...brief,
  promisedByUs: shortenSection(brief.promisedByUs, most),
  promisedByThem: shortenSection(brief.promisedByThem, most),
  together: shortenSection(brief.together, most),
  overdueOurs: shortenSection(brief.overdueOurs, most),
  overdueTheirs: shortenSection(brief.overdueTheirs, most),
  saidLastTime: brief.saidLastTime.slice(0, most),
});
