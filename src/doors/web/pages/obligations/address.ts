import type { ObligationLine, ObligationSource } from '../../../../engagements/obligations/obligation-line.ts';
import { obligationSources } from '../../../../engagements/obligations/obligation-line.ts';

/** Its thing and its own id in one part of the address: ids are their source's own. */
export const obligationPath = ({ source, of, id }: Pick<ObligationLine, 'source' | 'of' | 'id'>): string =>
  `/obligations/${source}/${encodeURIComponent(of)}~${encodeURIComponent(id)}`;

export interface ObligationAddress {
  readonly source: ObligationSource;
  readonly of: string;
  readonly id: string;
}
/** `both`: as the router hands it over, decoded. Ids of things hold no `~`. */
export const addressed = (kind: string, both: string): ObligationAddress | undefined => {
  const source = obligationSources.find((s) => s === kind);
  const at = both.indexOf('~');
  if (source === undefined || at < 1 || at === both.length - 1) return undefined;
  return { source, of: both.slice(0, at), id: both.slice(at + 1) };
};
