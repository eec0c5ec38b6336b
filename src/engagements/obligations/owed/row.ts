/** What is owed and not met, as narrow rows for each two sides: pages count a relationship by these instead of reading all that was ever owed. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../../kernel/time/time.ts';

export interface Pair {
  /** Two of its sides, the one whose code comes first in `a`. */
  readonly a: string;
  readonly b: string;
}
interface Owed extends Pair {
  readonly stream: string;
  /** Who owes it. */
  readonly country: string;
  readonly due: Day;
  /** Who owes it says done and nobody says otherwise. */
  readonly claimed: boolean;
  readonly disputed: boolean;
  /** Every office that may see it. */
  readonly offices: readonly Id[];
}
export interface AgreementOwedTable extends Owed {
  readonly obligation: Id;
}
export interface MeetingOwedTable extends Owed {
  readonly item: Id;
  readonly group_id: Id | null;
}
export const agreementOwedTables = { agreement_owed: { key: ['stream', 'obligation', 'a', 'b'] } } as const;
export const meetingOwedTables = { meeting_owed: { key: ['stream', 'item', 'a', 'b'] } } as const;

export const pairOf = (one: string, other: string): Pair => (one < other ? { a: one, b: other } : { a: other, b: one });
export const pairsOf = (countries: readonly string[]): readonly Pair[] => {
  const sides = [...new Set(countries)].sort();
  return sides.flatMap((a, i) => sides.slice(i + 1).map((b) => ({ a, b })));
};
