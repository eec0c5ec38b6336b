/** What the register of commitments tells a brief. `app.ts` hands in where it comes from: this room knows the register only by its types. */
import type { Day, When } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export interface RegisterPromise {
  /** The commitment's number. */
  readonly number: string;
  readonly title: string;
  /** The sides that promised it. */
  readonly by: readonly string[];
  /** How far it has come in words, and what was delivered; null: nothing was said or reported. */
  readonly stage: string | null;
  readonly delivery: string | null;
  readonly due: Day | null;
  /** When it was last spoken of, where, and in which words. */
  readonly said: { readonly day: When; readonly quote: string; readonly communique: string } | null;
  readonly quiet: boolean;
}
export interface Register {
  /** Open commitments with a partner that are not delivered, last spoken of first; all of them are public. */
  promisesWith(ledger: Ledger, partner: string, today: Day): Promise<readonly RegisterPromise[]>;
}
export const noRegister: Register = { promisesWith: async () => [] };
