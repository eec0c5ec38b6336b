/**
 * Keeps `matches` quick. JavaScript's patterns go back and try again, so that a careless one takes minutes over a short answer;
 * these rules leave what numbers and codes need, and cost at most the square of an answer's length.
 */
const mostChoices = 100;

/** What is wrong with a pattern, in words; undefined when it is sound. */
export const patternError = (pattern: string): string | undefined => {
  try {
    new RegExp(pattern);
  } catch {
    return `“${pattern}” is no pattern`;
  }
  if (/\\[1-9k]|\(\?/.test(pattern)) return 'a pattern may not look back, look ahead or refer to itself';
  // Classes and escapes count as one letter each.
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[\^?\]?[^\]]*\]/g, 'x');
  if (/\)([*+]|\{\d+,)/.test(bare)) return 'in a pattern, nothing in round brackets may be repeated with *, + or {n,m}';
  const unbounded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (unbounded > (bare.startsWith('^') ? 2 : 1)) return 'a pattern may have two * or + when it starts with ^, and else one';
  const ranges = [...bare.matchAll(/\{(\d+),(\d+)\}/g)].map(([, from, to]) => Number(to) - Number(from) + 1);
  const either = (bare.match(/[?|]/g)?.length ?? 0) + 1;
  return ranges.reduce((product, n) => product * Math.max(1, n), either) > mostChoices ? 'the pattern leaves too much open' : undefined;
};
