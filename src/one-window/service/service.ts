/** A service and its versions: what may be applied for, and what editors are preparing. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { ServicePublished } from '../contract.ts';
import type { Definition } from './definition.ts';

/** One version, as it was drafted or published. */
export interface Version {
  readonly version: number;
  readonly definition: Definition;
  readonly digest: string;
  readonly at: Instant;
  readonly by: Id;
}
export interface Service {
  /** In the order they were published, which is the order of their numbers. Running cases keep theirs, so none ever goes. */
  readonly versions: readonly Version[];
  /** Its number is higher than every published one. */
  readonly draft: Version | null;
  /** No new cases; running ones go on. */
  readonly retired: { readonly why: string; readonly at: Instant } | null;
}
/** superseded: a newer version takes new cases · retired: the newest version of a service that takes no new cases. */
export type VersionStatus = 'draft' | 'published' | 'superseded' | 'retired';

interface Written {
  readonly version: number;
  readonly definition: Definition;
  readonly digest: string;
}
export type ServiceFact = Fact &
  (
    | { readonly type: 'ServiceDrafted'; readonly data: Written }
    | { readonly type: 'DraftDiscarded'; readonly data: { readonly version: number } }
    | (ServicePublished & { readonly data: Written })
    | { readonly type: 'ServiceRetired'; readonly data: { readonly why: string } }
    | { readonly type: 'ServiceReopened'; readonly data: Record<string, never> }
  );

export const latestOf = (state: Service): Version | undefined => state.versions.at(-1);
export const statusOf = (state: Service, version: Version): VersionStatus => {
  if (version === state.draft) return 'draft';
  if (version !== latestOf(state)) return 'superseded';
  return state.retired === null ? 'published' : 'retired';
};

const nothing: Service = { versions: [], draft: null, retired: null };

export const evolve = (state: Service | null, event: Recorded<ServiceFact>): Service => {
  const before = state ?? nothing;
  switch (event.type) {
    case 'ServiceDrafted': {
      const { version, definition, digest } = event.data;
      return { ...before, draft: { version, definition: { ...definition, draft: true }, digest, at: event.at, by: event.actor } };
    }
    case 'DraftDiscarded':
      return { ...before, draft: null };
    case 'ServicePublished': {
      const { version, definition, digest } = event.data;
      const published: Version = { version, definition: { ...definition, draft: false }, digest, at: event.at, by: event.actor };
      return { ...before, versions: [...before.versions, published], draft: null };
    }
    case 'ServiceRetired':
      return { ...before, retired: { why: event.data.why, at: event.at } };
    case 'ServiceReopened':
      return { ...before, retired: null };
  }
};
