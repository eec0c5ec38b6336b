/** Square brackets mark in a text what is not settled yet, as negotiators write it and as templates leave what nobody filled in. */
import type { EngagementText } from '../contract.ts';
import type { ClauseText } from './agreement.ts';

const mark = /\[[^[\]]*\p{L}[^[\]]*\]/gu;
export const marksIn = (text: EngagementText): readonly string[] => [
  ...new Set(Object.values(text).flatMap((one) => [...one.matchAll(mark)].map(([found]) => found))),
];
export const clauseMarks = ({ heading, text }: Pick<ClauseText, 'heading' | 'text'>): readonly string[] => [
  ...new Set([...marksIn(heading), ...marksIn(text)]),
];
