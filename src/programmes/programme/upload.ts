/** A new version of a programme that an editor brings as a file. */
import type { PackError } from '../../identity/pack/read-yaml.ts';
import type { Pack } from '../../identity/pack/schema.ts';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ProgrammeBook } from './book.ts';
import { type KnownServices, readProgramme } from './checking/load-programmes.ts';
import type { ProgrammeDefinition } from './definition.ts';
import { publishProgramme } from './from-pack.ts';

export interface Upload {
  /** Its name without the ending must be the programme's id. */
  readonly file: string;
  readonly source: string;
  readonly pack: Pack;
  readonly services: KnownServices;
  readonly id: Id;
  readonly actor: Actor;
  readonly now: Instant;
}
export type Uploaded = { readonly published: ProgrammeDefinition } | { readonly errors: readonly PackError[] } | Refusal;

/** Checks the file as `pack check` would, and publishes it; who may is asked of the programme as with every order. */
export const uploadProgramme = async (ledger: Ledger, book: Pick<ProgrammeBook, 'refresh'>, upload: Upload): Promise<Uploaded> => {
  const { file, source, pack, services } = upload;
  const read = readProgramme(file, source, pack, services);
  if (read.errors !== undefined) return { errors: read.errors };
  const outcome = await publishProgramme(ledger, read.definition, upload);
  if (isRefusal(outcome)) return outcome;
  await book.refresh(ledger);
  return { published: read.definition };
};
