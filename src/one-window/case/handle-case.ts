import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Intakes } from '../contract.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseDecider } from './decider.ts';

/** What handling a case needs of the room; `oneWindow()` is one. */
export interface CaseWindow {
  readonly case: CaseDecider;
  readonly catalogue: { refresh(ledger: Ledger): Promise<void> };
  readonly intakes?: Pick<Intakes, 'refresh'> | undefined;
}

/** Another process may have published a case's version or opened a call meanwhile: then it is read again, and the order given again, once. */
export const onNewestCatalogue = async (
  { window, ledger }: { readonly window: Pick<CaseWindow, 'catalogue' | 'intakes'>; readonly ledger: Ledger },
  order: () => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> => {
  const outcome = await order();
  if (!isRefusal(outcome)) return outcome;
  if (outcome.reason === 'service-version-unknown') await window.catalogue.refresh(ledger);
  else if (outcome.reason === 'no-open-call' && window.intakes !== undefined) await window.intakes.refresh(ledger);
  else return outcome;
  return order();
};

/** Hands an order about a case to the ledger. */
export const handleCase = (
  { window, ledger }: { readonly window: CaseWindow; readonly ledger: Ledger },
  command: CaseCommand,
): Promise<Handled | Refusal> => onNewestCatalogue({ window, ledger }, () => ledger.handle(command, window.case));
