/** The words in `known` closest to what was written, if any is close enough to have been meant. */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  const limit = Math.max(1, Math.floor(written.length / 2));
  let best: string | undefined;
  let least = limit + 1;
  for (const word of known) {
    const far = distance(written.toLowerCase(), word.toLowerCase());
    if (far < least) {
      least = far;
      best = word;
    }
  }
  return best;
};

/** How many letters have to be added, dropped or changed to come from one word to the other. */
const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
};
