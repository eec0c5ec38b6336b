import type { FileStore } from '../../ledger/storage/files/files.ts';
import type { OpenLedger } from '../../ledger/open.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Programmes } from '../index.ts';
import type { Table } from './play.ts';

/** What is played with on a whole node: pages are asked afterwards, the call comes without them. */
export const tableOf = (node: {
  readonly ledger: OpenLedger;
  readonly programmes: Programmes;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly makeId: () => Id;
}): Table => ({
  ledger: node.ledger,
  programmes: node.programmes,
  rounds: { clock: node.clock, files: () => node.files, code: 'daricha test' },
  drawing: { clock: node.clock, transparency: () => node.ledger.transparency },
  makeId: node.makeId,
});
