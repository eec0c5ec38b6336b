import type { Ledger } from '../../ledger/ledger.ts';
import type { Catalogue } from '../service/catalogue.ts';
import type { Definition } from '../service/definition.ts';
import type { Case } from './case.ts';

/** The version of a service that a case names; looked for once more when another process published it meanwhile. */
export const findDefinition = async (
  { window, ledger }: { readonly window: { readonly catalogue: Pick<Catalogue, 'find' | 'refresh'> }; readonly ledger: Ledger },
  { service, version, trial }: Pick<Case, 'service' | 'version' | 'trial'>,
): Promise<Definition | undefined> => {
  const { catalogue } = window;
  const known = catalogue.find(service, version, trial);
  if (known !== undefined) return known;
  await catalogue.refresh(ledger);
  return catalogue.find(service, version, trial);
};
