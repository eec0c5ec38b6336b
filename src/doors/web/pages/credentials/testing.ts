/** Badges and their pages on a database of their own, for anyone: nobody signs in here. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBadges } from '../../../../exchange/index.ts';
import { applyPack, identityRoom } from '../../../../identity/index.ts';
import { loadPack } from '../../../../identity/pack/load-pack.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import type { Room } from '../../../../ledger/ledger.ts';
import { openTestLedger } from '../../../../ledger/testing.ts';
import type { CredentialCommand } from '../../../../programmes/credential/commands.ts';
import { credential } from '../../../../programmes/credential/credential-decider.ts';
import { issuing } from '../../../../programmes/credential/examples.ts';
import { credentialIdOf, issueTo } from '../../../../programmes/credential/issue.ts';
import { credentialMigrations } from '../../../../programmes/credential/row.ts';
import { readSettings } from '../../../settings.ts';
import { webApp } from '../../app.tsx';
import type { Assets } from '../../assets.ts';
import type { Door } from '../../door.ts';
import { frameOf } from '../../frame.tsx';
import { cookiesFor } from '../../visitor.ts';
import { credentialPages } from './mounts.ts';

export const origin = 'http://localhost:3000';

export const openBadgePages = async () => {
  let now: Instant = '2026-03-08T09:00:00.000Z';
  const clock = () => now;
  const folder = mkdtempSync(join(tmpdir(), 'daricha-badges-'));
  const { pack } = loadPack('packs/pakistan');
  const settings = readSettings({ RATE_LIMIT: '0' });
  if (!pack || 'wrong' in settings) throw new Error('the pack or the settings do not load');
  const badges = openBadges({ publicUrl: origin, folder, issuer: { name: 'A node', url: origin }, organisations: pack.organisations });
  const [organisation] = pack.organisations;
  const endorser = organisation?.offices[0]?.id ?? '';
  const around = { clock, makeId: randomUUID, random: randomBytes, publicUrl: origin };
  const programmes: Room = { name: 'programmes', deciders: [credential], migrations: credentialMigrations };
  const t = await openTestLedger([identityRoom({ ...around, mailFrom: 'a@example.org', erase: async () => undefined }), programmes], {
    clock,
  });
  const { ledger } = t;
  await applyPack(ledger, pack.organisations, { now, makeId: randomUUID });
  const failed: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => void failed.push(fields) };
  const held: Assets = { address: (name) => `/assets/${name}`, mount: () => undefined };
  const frame = frameOf({ assets: held, ledgerLine: async () => null, today: () => now.slice(0, 10) });
  // What pages of badges never ask for is not there.
  const door = {
    ...around,
    ledger,
    settings,
    pack,
    badges,
    log,
    frame,
    files: ledger.files,
    transparency: ledger.transparency,
  } as unknown as Door;
  const app = webApp({
    ...{ door, assets: held, cookies: cookiesFor(origin), log },
    findSession: async () => undefined,
    asRefusal: () => undefined,
    mounts: [credentialPages],
  });
  const { achievement, programme, cohort, lead, validFrom } = issuing;
  const endorsers = [endorser];
  return {
    ...{ ledger, badges, endorser, organisation, failed, achievement },
    at: (next: Instant) => {
      now = next;
    },
    /** Issues one badge; answers its id. */
    issue: async (name: string, validUntil: Instant | null = null): Promise<string> => {
      const candidacy = `case-${randomUUID()}`;
      const course = { achievement, programme, cohort, lead, endorsers, validFrom, validUntil };
      await issueTo({ badges: badges.maker, clock, random: randomBytes }, ledger, course, [
        { candidacy, person: `person-${candidacy}`, name },
      ]);
      return credentialIdOf(candidacy);
    },
    order: async (on: string, type: CredentialCommand['type'], data: object): Promise<void> => {
      const outcome = await ledger.handle(
        { id: randomUUID(), type, on, actor: system('test'), now, data } as CredentialCommand,
        credential,
      );
      if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
    },
    get: (path: string, language = 'en') => app.request(origin + path, { headers: { 'accept-language': language } }),
    post: (fields: Readonly<Record<string, string | File>>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return app.request(`${origin}/credentials/check`, { method: 'POST', body, headers: { origin } });
    },
    app,
    close: async () => {
      await t.close();
      rmSync(folder, { recursive: true });
    },
  };
};
