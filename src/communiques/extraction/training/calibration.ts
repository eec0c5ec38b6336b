/** Turns raw scores into the share that is right, from answers on reports the model has not seen. */
import type { Bands } from '../detection/model.ts';

/** A raw score and whether it was right. Spans over generic gold count neither way and are left out before. */
export interface Judged {
  readonly raw: number;
  readonly right: boolean;
}

/** Isotonic regression by pooling adjacent violators, thinned to at most about twenty points. */
export function calibrate(judged: readonly Judged[]): [number, number][] {
  const sorted = [...judged].sort((a, b) => a.raw - b.raw);
  const pools: { sum: number; right: number; count: number }[] = [];
  const chunk = Math.max(1, Math.floor(sorted.length / 20));
  for (let i = 0; i < sorted.length; i += chunk) {
    const part = sorted.slice(i, i + chunk);
    pools.push({ sum: part.reduce((sum, one) => sum + one.raw, 0), right: part.filter((one) => one.right).length, count: part.length });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (!last || !before || before.right / before.count <= last.right / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, right: before.right + last.right, count: before.count + last.count });
    }
  }
  let top = 0;
  return pools.map(({ sum, right, count }) => {
    top = Math.max(top, (right + 0.5) / (count + 1));
    return [sum / count, top];
  });
}

/** The score at which F1 is best, smoothed so that one lucky report does not decide. `total` is the number of specific gold spans. */
export function bestThreshold(judged: readonly Judged[], total: number): number {
  const sorted = [...judged].sort((a, b) => b.raw - a.raw);
  let right = 0;
  const values = sorted.map((one, i) => {
    if (one.right) right++;
    return { raw: one.raw, f1: (2 * right) / (i + 1 + total) };
  });
  const top = values.reduce((best, { f1 }) => Math.max(best, f1), 0);
  const near = values.filter(({ f1 }) => f1 >= top - 0.003);
  return near.reduce((sum, { raw }) => sum + raw, 0) / (near.length || 1);
}

/** Firm from where on nine in ten of all are right, check from the best F1 on, hidden where it is still one in eight. */
export function chooseBands(judged: readonly Judged[], total: number): Bands {
  const check = bestThreshold(judged, total);
  let right = 0;
  let firm = 1;
  [...judged]
    .sort((a, b) => b.raw - a.raw)
    .forEach((one, i) => {
      if (one.right) right++;
      if (i >= 20 && right / (i + 1) >= 0.92) firm = one.raw;
    });
  const hidden = calibrate(judged).findLast(([, share]) => share < 0.12)?.[0] ?? 0.05;
  return { firm: Math.max(firm, check), check, hidden: Math.min(hidden, check) };
}
