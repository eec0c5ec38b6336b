/**
 * A token bucket per address: `perSecond` on average, `burst` at once. Holds at most `most` addresses; the one that was
 * quiet longest goes first. Kept in this process: it shelters the machine, it is no lock on an account (that is in identity).
 */
export interface RateLimit {
  /** 0 when the request may pass, else the seconds to wait. */
  take(address: string, now: number, cost?: number): number;
}

export const rateLimit = (a: { readonly perSecond: number; readonly burst: number; readonly most?: number }): RateLimit => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (address, now, cost = 1) => {
      if (a.perSecond === 0) return 0;
      const known = buckets.get(address);
      const left = known ? Math.min(a.burst, known.left + ((now - known.at) / 1000) * a.perSecond) : a.burst;
      buckets.delete(address);
      const passes = left >= cost;
      buckets.set(address, { left: passes ? left - cost : left, at: now });
      if (buckets.size > (a.most ?? 50_000))
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return passes ? 0 : Math.max(1, Math.ceil((cost - left) / a.perSecond));
    },
  };
};
