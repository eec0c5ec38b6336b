/** A programme and its versions: what is taught, by whom, where, and by which rule its places are given. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { ProgrammeDefinition } from './definition.ts';

export interface ProgrammeVersion {
  readonly version: number;
  readonly definition: ProgrammeDefinition;
  readonly digest: string;
  readonly at: Instant;
  readonly by: Id;
}
export interface Programme {
  /** In the order they were published, which is the order of their numbers. Calls and cohorts keep theirs, so none ever goes. */
  readonly versions: readonly ProgrammeVersion[];
  /** No new calls; running ones go on. */
  readonly retired: { readonly why: string; readonly at: Instant } | null;
}
/** superseded: a newer version is used by new calls · retired: the newest version of a programme that opens no new calls. */
export type ProgrammeStatus = 'published' | 'superseded' | 'retired';

export type ProgrammeFact = Fact &
  (
    | { readonly type: 'ProgrammePublished'; readonly data: Pick<ProgrammeVersion, 'version' | 'definition' | 'digest'> }
    | { readonly type: 'ProgrammeRetired'; readonly data: { readonly why: string } }
    | { readonly type: 'ProgrammeReopened'; readonly data: Record<string, never> }
  );

export const latestOf = (state: Programme): ProgrammeVersion | undefined => state.versions.at(-1);
export const statusOf = (state: Programme, version: ProgrammeVersion): ProgrammeStatus => {
  if (version !== latestOf(state)) return 'superseded';
  return state.retired === null ? 'published' : 'retired';
};

export const evolve = (state: Programme | null, event: Recorded<ProgrammeFact>): Programme => {
  const before = state ?? { versions: [], retired: null };
  switch (event.type) {
    case 'ProgrammePublished':
      return { ...before, versions: [...before.versions, { ...event.data, at: event.at, by: event.actor }] };
    case 'ProgrammeRetired':
      return { ...before, retired: { why: event.data.why, at: event.at } };
    case 'ProgrammeReopened':
      return { ...before, retired: null };
  }
};
