/** `daricha credential issue`: the badges of a completed cohort, now, with a bar that fills. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../node.ts';

/** Where the bar is drawn: a terminal; elsewhere only the last word is written. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const width = 40;
export const bar = (done: number, of: number): string => {
  const filled = of === 0 ? width : Math.floor((done / of) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${of}`;
};

const problems: Readonly<Record<string, (cohort: Id) => string>> = {
  'not-found': (cohort) =>
    `There is no cohort ${cohort}. Its id is its call's, a point, and its venue's, such as exchange-2026.north-harbour.`,
  'cohort-not-completed': (cohort) => `The cohort ${cohort} is not completed yet: its host or the programme's manager closes it first.`,
  'programme-unknown': (cohort) => `Nobody knows the programme of ${cohort} any more.`,
};

/** Issues what is missing; begun again after it was interrupted, it goes on where it was. */
export const credentialIssue = async (
  { ledger, programmes }: Pick<OpenNode, 'ledger' | 'programmes'>,
  cohort: Id,
  screen: Screen,
): Promise<{ readonly lines: readonly string[]; readonly problem?: string }> => {
  const draw = (done: number, of: number) => screen.isTTY === true && screen.write(`\r${bar(done, of)}`);
  const outcome = await programmes.issueCredentials(ledger, cohort, draw);
  if (isRefusal(outcome)) return { lines: [], problem: problems[outcome.reason]?.(cohort) ?? `It was refused: ${outcome.reason}.` };
  const { issued, already, nameless } = outcome;
  if (issued > 0 && screen.isTTY === true) screen.write('\n');
  return {
    lines: [
      `${issued} issued, ${already} had theirs already.`,
      ...(nameless === 0 ? [] : [`Erased since, and therefore without one: ${nameless}.`]),
    ],
  };
};
