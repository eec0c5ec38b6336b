/** What the room is given by `app.ts`, and what its reactions and tasks work with. */
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { FileStore } from '../ledger/storage/files/files.ts';
import type { Transparency } from '../ledger/transparency/transparency.ts';
import type { Applications } from '../one-window/contract.ts';
import type { BadgeMaker } from './contract.ts';

export interface ProgrammesOptions {
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
  /** The node's own zone, an IANA name: in which its days begin where a call names no other. */
  readonly timeZone: string;
  /** Seconds on a clock that only goes forward. */
  readonly elapsed: () => number;
  /** Which code gives places, as audit files say it: such as `daricha 0.1.0`. */
  readonly code: string;
  /** How to read what was applied for in the one window. */
  readonly applications: Applications;
  /** Signs credentials. */
  readonly badges: BadgeMaker;
  /** Once the ledger is open: where audit files are kept, and the checkpoints seeds come from. */
  readonly files: () => FileStore;
  readonly transparency: () => Transparency;
  /** The zone of a country, an IANA name: in which days of courses there begin; the call's own zone where it is not known. */
  readonly zoneOf?: ((country: string) => string | undefined) | undefined;
}
