export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Lets work on one key run one after the other in this process, so that commands on a busy thing do not retry against each other. */
export const inTurn = (): InTurn => {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = tails.get(key);
    const run = before === undefined ? work() : before.then(work, work);
    const tail = run.catch(() => undefined);
    tails.set(key, tail);
    try {
      return await run;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
};
