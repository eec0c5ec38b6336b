/** A file that somebody sends for a case: looked at, named anew, scanned and kept, or refused with the reason. */
import type { Id, MakeId } from '../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { FileStore } from '../../ledger/storage/files/files.ts';
import type { CaseOrder } from '../case/commands.ts';
import type { FileKind } from '../service/definition.ts';
import { cleanName } from './clean-name.ts';
import { contentOf, mediaTypes } from './content/content.ts';
import type { Scanner } from './scan.ts';

export interface Receiving {
  readonly files: Pick<FileStore, 'keep'>;
  /** Undefined: no scanner is set, and files are taken without. */
  readonly scanner: Scanner | undefined;
  readonly makeId: MakeId;
}

/** What the service asks for. */
export interface Asked {
  /** The document or file question it answers. */
  readonly document: string;
  /** The task that makes it; null for the applicant's. */
  readonly task?: string | null;
  readonly kinds: readonly FileKind[];
  readonly megabytes: number;
  /** Whom it belongs to; erasing one of them erases it. */
  readonly about: readonly Id[];
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const megabyte = 1_048_576;

const verdict = async (scanner: Scanner | undefined, bytes: Uint8Array): Promise<Refusal | undefined> => {
  const said = await scanner?.scan(bytes);
  if (said === undefined || said.is === 'clean') return undefined;
  if (said.is === 'infected') return refuse('file-infected', { what: said.what });
  if (said.is === 'too-large') return refuse('file-too-large-to-scan');
  return refuse('file-not-scanned');
};

/**
 * The data of the order `AttachFile`. The bytes are kept before the order is given: an order that is then refused leaves a file
 * that nothing names, which is waste and no harm.
 */
export const receiveFile = async (
  { files, scanner, makeId }: Receiving,
  upload: File | Upload,
  asked: Asked,
): Promise<CaseOrder<'AttachFile'> | Refusal> => {
  const most = asked.megabytes * megabyte;
  const tooLarge = () => refuse('file-larger-than-asked', { megabytes: asked.megabytes });
  if (upload instanceof File && upload.size > most) return tooLarge();
  const bytes = upload instanceof File ? new Uint8Array(await upload.arrayBuffer()) : upload.bytes;
  if (bytes.length === 0) return refuse('file-is-empty');
  if (bytes.length > most) return tooLarge();
  const { kind, problem } = contentOf(bytes);
  if (kind === undefined || !asked.kinds.includes(kind)) return refuse('file-kind-not-taken', { kinds: asked.kinds });
  if (problem !== undefined) return refuse(problem);
  const infected = await verdict(scanner, bytes);
  if (infected !== undefined) return infected;
  const kept = await files.keep(bytes, mediaTypes[kind], asked.about);
  return {
    attachment: makeId(),
    document: asked.document,
    sha256: kept.digest,
    kind,
    bytes: bytes.length,
    name: cleanName(upload.name, kind),
    task: asked.task ?? null,
  };
};
