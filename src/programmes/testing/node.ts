import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Programmes } from '../index.ts';
import type { Table } from './play.ts';

/** What is played with on a whole node: pages are asked afterwards, the call comes without them. */
export const tableOf = (node: { readonly ledger: Ledger; readonly programmes: Programmes; readonly makeId: () => Id }): Table => {
  const { ledger, programmes, makeId } = node;
  return { ledger, programmes, makeId, rounds: programmes.rounds, drawing: programmes.drawing };
};
