import { applyPack } from '../../identity/index.ts';
import { loadServices } from '../../one-window/service/checking/load-services.ts';
import { applyServices } from '../../one-window/service/from-pack.ts';
import { loadProgrammes } from '../../programmes/programme/checking/load-programmes.ts';
import { applyProgrammes } from '../../programmes/programme/from-pack.ts';
import type { OpenNode } from '../node.ts';

/**
 * Brings organisations, services and programmes in line with the pack, at every start. Files with mistakes leave what there is as it is;
 * the log says what is wrong with which line.
 */
export const takeInPack = async (node: OpenNode): Promise<void> => {
  const { ledger, pack, settings, log, makeId } = node;
  const now = node.clock();
  await applyPack(ledger, pack.organisations, { now, makeId });
  const services = loadServices(settings.DARICHA_PACK, pack);
  for (const e of services.errors ?? []) log.warn({ from: 'pack' }, `${e.file}:${e.line}:${e.column}: ${e.message}`);
  if (services.errors !== undefined) return;
  const taken = await applyServices(ledger, services.files, { now, makeId });
  for (const line of taken.lines) log.warn({ from: 'pack' }, line);
  await node.window.catalogue.refresh(ledger);

  const programmes = loadProgrammes(settings.DARICHA_PACK, pack, node.window.applications);
  for (const e of programmes.errors ?? []) log.warn({ from: 'pack' }, `${e.file}:${e.line}:${e.column}: ${e.message}`);
  const begun = await applyProgrammes(ledger, programmes.files ?? [], { now, makeId });
  for (const line of begun.lines) log.warn({ from: 'pack' }, line);
  await node.programmes.book.refresh(ledger);
};
