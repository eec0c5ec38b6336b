import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { communiques } from '../../../src/communiques/index.ts';
import type { Extractor } from '../../../src/communiques/extraction/extraction.ts';
import { testRelations } from '../../../src/engagements/testing/relations.ts';
import { identityRoom } from '../../../src/identity/index.ts';
import type { Probe } from '../../../src/ledger/handling/probe.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import type { Storage } from '../../../src/ledger/storage/connection.ts';
import { newNodeKey } from '../../../src/ledger/transparency/node-key.ts';

const clock = (): string => '2026-03-02T09:00:00.000Z';
const extractor: Extractor = {
  id: 'rules',
  version: '1',
  extract: async () => ({ engine: 'rules', version: '1', parties: [], meeting: null, commitments: [], dropped: [] }),
};

/** The rooms that meetings, mails and the register need; mails go to `smtpUrl`. */
export const roomsOf = (smtpUrl: string) => {
  const publicUrl = 'http://node.example';
  const around = { clock, makeId: randomUUID, random: randomBytes, publicUrl, mailFrom: 'daricha@node.example', smtpUrl };
  const { engagements } = testRelations(clock, around);
  const identity = identityRoom({ ...around, erase: () => Promise.reject(new Error('nobody is erased here')) });
  const register = communiques({
    ...{ extractor, clock, publicUrl, makeId: randomUUID },
    rules: { home: 'AX', quietDays: 180 },
    documents: engagements.documents,
  });
  return [identity, register, engagements.room];
};
/** They in one of several processes that have a database and a folder in common. */
export const openMeetings = (storage: Storage, folder: string, smtpUrl: string, probe: Probe = () => undefined) =>
  openLedger({
    ...{ storage, clock, probe, rooms: roomsOf(smtpUrl) },
    filesFolder: join(folder, 'files'),
    nodeKey: newNodeKey('node.test'),
  });
