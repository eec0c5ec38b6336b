/** What an expression speaks of, read from its tree. */
import type { ASTNode } from '@marcbachmann/cel-js';

/** Everything below a node, the node itself first. */
export const nodesIn = (node: ASTNode): readonly ASTNode[] => [node, ...partsOf(node).flatMap(nodesIn)];

const partsOf = (node: ASTNode): readonly ASTNode[] => flat([node.args]);
const flat = (values: readonly unknown[]): readonly ASTNode[] =>
  values.flatMap((value) => (Array.isArray(value) ? flat(value) : isNode(value) ? [value] : []));
const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

export interface Literal {
  readonly text: string;
  /** Where it starts in the expression. */
  readonly offset: number;
}
const literalIn = (node: ASTNode): Literal | undefined =>
  node.op === 'value' && typeof node.args === 'string' ? { text: node.args, offset: node.start } : undefined;

export interface NamesUsed {
  /** Variables, with where each first stands. */
  readonly variables: ReadonlyMap<string, number>;
  /** Keys of `tasks` that are written out. */
  readonly tasks: readonly Literal[];
  /** Keys of `scores` that are written out. */
  readonly scores: readonly Literal[];
  /** What is written out before `in attached`. */
  readonly attached: readonly Literal[];
  /** `tasks`, `scores` or `attached` is used in another way: it may speak of any of them. */
  readonly anyTask: boolean;
  readonly anyAttached: boolean;
}

const listed = ['tasks', 'scores', 'attached'] as const;
type Listed = (typeof listed)[number];
const isListed = (name: unknown): name is Listed => (listed as readonly unknown[]).includes(name);

export const namesUsed = (tree: ASTNode): NamesUsed => {
  const variables = new Map<string, number>();
  const written: Record<Listed, Literal[]> = { tasks: [], scores: [], attached: [] };
  const count = { tasks: 0, scores: 0, attached: 0 };
  for (const node of nodesIn(tree)) {
    if (node.op === 'id') {
      if (!variables.has(node.args)) variables.set(node.args, node.start);
      if (isListed(node.args)) count[node.args]++;
    }
    if (node.op === '[]' || node.op === 'in') {
      const [of, key] = node.op === '[]' ? node.args : [node.args[1], node.args[0]];
      const literal = literalIn(key);
      if (of.op !== 'id' || literal === undefined || !isListed(of.args)) continue;
      if (of.args !== 'attached' || node.op === 'in') written[of.args].push(literal);
    }
    if (node.op === '.' && node.args[0].op === 'id' && (node.args[0].args === 'tasks' || node.args[0].args === 'scores')) {
      written[node.args[0].args].push({ text: node.args[1], offset: node.start });
    }
  }
  const isOpen = (name: Listed) => count[name] > written[name].length;
  return { variables, ...written, anyTask: isOpen('tasks') || isOpen('scores'), anyAttached: isOpen('attached') };
};

/** Texts that a name (`x`, `applicant.kind`, `tasks["y"]`) is compared with: `name` is the source of the other side. */
export const comparedTexts = (tree: ASTNode): readonly (Literal & { readonly name: string })[] =>
  nodesIn(tree).flatMap((node) => {
    if (node.op === '==' || node.op === '!=') {
      return pairs(node.args[0], node.args[1]).concat(pairs(node.args[1], node.args[0]));
    }
    if (node.op !== 'in') return [];
    const [left, right] = node.args;
    if (right.op === 'list') return right.args.flatMap((item) => pairs(left, item));
    return pairs(right, left);
  });
const pairs = (name: ASTNode, text: ASTNode): readonly (Literal & { readonly name: string })[] => {
  const literal = literalIn(text);
  return literal === undefined ? [] : [{ ...literal, name: name.input.slice(name.start, name.end) }];
};

/** How deep lists are gone through within lists; each level multiplies the work. */
export const nestingOf = (tree: ASTNode): number => {
  const below = partsOf(tree).reduce((most, part) => Math.max(most, nestingOf(part)), 0);
  const isMacro = tree.op === 'rcall' && ['all', 'exists', 'exists_one', 'map', 'filter'].includes(tree.args[0]);
  return below + (isMacro ? 1 : 0);
};
