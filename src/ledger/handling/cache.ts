/** The newest state of a thing that this process has seen. Another process may be further on: `append` notices. */
export interface CachedState {
  readonly version: number;
  readonly state: unknown;
  readonly erased: number;
}

export interface StateCache {
  get(stream: string): CachedState | undefined;
  /** Keeps it unless a newer version is there already. `size`: about how many characters it holds. */
  put(stream: string, entry: CachedState, size: number): void;
  drop(stream: string): void;
  clear(): void;
}

/** Least recently used goes first, once the states together exceed `capacity` characters. */
export const stateCache = (capacity: number): StateCache => {
  const entries = new Map<string, { readonly entry: CachedState; readonly size: number }>();
  let total = 0;
  const drop = (stream: string): void => {
    total -= entries.get(stream)?.size ?? 0;
    entries.delete(stream);
  };
  return {
    get(stream) {
      const found = entries.get(stream);
      if (found === undefined) return undefined;
      entries.delete(stream);
      entries.set(stream, found);
      return found.entry;
    },
    put(stream, entry, size) {
      const known = entries.get(stream);
      if (known !== undefined && (known.entry.version > entry.version || known.entry.erased > entry.erased)) return;
      drop(stream);
      if (size > capacity) return;
      entries.set(stream, { entry, size });
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= capacity) break;
        drop(oldest);
      }
    },
    drop,
    clear() {
      entries.clear();
      total = 0;
    },
  };
};
