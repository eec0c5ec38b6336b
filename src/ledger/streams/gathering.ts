/**
 * Lets work that comes while other work is under way go together, as a server commits in groups: an idle ledger answers at
 * once, a busy one does more with each round trip. Items of one `key` go together; `work` gives one outcome an item, in order.
 */
export const gather = <T, R>(options: {
  readonly key: (item: T) => string;
  readonly work: (items: readonly T[]) => Promise<readonly R[]>;
  /** Milliseconds after which a slow piece of work no longer holds up what waits behind it. */
  readonly patience: number;
  /** Pieces of work under way at once, at most. */
  readonly lanes: number;
  /** Items in one piece, at most. */
  readonly most: number;
}): ((item: T) => Promise<R>) => {
  interface Waiting {
    readonly item: T;
    readonly resolve: (outcome: R) => void;
    readonly reject: (error: unknown) => void;
  }
  // Insertion order is the order in which the groups get their turn.
  const queues = new Map<string, Waiting[]>();
  let busy = 0;
  let due = false;
  let overdue: NodeJS.Timeout | undefined;

  const run = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await options.work(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('a piece of work came back without its outcome'));
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const next = (): void => {
    const [first] = queues;
    if (first === undefined || busy >= options.lanes) return;
    const [key, waiting] = first;
    queues.delete(key);
    if (waiting.length > options.most) queues.set(key, waiting.splice(options.most));
    busy += 1;
    void run(waiting).finally(() => {
      busy -= 1;
      soon();
    });
    // What is left, of this kind or another, does not wait for it longer than this.
    soon();
  };
  const soon = (): void => {
    if (due || queues.size === 0) return;
    if (busy > 0) {
      overdue ??= setTimeout(() => {
        overdue = undefined;
        next();
      }, options.patience);
      return;
    }
    clearTimeout(overdue);
    overdue = undefined;
    due = true;
    // Not at once: whoever was answered in this turn of the event loop may have more to send, and goes along.
    setImmediate(() => {
      due = false;
      next();
    });
  };
  return (item) =>
    new Promise<R>((resolve, reject) => {
      const key = options.key(item);
      const queue = queues.get(key);
      if (queue === undefined) queues.set(key, [{ item, resolve, reject }]);
      else queue.push({ item, resolve, reject });
      soon();
    });
};
