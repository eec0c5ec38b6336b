/** The files and letters of a case, for those who may see them. To everyone else they are not there. */
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { findCase } from '../../../../one-window/case/queries.ts';
import { makeLetter } from '../../../../one-window/documents/letter/make-letter.ts';
import { fileFor, letterFor } from '../../../../one-window/documents/who-sees.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere, refused } from '../../refused.tsx';
import { serveFile } from './serve-file.ts';

export const caseFile = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findCase(door.ledger, c.req.param('id') ?? '');
  const definition = found && (await findDefinition(door, found.state));
  const file = definition && fileFor(found.state, definition, c.req.param('attachment') ?? '', c.get('visitor').actor);
  const bytes = file && (await door.files.read(file.sha256));
  if (!file || !bytes) return nothingHere(c, door);
  return serveFile(c, bytes, { kind: file.kind, name: file.name ?? `${file.document}.${file.kind}` });
};

/** Made on the spot when the job that makes letters has not come to it yet. */
export const caseLetter = async (c: Ask, door: Door): Promise<Response> => {
  const [id, code] = [c.req.param('id') ?? '', c.req.param('code') ?? ''];
  const found = await findCase(door.ledger, id);
  const letter = found && letterFor(found.state, code, c.get('visitor').actor);
  if (!found || !letter) return nothingHere(c, door);
  const made = await makeLetter(door, id, code);
  if (isRefusal(made)) return refused(c, door, made);
  const bytes = await door.files.read(made.sha256);
  if (!bytes) return nothingHere(c, door);
  return serveFile(c, bytes, { kind: 'pdf', name: `${found.state.reference ?? code}.pdf` });
};
