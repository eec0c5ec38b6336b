/** Badges that this node issued, as the ledger has them. */
import type { IssuedBadge, OwnLedger, Remade } from '../../../../exchange/index.ts';
import { findCredential, revokedIndexes } from '../../../../programmes/credential/queries.ts';
import type { Credential } from '../../../../programmes/credential/credential.ts';
import type { OpenNode } from '../../../node.ts';

export const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isId = (id: string): boolean => new RegExp(`^${idPattern}$`).test(id);

type Around = Pick<OpenNode, 'ledger' | 'badges'>;

export interface OwnBadge {
  readonly state: Credential;
  /** Undefined when it was erased or cannot be made again faithfully. */
  readonly remade: Remade | undefined;
}

export const findBadge = async ({ ledger, badges }: Around, id: string): Promise<OwnBadge | undefined> => {
  const found = isId(id) ? await findCredential(ledger, id) : undefined;
  const issued: IssuedBadge | undefined = found?.state;
  return found && issued && { state: found.state, remade: badges.remade(issued, id) };
};

/** What the check asks of this node instead of the network. */
export const ownLedger = (around: Around): OwnLedger => ({
  find: async (id) => {
    const found = await findBadge(around, id);
    return found && { revoked: found.state.revoked, document: found.remade?.document ?? null };
  },
  revokedIndexes: async (list) => (await revokedIndexes(around.ledger, list)) ?? [],
});
