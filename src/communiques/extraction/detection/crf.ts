/** Linear-chain model over the tokens of a sentence: forward-backward in log space with few labels. */

export const labels = ['O', 'B', 'I', 'G'] as const;
export const labelCount = labels.length;
export const outsideLabel = 0;
export const beginLabel = 1;
export const insideLabel = 2;
export const genericLabel = 3;

const impossible = -1e9;

/** I follows B or I only; nothing else is forbidden. */
export function allowed(before: number, after: number): boolean {
  return after !== insideLabel || before === beginLabel || before === insideLabel;
}

export interface Lattice {
  readonly size: number;
  /** size × labels; alpha includes the token's own score, beta does not. */
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly logZ: number;
}

function logSum(values: Float64Array, count: number): number {
  let top = -Infinity;
  for (let i = 0; i < count; i++) if ((values[i] ?? 0) > top) top = values[i] ?? 0;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp((values[i] ?? 0) - top);
  return top + Math.log(sum);
}

/** `emissions` is size × labels, `transitions` labels × labels (from × to). */
export function runLattice(emissions: Float64Array, transitions: Float64Array, size: number): Lattice {
  const L = labelCount;
  const alpha = new Float64Array(size * L);
  const beta = new Float64Array(size * L);
  const scratch = new Float64Array(L);
  for (let y = 0; y < L; y++) alpha[y] = y === insideLabel ? impossible : (emissions[y] ?? 0);
  for (let t = 1; t < size; t++)
    for (let y = 0; y < L; y++) {
      for (let z = 0; z < L; z++) scratch[z] = allowed(z, y) ? (alpha[(t - 1) * L + z] ?? 0) + (transitions[z * L + y] ?? 0) : impossible;
      alpha[t * L + y] = logSum(scratch, L) + (emissions[t * L + y] ?? 0);
    }
  for (let t = size - 2; t >= 0; t--)
    for (let y = 0; y < L; y++) {
      for (let z = 0; z < L; z++)
        scratch[z] = allowed(y, z)
          ? (transitions[y * L + z] ?? 0) + (emissions[(t + 1) * L + z] ?? 0) + (beta[(t + 1) * L + z] ?? 0)
          : impossible;
      beta[t * L + y] = logSum(scratch, L);
    }
  for (let y = 0; y < L; y++) scratch[y] = alpha[(size - 1) * L + y] ?? 0;
  return { size, alpha, beta, logZ: logSum(scratch, L) };
}

/** P(label at token), size × labels. */
export function marginals(lattice: Lattice): Float64Array {
  return lattice.alpha.map((value, i) => Math.exp(value + (lattice.beta[i] ?? 0) - lattice.logZ));
}

export interface Segment {
  readonly from: number;
  /** One after the last token. */
  readonly to: number;
  readonly probability: number;
}

/** Every run B I … I whose posterior probability reaches `least`. */
export function segments(lattice: Lattice, emissions: Float64Array, transitions: Float64Array, least: number): Segment[] {
  const L = labelCount;
  const { size, alpha, beta, logZ } = lattice;
  const floor = Math.log(least);
  const found: Segment[] = [];
  const BI = transitions[beginLabel * L + insideLabel] ?? 0;
  const II = transitions[insideLabel * L + insideLabel] ?? 0;
  for (let from = 0; from < size; from++) {
    let score = (alpha[from * L + beginLabel] ?? 0) - logZ;
    if (score + (beta[from * L + beginLabel] ?? 0) < floor) continue;
    for (let to = from; to < size; to++) {
      if (to > from) score += (to === from + 1 ? BI : II) + (emissions[to * L + insideLabel] ?? 0);
      const own = to === from ? beginLabel : insideLabel;
      if (score + (beta[to * L + own] ?? 0) < floor) break;
      let end = to === size - 1 ? 0 : -Infinity;
      if (to < size - 1)
        for (let y = 0; y < L; y++)
          if (y !== insideLabel) {
            const on = (transitions[own * L + y] ?? 0) + (emissions[(to + 1) * L + y] ?? 0) + (beta[(to + 1) * L + y] ?? 0);
            end = end === -Infinity ? on : Math.max(end, on) + Math.log1p(Math.exp(-Math.abs(end - on)));
          }
      if (score + end >= floor) found.push({ from, to: to + 1, probability: Math.exp(score + end) });
    }
  }
  return found;
}
