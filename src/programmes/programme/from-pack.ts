/** The programmes that come with a node's pack, brought into the ledger at every start; and one that an editor brings as a file. */
import { type Actor, system } from '../../kernel/decider/actor.ts';
import type { Id, MakeId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { programme as decider } from './decider.ts';
import type { ProgrammeDefinition } from './definition.ts';
import { digestOf } from './digest.ts';
import { latestOf, type Programme } from './programme.ts';
import { findProgramme } from './queries.ts';

/** One file of a pack's `programmes/` folder. */
export interface PackProgramme {
  /** As people find it, such as `packs/…/programmes/x.yaml`. */
  readonly file: string;
  readonly definition: ProgrammeDefinition;
}
export interface AppliedProgrammes {
  /** Ids of what is new in this start. */
  readonly published: readonly Id[];
  /** What an operator should know, one line each: files that could not have their way. */
  readonly lines: readonly string[];
}

/** What should happen to bring one file in: nothing, a published version, or only a line for the log. */
export const wishOf = ({ file, definition }: PackProgramme, state: Programme | null): 'nothing' | 'publish' | { readonly line: string } => {
  const { id, version } = definition;
  const latest = state === null ? undefined : latestOf(state)?.version;
  const same = state?.versions.find((v) => v.version === version);
  if (same?.digest === digestOf(definition)) return 'nothing';
  if (latest !== undefined && version <= latest) {
    const why = same === undefined ? `version ${latest} is newer than ${version}` : `version ${version} is already published`;
    return { line: `${file} was changed but ${why}: give it version ${latest + 1}` };
  }
  return state?.retired ? { line: `${file} waits: ${id} is retired; reopen it, then start again` } : 'publish';
};

/** Publishes one definition as it was read and checked. */
export const publishProgramme = (
  ledger: Ledger,
  definition: ProgrammeDefinition,
  { id, actor, now }: { readonly id: Id; readonly actor: Actor; readonly now: Instant },
): Promise<Handled | Refusal> => {
  const data = { definition, digest: digestOf(definition) };
  return ledger.handle({ id, type: 'PublishProgramme', on: definition.id, actor, now, data }, decider);
};

/**
 * Publishes what is new in a pack; does nothing when nothing is. A published version never changes: a file that was changed without a new
 * number leaves the published one as it is and is told about in `lines`. Calls are drafted by their managers, never by the pack.
 */
export const applyProgrammes = async (
  ledger: Ledger,
  programmes: readonly PackProgramme[],
  { now, makeId }: { readonly now: Instant; readonly makeId: MakeId },
): Promise<AppliedProgrammes> => {
  const published: Id[] = [];
  const lines: string[] = [];
  for (const entry of programmes) {
    const { definition, file } = entry;
    const wish = wishOf(entry, (await findProgramme(ledger, definition.id))?.state ?? null);
    if (typeof wish === 'object') lines.push(wish.line);
    if (wish !== 'publish') continue;
    const outcome = await publishProgramme(ledger, definition, { id: makeId(), actor: system('pack'), now });
    if (!isRefusal(outcome)) published.push(definition.id);
    // Another process that starts at the same moment says the same.
    else if (outcome.reason !== 'nothing-changed') lines.push(`${file} could not be taken in: ${outcome.reason}`);
  }
  return { published, lines };
};
