/** Letters, files and tracking on a database of their own: the desks' invented service, and a browser for each person or for nobody. */
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import { identityRoom, listOutbox } from '../../../../identity/index.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import { taskList } from '../../../../ledger/jobs/jobs.ts';
import { runDueJobs } from '../../../../ledger/jobs/testing.ts';
import { receiveFile } from '../../../../one-window/documents/receive.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { testRelations } from '../../../../engagements/testing/relations.ts';
import { testCourses } from '../../../../programmes/testing/courses.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import type { Assets } from '../../assets.ts';
import { frameOf } from '../../frame.tsx';
import { cookiesFor } from '../../visitor.ts';
import { openDesks, staff } from '../inbox/testing.ts';
import { ledgerPages } from '../register/ledger.tsx';
import { letterPages } from './mounts.ts';

export const origin = 'http://localhost:3000';

export const openLetters = async ({ assets }: { readonly assets?: Assets } = {}) => {
  let now = '2026-01-05T06:00:00.000Z';
  const desks = await openDesks({ start: now });
  const { ledger, window, makeId } = desks;
  const settings = readSettings({ RATE_LIMIT: '0' });
  if ('wrong' in settings) throw new Error(settings.wrong.join());
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('the pack does not load');
  const clock = () => now;
  let drawn = 0;
  const random = (n: number) => {
    drawn += 1;
    return new Uint8Array(n).map((_, i) => i * 7 + drawn);
  };
  const failed: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => void failed.push(fields) };
  const extractor = { id: 'rules', version: '1', extract: async () => Promise.reject(new Error('nothing is read here')) } as const;
  const held: Assets = assets ?? { address: (name) => `/assets/${name}`, mount: () => undefined };
  const around = { ledger, clock, makeId, random, publicUrl: origin };
  const node = {
    ...around,
    ...{ settings, pack, window, extractor, log },
    ...testCourses(clock),
    ...testRelations(clock),
    files: ledger.files,
    transparency: ledger.transparency,
    close: desks.close,
  };
  const door = { ...node, frame: frameOf({ assets: held, ledgerLine: async () => null, today: () => now.slice(0, 10) }) };
  const cookies = cookiesFor(origin);
  const app = webApp({
    ...{ door, assets: held, cookies, log },
    findSession: async (id) =>
      staff[id] && { actor: desks.actorOf(id), person: { id, name: staff[id].name, language: 'en' }, csrf: `token-of-${id}` },
    asRefusal: () => undefined,
    mounts: [letterPages, ledgerPages],
  });
  const cookie = (who: string | null): Record<string, string> => (who === null ? {} : { cookie: `${cookies.session}=${who}` });
  const get = (path: string, who: string | null = null) => app.request(origin + path, { headers: cookie(who) });
  const post = (path: string, fields: Readonly<Record<string, string | File>>, who: string | null = null) => {
    const body = new FormData();
    if (who !== null) body.set('csrf', `token-of-${who}`);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return app.request(origin + path, { method: 'POST', body, headers: { ...cookie(who), origin } });
  };
  const room = identityRoom({ ...around, mailFrom: 'a@example.org', erase: async () => undefined });
  return {
    ...desks,
    ...{ app, door, get, post, failed, files: ledger.files },
    at: (next: string) => {
      now = next;
      desks.at(next);
    },
    /** Sends the mails that are due; answers all so far, newest first. */
    mails: async () => {
      await runDueJobs(desks.storage.pool, taskList([room], ledger));
      return listOutbox(ledger.db);
    },
    /** Attaches a real file, as its page would. */
    attach: async (on: string, who: string, document: string, bytes: Uint8Array, task: string | null = null) => {
      const asked = { document, task, kinds: ['pdf', 'png', 'docx'], megabytes: 1, about: ['pilot'] } as const;
      const received = await receiveFile({ files: ledger.files, scanner: undefined, makeId }, { name: `${document} ä.pdf`, bytes }, asked);
      if (isRefusal(received)) throw new Error(received.reason);
      await desks.send(on, who, 'AttachFile', received);
      return received.attachment;
    },
    actor: (id: string): Actor => desks.actorOf(id),
  };
};
export type Letters = Awaited<ReturnType<typeof openLetters>>;

const deciders = { registry: 'other', safety: 'sana', permit: 'sky' } as const;
/** Decides one task as an officer of its office; what it makes is attached first. */
export const decideTask = async (t: Letters, id: string, task: keyof typeof deciders, decision = 'approve'): Promise<void> => {
  const makes = { registry: null, safety: 'safety-note', permit: 'permit-paper' }[task];
  const { examplePdf } = await import('../../../../one-window/documents/testing.ts');
  if (makes !== null && decision === 'approve') await t.attach(id, deciders[task], makes, examplePdf(`${makes} ${id}`), task);
  const reasons = decision === 'refuse' ? ['unsafe'] : [];
  await t.send(id, deciders[task], 'DecideTask', { task, decision, reasons, words: decision === 'refuse' ? 'The rope is too short.' : '' });
};
