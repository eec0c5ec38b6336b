import { deliveryScales } from '../../../../communiques/commitment/commitment.ts';
import { instruments, stages, topics } from '../../../../communiques/extraction/extraction.ts';
import type { CommitmentFilter, Mark } from '../../../../communiques/tracker/commitments/filter.ts';

const marks: readonly Mark[] = ['specific', 'said-again', 'gone-quiet'];
const sorts = ['newest', 'oldest', 'number', 'best'] as const;

/** The filter that a query string asks for; what it does not know is left out, so that an old link still finds something. */
export const filterFrom = (query: URLSearchParams): CommitmentFilter => {
  const among = <T extends string>(name: string, known: readonly T[]): readonly T[] => {
    const asked = query.getAll(name).flatMap((v) => v.split(','));
    return known.filter((v) => asked.includes(v));
  };
  const text = query.get('q')?.trim().slice(0, 500).replaceAll('\u0000', '');
  const sort = sorts.find((s) => s === query.get('sort')) ?? (text ? 'best' : 'newest');
  const partner = query
    .getAll('partner')
    .flatMap((v) => v.split(','))
    .map((v) => v.toUpperCase())
    .filter((v) => /^[A-Z]{2}$/.test(v))
    .slice(0, 40);
  const year = query
    .getAll('year')
    .flatMap((v) => v.split(','))
    .filter((v) => /^\d{4}$/.test(v))
    .map(Number)
    .slice(0, 40);
  return {
    ...(text ? { text } : {}),
    partner,
    year,
    sort,
    topic: among('topic', topics),
    instrument: among('instrument', instruments),
    stage: among('stage', stages),
    delivery: among('delivery', ['none', ...deliveryScales]),
    mark: among('mark', marks),
  };
};

/** The same filter as a query string, in one order, so that equal filters have equal addresses. */
export const queryOf = (filter: CommitmentFilter, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams();
  if (filter.text) query.set('q', filter.text);
  for (const name of ['partner', 'topic', 'instrument', 'stage', 'delivery', 'year', 'mark'] as const) {
    for (const value of filter[name] ?? []) query.append(name, String(value));
  }
  if (filter.sort && filter.sort !== (filter.text ? 'best' : 'newest')) query.set('sort', filter.sort);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : '';
};
