/**
 * Lets work that comes while other work is under way go together, as a server commits in groups: an idle ledger answers at
 * once, a busy one does more with each round trip. Items of one `key` go together, and items of different keys beside one
 * another; `work` gives one outcome an item, in order.
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
  // How many pieces of each key are under way.
  const flying = new Map<string, number>();
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
  /** The group whose turn it is: of a key that has nothing under way, or, where work is slow, of any. */
  const first = (late: boolean): readonly [key: string, waiting: Waiting[]] | undefined => {
    if (busy >= options.lanes) return undefined;
    for (const group of queues) if (late || !flying.has(group[0])) return group;
    return undefined;
  };
  const count = (key: string, by: number): void => {
    const left = (flying.get(key) ?? 0) + by;
    busy += by;
    if (left === 0) flying.delete(key);
    else flying.set(key, left);
  };
  const next = (late: boolean): void => {
    const group = first(late);
    if (group === undefined) return;
    const [key, waiting] = group;
    queues.delete(key);
    if (waiting.length > options.most) queues.set(key, waiting.splice(options.most));
    count(key, 1);
    void run(waiting).finally(() => {
      count(key, -1);
      soon();
    });
    soon();
  };
  const soon = (): void => {
    if (due || queues.size === 0) return;
    if (first(false) === undefined) {
      // What is left does not wait longer than this for work of its own key.
      overdue ??= setTimeout(() => {
        overdue = undefined;
        next(true);
      }, options.patience);
      return;
    }
    clearTimeout(overdue);
    overdue = undefined;
    due = true;
    // Not at once: whoever was answered in this turn of the event loop may have more to send, and goes along.
    setImmediate(() => {
      due = false;
      next(false);
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
