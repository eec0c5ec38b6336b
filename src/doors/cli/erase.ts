import { dropEverythingOf, findPerson } from '../../identity/index.ts';
import type { OpenNode } from '../node.ts';

/**
 * Erases people who have no account, by the id under which they are listed: participants of meetings, members of groups, and who signed
 * an agreement (`signatory.<agreement>.<country>`). Whoever has an account is erased on their page, which also ends their access.
 */
export const eraseSeats = async (
  { ledger }: Pick<OpenNode, 'ledger'>,
  ids: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly failed: number }> => {
  const lines: string[] = [];
  let failed = 0;
  for (const id of ids) {
    const account = await findPerson(ledger.db, id);
    if (account === undefined) await dropEverythingOf(ledger.db, id);
    const events = account === undefined ? (await ledger.erase({ person: id })).events : 0;
    if (events === 0) failed += 1;
    const unknown = account === undefined ? 'nothing is kept of anybody by this id' : 'has an account: erase them on their page';
    lines.push(`${id}: ${events > 0 ? `erased from ${events} ${events === 1 ? 'record' : 'records'}` : unknown}`);
  }
  return { lines, failed };
};
