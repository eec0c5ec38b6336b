/** Taking files into a case, and finding those the applicant has sent before. */
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { AttachedFile, Case } from '../../../../one-window/case/case.ts';
import type { CaseOrder } from '../../../../one-window/case/commands.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { listCasesOf } from '../../../../one-window/case/queries.ts';
import { fileTitle } from '../../../../one-window/case/views/naming.ts';
import { receiveFile } from '../../../../one-window/documents/receive.ts';
import type { FileKind, Text } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { actOnCase, type OwnCase } from './own-case.ts';

/** What a document or a file question takes. */
export interface Wanted {
  readonly id: string;
  readonly kinds: readonly FileKind[];
  readonly megabytes: number;
  /** How many at most. */
  readonly files: number;
}
export const usualKinds: readonly FileKind[] = ['pdf', 'jpeg', 'png'];
export const usualMegabytes = 10;

export const accepted = (kinds: readonly FileKind[]): string =>
  kinds.map((kind) => (kind === 'jpeg' ? '.jpg,.jpeg' : `.${kind}`)).join(',');
export const filesFor = ({ state }: Pick<OwnCase, 'state'>, document: string): readonly AttachedFile[] =>
  state.files.filter((file) => file.document === document && file.task === null);

const attach = async (c: Ask, door: Door, own: OwnCase, data: CaseOrder<'AttachFile'>): Promise<Refusal | undefined> => {
  const attached = await actOnCase(c, door, { id: door.makeId(), type: 'AttachFile', on: own.id, data });
  return isRefusal(attached) ? attached : undefined;
};

/** Looks at a file, keeps it and attaches it; a new file takes the place of the old one where only one goes. */
export const takeFile = async (c: Ask, door: Door, own: OwnCase, wanted: Wanted, file: File): Promise<Refusal | undefined> => {
  const about = [own.state.applicant.person];
  const { kinds, megabytes, id } = wanted;
  const received = await receiveFile({ files: door.files, scanner: door.window.scanner, makeId: door.makeId }, file, {
    document: id,
    kinds,
    megabytes,
    about,
  });
  if (isRefusal(received)) return received;
  const before = filesFor(own, id);
  // Sent twice, the same file is there already.
  if (before.some((one) => one.sha256 === received.sha256)) return undefined;
  const old = wanted.files === 1 ? before[0] : undefined;
  return attach(c, door, own, old ? { ...received, replaces: old.attachment } : received);
};

/** A file of another case of the same applicant; by `<case>/<attachment>`. */
export interface EarlierFile {
  readonly id: string;
  readonly file: AttachedFile;
  readonly title: Text;
  readonly reference: string | null;
}
const mostCases = 10;

export const earlierFiles = async (door: Door, own: OwnCase): Promise<readonly EarlierFile[]> => {
  const cases = (await listCasesOf(door.ledger, own.state.applicant.person, mostCases + 1)).filter((one) => one.id !== own.id);
  const found = await Promise.all(
    cases.map(async ({ id, reference }): Promise<readonly EarlierFile[]> => {
      const state = (await door.ledger.state<Case>(streamId('case', id)))?.state;
      const definition = state && (await findDefinition(door, state));
      if (!state || !definition) return [];
      return state.files
        .filter((file) => file.task === null && file.name !== null)
        .map((file) => ({ id: `${id}/${file.attachment}`, file, title: fileTitle(definition, file.document), reference }));
    }),
  );
  const seen = new Set<string>();
  return found.flat().filter(({ file }) => !seen.has(file.sha256) && Boolean(seen.add(file.sha256)));
};

export const fits = ({ file }: EarlierFile, wanted: Wanted): boolean =>
  wanted.kinds.includes(file.kind) && file.bytes <= wanted.megabytes * 1_048_576;

export const reuseFile = async (c: Ask, door: Door, own: OwnCase, wanted: Wanted, id: string): Promise<Refusal | undefined> => {
  const found = (await earlierFiles(door, own)).find((one) => one.id === id && fits(one, wanted));
  if (!found) return refuse('file-not-found');
  const { sha256, kind, bytes, name } = found.file;
  if (filesFor(own, wanted.id).some((one) => one.sha256 === sha256)) return undefined;
  const attachment = door.makeId();
  return attach(c, door, own, { attachment, document: wanted.id, sha256, kind, bytes, name: name ?? 'file', task: null });
};
