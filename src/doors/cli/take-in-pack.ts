import { applyPack } from '../../identity/index.ts';
import { loadServices } from '../../one-window/service/checking/load-services.ts';
import { applyServices } from '../../one-window/service/from-pack.ts';
import type { OpenNode } from '../node.ts';

/**
 * Brings organisations and services in line with the pack, at every start. Files with mistakes leave the services as they are;
 * the log says what is wrong with which line.
 */
export const takeInPack = async (node: OpenNode): Promise<void> => {
  const { ledger, pack, settings, log, makeId } = node;
  const now = node.clock();
  await applyPack(ledger, pack.organisations, { now, makeId });
  const { files, errors } = loadServices(settings.DARICHA_PACK, pack);
  for (const e of errors ?? []) log.warn({ from: 'pack' }, `${e.file}:${e.line}:${e.column}: ${e.message}`);
  if (errors !== undefined) return;
  const { lines } = await applyServices(ledger, files, { now, makeId });
  for (const line of lines) log.warn({ from: 'pack' }, line);
  await node.window.catalogue.refresh(ledger);
};
