/** Agreements as the register of commitments may tell of them: the port `RegisterDocuments` of the contract. */
import { idOfStream, kindOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { RegisterDocuments } from '../contract.ts';
import { fulfilsOf } from './fulfils.ts';
import { findAgreement } from './queries.ts';
import { concludedOn } from './time.ts';

export const registerDocuments: RegisterDocuments = {
  find: async (ledger, stream) => {
    if (kindOfStream(stream) !== 'agreement') return undefined;
    const found = await findAgreement(ledger, idOfStream(stream));
    if (found === undefined) return undefined;
    const { id, state } = found;
    return {
      id,
      kind: 'agreement',
      title: state.title,
      parties: state.parties.map((p) => p.country),
      visibility: state.visibility,
      signed: concludedOn(state),
      inForce: state.inForce,
      fulfils: fulfilsOf(state),
    };
  },
};
