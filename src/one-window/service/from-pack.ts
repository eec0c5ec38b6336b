/** The services that come with a node's pack, brought into the ledger at every start. */
import { system } from '../../kernel/decider/actor.ts';
import type { MakeId } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Definition } from './definition.ts';
import { digestOf } from './digest.ts';
import { latestOf, type Service } from './service.ts';
import { service as decider } from './service-decider.ts';

/** One file of a pack's `services/` folder. */
export interface PackService {
  /** As people find it, such as `packs/…/services/x.yaml`. */
  readonly file: string;
  readonly definition: Definition;
}
export interface Applied {
  /** Ids of what is new in this start. */
  readonly published: readonly string[];
  readonly drafted: readonly string[];
  /** What an operator should know, one line each: files that could not have their way. */
  readonly lines: readonly string[];
}
const pack = system('pack');

/** What should happen to bring one file in: nothing, a draft, a published version, or only a line for the log. */
export const wishOf = (
  { file, definition }: PackService,
  state: Service | null,
): 'nothing' | 'draft' | 'publish' | { readonly line: string } => {
  const { version } = definition;
  const digest = digestOf(definition);
  const latest = state === null ? undefined : latestOf(state)?.version;
  const same = state?.versions.find((v) => v.version === version);
  if (same?.digest === digest) return 'nothing';
  if (latest !== undefined && version <= latest) {
    const why = same === undefined ? `version ${latest} is newer than ${version}` : `version ${version} is already published`;
    return { line: `${file} was changed but ${why}: give it version ${latest + 1}` };
  }
  const standing = state?.draft ?? null;
  if (standing !== null && standing.by !== pack.id) {
    const resolve = `publish or discard it, then start again`;
    return standing.digest === digest && definition.draft
      ? 'nothing'
      : { line: `${file} waits: an editor has drafted version ${standing.version} of ${definition.id}; ${resolve}` };
  }
  if (definition.draft) return standing?.digest === digest ? 'nothing' : 'draft';
  if (state?.retired) return { line: `${file} waits: ${definition.id} is retired; reopen it, then start again` };
  return 'publish';
};

/**
 * Publishes and drafts what is new in a pack; does nothing when nothing is. A published version never changes: a file that was
 * changed without a new number leaves the published one as it is and is told about in `lines`.
 */
export const applyServices = async (
  ledger: Ledger,
  services: readonly PackService[],
  { now, makeId }: { readonly now: Instant; readonly makeId: MakeId },
): Promise<Applied> => {
  const published: string[] = [];
  const drafted: string[] = [];
  const lines: string[] = [];
  for (const entry of services) {
    const { definition, file } = entry;
    const state = (await ledger.state<Service>(streamId('service', definition.id)))?.state ?? null;
    const wish = wishOf(entry, state);
    if (typeof wish === 'object') lines.push(wish.line);
    if (typeof wish === 'object' || wish === 'nothing') continue;
    const order = async (type: 'DraftService' | 'PublishService', data: object): Promise<boolean> => {
      const handled = await ledger.handle({ id: makeId(), type, on: definition.id, actor: pack, now, data }, decider);
      // Another process that starts at the same moment says the same.
      const refused = isRefusal(handled) && !['nothing-changed', 'version-already-published'].includes(handled.reason);
      if (refused) lines.push(`${file} could not be taken in: ${handled.reason}`);
      return !refused;
    };
    if (!(await order('DraftService', { definition }))) continue;
    if (wish === 'draft') drafted.push(definition.id);
    else if (await order('PublishService', { version: definition.version, digest: digestOf(definition) })) published.push(definition.id);
  }
  return { published, drafted, lines };
};
