import type { Extractor } from '../communiques/extraction/extraction.ts';
import type { Engagements } from '../engagements/index.ts';
import type { OpenBadges } from '../exchange/index.ts';
import type { Pack } from '../identity/pack/schema.ts';
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { OpenLedger } from '../ledger/open.ts';
import type { FileStore } from '../ledger/storage/files/files.ts';
import type { Transparency } from '../ledger/transparency/transparency.ts';
import type { OneWindow } from '../one-window/index.ts';
import type { Programmes } from '../programmes/index.ts';
import type { Settings } from './settings.ts';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A node that is open: what `app.ts` has put together for the doors. */
export interface OpenNode {
  readonly settings: Settings;
  readonly pack: Pack;
  readonly ledger: OpenLedger;
  readonly files: FileStore;
  readonly transparency: Transparency;
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
  /** Reads communiqués: the engine that is set, with its fallback. */
  readonly extractor: Extractor;
  /** Services, cases, and the calendars that offices keep. */
  readonly window: OneWindow;
  /** Programmes, and what a manager does with their calls. */
  readonly programmes: Programmes;
  /** Agreements, working groups, meetings and what they leave to be done. */
  readonly engagements: Engagements;
  /** Signs, shows and checks credentials. */
  readonly badges: OpenBadges;
  readonly log: Log;
  close(): Promise<void>;
}
