/** Does all the work, so many at a time: while one waits for the disk others go on, and nobody waits long for a connection. */
export const aFewAtOnce = async <T>(all: readonly T[], work: (one: T) => Promise<void>, atOnce = 6): Promise<void> => {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
