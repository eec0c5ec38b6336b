/** Numbers with the largest on top, in a plain array. */

export const push = (heap: number[], value: number): void => {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const up = (at - 1) >> 1;
    const above = heap[up] as number;
    if (above >= value) break;
    heap[at] = above;
    at = up;
  }
  heap[at] = value;
};

/** Takes the largest out and puts `value` in; answers the largest. */
export const replaceTop = (heap: number[], value: number): number => {
  const top = heap[0] as number;
  const { length } = heap;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= length) break;
    if (down + 1 < length && (heap[down + 1] as number) > (heap[down] as number)) down += 1;
    const below = heap[down] as number;
    if (below <= value) break;
    heap[at] = below;
    at = down;
  }
  heap[at] = value;
  return top;
};

/** Takes the largest out. @throws RangeError when there is none. */
export const pop = (heap: number[]): number => {
  const last = heap.pop();
  if (last === undefined) throw new RangeError('the heap is empty');
  return heap.length === 0 ? last : replaceTop(heap, last);
};
