import type { Ledger, Task } from '../ledger.ts';
import { orderJobs } from './queries.ts';

/** Plans the next round so many seconds from now, in place of one that waits: there is one for all processes. */
export const planRound = async ({ db }: Pick<Ledger, 'db'>, task: string, seconds: number): Promise<void> => {
  await orderJobs(db, [{ task, key: task, seconds }]);
};

/** The task of this name: does its work, and sees to it that another round follows, whatever becomes of this one. */
export const roundsOf =
  (task: string, every: number, work: (ledger: Ledger) => Promise<unknown>): Task =>
  async (_, { ledger }) => {
    try {
      await work(ledger);
    } finally {
      await planRound(ledger, task, every);
    }
  };
