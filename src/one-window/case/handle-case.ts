import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseDecider } from './decider.ts';

/** What handling a case needs of the room; `oneWindow()` is one. */
export interface CaseWindow {
  readonly case: CaseDecider;
  readonly catalogue: { refresh(ledger: Ledger): Promise<void> };
}

/**
 * Hands an order to the ledger. Another process may have published the version meanwhile: then the catalogue is read again, once.
 */
export const handleCase = async (
  { window, ledger }: { readonly window: CaseWindow; readonly ledger: Ledger },
  command: CaseCommand,
): Promise<Handled | Refusal> => {
  const outcome = await ledger.handle(command, window.case);
  if (!isRefusal(outcome) || outcome.reason !== 'service-version-unknown') return outcome;
  await window.catalogue.refresh(ledger);
  return ledger.handle(command, window.case);
};
