import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What this room's acts need from outside; a web door is one, once randomness is added. */
export interface Around {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
}

const ms = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
export const lasting = (count: number, unit: keyof typeof ms): number => count * ms[unit];

/** An instant moved by milliseconds, as PostgreSQL takes it. */
export const moved = (at: string, by: number): Date => new Date(Date.parse(at) + by);
