/**
 * Keeps `matches` quick. JavaScript's patterns go back and try again, so that a careless one takes minutes over a short answer;
 * these rules leave what numbers and codes need, and cost at most the square of an answer's length.
 */
const mostChoices = 100;

/** In how many ways at most its alternatives and its `?` can be taken: each group multiplies what the others leave. */
const waysThrough = (bare: string): number => {
  let ways = 1;
  const open: number[] = [];
  let here = 1;
  for (const sign of bare) {
    if (sign === '?') ways *= 2;
    if (sign === '|') here += 1;
    if (sign === '(') {
      open.push(here);
      here = 1;
    }
    if (sign === ')') {
      ways *= here;
      here = open.pop() ?? 1;
    }
  }
  return ways * here;
};

/** What is wrong with a pattern, in words; undefined when it is sound. */
export const patternError = (pattern: string): string | undefined => {
  try {
    new RegExp(pattern);
  } catch {
    return `“${pattern}” is no pattern`;
  }
  if (/\\[1-9k]|\(\?/.test(pattern)) return 'a pattern may not look back, look ahead or refer to itself';
  // Classes and escapes count as one letter each.
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\)([*+]|\{\d+,)/.test(bare)) return 'in a pattern, nothing in round brackets may be repeated with *, + or {n,m}';
  const unbounded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (unbounded > (bare.startsWith('^') ? 2 : 1)) return 'a pattern may have two * or + when it starts with ^, and else one';
  const ranges = [...bare.matchAll(/\{(\d+),(\d+)\}/g)].map(([, from, to]) => Number(to) - Number(from) + 1);
  const choices = ranges.reduce((product, n) => product * Math.max(1, n), waysThrough(bare));
  // As often as the brackets are repeated, each choice is made again.
  if (/\)\{/.test(bare) && (choices > 1 || unbounded > 0)) return 'in a pattern that repeats round brackets, nothing may be left open';
  return choices > mostChoices ? 'the pattern leaves too much open' : undefined;
};
