/** Keeps every condition quick, whatever the answers: what would take long is refused before it is ever worked out. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { nestingOf, nodesIn } from './names-used.ts';
import { patternError } from './pattern.ts';

/** Each list gone through within another multiplies the work. */
const mostNesting = 2;

export const tooHeavy = (tree: ASTNode): { readonly message: string; readonly offset: number } | undefined => {
  if (nestingOf(tree) > mostNesting) return { message: `at most ${mostNesting} lists may be gone through within each other`, offset: 0 };
  for (const node of nodesIn(tree)) {
    if (node.op !== 'rcall' || node.args[0] !== 'matches') continue;
    const [pattern] = node.args[2];
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
      return { message: '“matches” takes a pattern in quotes', offset: node.start };
    const message = patternError(pattern.args);
    if (message !== undefined) return { message, offset: pattern.start };
  }
  return undefined;
};
