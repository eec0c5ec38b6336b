/** What the room is given by `app.ts`. */
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { FileStore } from '../ledger/storage/files/files.ts';
import type { Applications } from '../one-window/contract.ts';
import type { Template } from './templates/definition.ts';

export interface EngagementsOptions {
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
  /** The node's own zone, an IANA name, in which its days begin. */
  readonly timeZone: string;
  /** The node's own country. */
  readonly home: string;
  /** Templates of the pack. */
  readonly templates: readonly Template[];
  /** How to read what was vetted in the one window. */
  readonly applications: Pick<Applications, 'find'>;
  /** Once the ledger is open: scans and papers. */
  readonly files: () => FileStore;
  /** The mail server; without one, invitations land in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** Who invites, `Name <address>`: answers come back to this address. */
  readonly mailFrom?: string | undefined;
}
