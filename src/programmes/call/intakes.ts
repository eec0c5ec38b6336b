/** Which calls take applications, in memory: the one window asks with every application. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Intake, Intakes } from '../../one-window/contract.ts';
import { listIntakes } from './queries.ts';

/** After so many seconds, whoever asks has it read again in passing, for those who ask next. */
const staleAfter = 3;

/** `elapsed`: seconds on a clock that only goes forward. With it the book keeps up with other processes; without, only by `refresh`. */
export const openIntakes = ({ elapsed }: { readonly elapsed?: (() => number) | undefined } = {}): Intakes => {
  let source: { readonly ledger: Ledger; readonly at: number } | undefined;
  let byService = new Map<Id, readonly Intake[]>();
  const refresh = async (ledger: Ledger): Promise<void> => {
    source = { ledger, at: elapsed?.() ?? 0 };
    const found = new Map<Id, Intake[]>();
    for (const { service, zone, ...intake } of await listIntakes(ledger)) {
      found.set(service, [...(found.get(service) ?? []), { ...intake, timeZone: zone }]);
    }
    byService = found;
  };
  return {
    of: (service) => {
      // A reading that fails is tried again by who asks after it; what is held stays good.
      if (elapsed !== undefined && source !== undefined && elapsed() - source.at >= staleAfter) {
        refresh(source.ledger).catch(() => undefined);
      }
      return byService.get(service) ?? [];
    },
    refresh,
  };
};
