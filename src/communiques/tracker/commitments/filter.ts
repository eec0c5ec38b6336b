/** What a list of commitments can be narrowed by; the address, the API and the exports use these same words. */
import type { DeliveryScale, Instrument, Iso2, Stage, Topic } from '../../contract.ts';

export type Mark = 'specific' | 'said-again' | 'gone-quiet';
/** Within one facet the values are alternatives; between facets all must hold. */
export interface CommitmentFilter {
  /** As in a web search: words, "a phrase", or, -not. */
  readonly text?: string;
  readonly partner?: readonly Iso2[];
  readonly topic?: readonly Topic[];
  readonly instrument?: readonly Instrument[];
  readonly stage?: readonly Stage[];
  /** `none`: nothing has been reported yet. */
  readonly delivery?: readonly (DeliveryScale | 'none')[];
  /** The years in which they were first said. */
  readonly year?: readonly number[];
  readonly mark?: readonly Mark[];
  readonly sort?: 'newest' | 'oldest' | 'number' | 'best';
}
export const facets = ['partner', 'topic', 'instrument', 'stage', 'delivery', 'year'] as const;
export type Facet = (typeof facets)[number];

/** The letter a facet's values carry in the `facets` column. */
export const letters = { partner: 'p', topic: 't', instrument: 'i', stage: 's', delivery: 'd', year: 'y' } as const satisfies Record<
  Facet,
  string
>;

export interface FacetValue {
  readonly value: string;
  /** How many commitments there would be with this value, the other facets staying as they are. */
  readonly count: number;
  readonly active: boolean;
}

export interface CommitmentSummary {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly parties: readonly Iso2[];
  readonly partners: readonly Iso2[];
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
  readonly stage: Stage | null;
  /** Null: nothing reported yet. */
  readonly delivery: DeliveryScale | null;
  readonly specific: boolean;
  readonly saidAgain: boolean;
  readonly stepBack: boolean;
  readonly quiet: boolean;
  readonly firstSaid: string | null;
  readonly lastSaid: string | null;
  readonly heard: string | null;
  readonly mentions: number;
  readonly due: string | null;
  readonly owners: readonly string[];
}
export interface CommitmentList {
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly items: readonly CommitmentSummary[];
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

/** The day, and the pack's rule, by which a commitment is called quiet. */
export interface Today {
  readonly today: string;
  readonly quietDays: number;
}
