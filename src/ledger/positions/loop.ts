import type { Log } from '../jobs/log.ts';

export interface Loop {
  start(): void;
  /** Looks again soon; cheap to call often. */
  wake(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
}

interface Settings {
  readonly name: string;
  /** One round. True: there is more to do at once. */
  readonly round: () => Promise<boolean>;
  /** Milliseconds between looks without a wake-up: another process may have left work. */
  readonly every: number;
  /** Milliseconds between rounds at least, so that busy times make large batches. */
  readonly gap: number;
  readonly log: Log;
}

/** Runs rounds one at a time, when woken and every so often; a failing round is logged and tried again at the next look. */
export const loop = ({ name, round, every, gap, log }: Settings): Loop => {
  let running = false;
  let woken = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let busy = false;

  const schedule = (after: number): void => {
    if (!running) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      current = turn();
    }, after);
    timer.unref();
  };
  const turn = async (): Promise<void> => {
    busy = true;
    woken = false;
    let more = false;
    try {
      more = await round();
      failures = 0;
    } catch (error) {
      failures += 1;
      // A stopped database fails every round; its first failure says it all.
      if (failures === 1) log.warn({ loop: name, error: error instanceof Error ? error.message : String(error) }, 'a round failed');
    }
    busy = false;
    schedule(failures === 0 && (more || woken) ? gap : every);
  };
  return {
    start() {
      if (running) return;
      running = true;
      schedule(0);
    },
    wake() {
      if (woken) return;
      woken = true;
      if (!busy) schedule(gap);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await current;
    },
  };
};
