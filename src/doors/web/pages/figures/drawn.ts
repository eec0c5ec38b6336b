import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

export interface Drawn {
  readonly title: string;
  readonly children: Child;
}
interface Kept {
  readonly asOf: string;
  /** Milliseconds since 1970 at which it is drawn anew, for names change without a count. */
  readonly until: number;
  readonly drawn: Drawn;
}

const lasting = 60_000;
const mostKept = 400;

/**
 * A page of figures is the same for everyone between two counts, and long: it is drawn once for each language and kept as text.
 * `key` names the page and the language; `asOf` the count.
 */
export const keepDrawn = () => {
  const kept = new Map<string, Kept>();
  return async (key: string, asOf: string, now: string, draw: () => Promise<Drawn>): Promise<Drawn> => {
    const at = Date.parse(now);
    const found = kept.get(key);
    if (found !== undefined && found.asOf === asOf && at < found.until) return found.drawn;
    const { title, children } = await draw();
    const drawn = { title, children: raw(String(await children)) };
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { asOf, until: at + lasting, drawn });
    return drawn;
  };
};
