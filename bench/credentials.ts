/**
 * Signing and checking badges, beside `@digitalbazaar/vc` and raw Ed25519, in one process and one run.
 * `npx tsx bench/credentials.ts [badges of a batch, 10000]`. Its own database is made and dropped.
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { loadavg } from 'node:os';
import { measure, shown } from './load.ts';
import { badge, ownOf } from '../src/exchange/open-badges/badge.ts';
import { keyring } from '../src/exchange/open-badges/signing/keyring.ts';
import { embeddedProof, templateFor } from '../src/exchange/open-badges/signing/maker.ts';
import { hashOfOptions, proofOptions } from '../src/exchange/open-badges/signing/proof.ts';
import { loaderFor } from '../src/exchange/open-badges/testing/independent.ts';
import { achievement, openIssuer, signedAt } from '../src/exchange/open-badges/testing/issuer.ts';
import { serve } from '@hono/node-server';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBadgePages } from '../src/doors/web/pages/credentials/testing.ts';
import { startEmbedded } from '../src/ledger/storage/embedded/embedded.ts';
import { silentLog } from '../src/ledger/storage/log.ts';
import { testServerVariable } from '../src/ledger/storage/testing.ts';
import { openTestLedger } from '../src/ledger/testing.ts';
import { credential } from '../src/programmes/credential/credential-decider.ts';
import { credentialIdOf, issueTo } from '../src/programmes/credential/issue.ts';
import { revokedIndexes } from '../src/programmes/credential/queries.ts';
import { credentialMigrations } from '../src/programmes/credential/row.ts';

const many = Number(process.argv[2] ?? 10_000);
const seconds = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const say = (what: string, value: string) => process.stdout.write(`${what.padEnd(64)} ${value}\n`);
const per = (count: number, took: number) => `${Math.round(count / took)}/s`;

const t = openIssuer();
const names = Array.from({ length: many }, (_, i) => `Learner ${i} "of" بندرگاہ`);
const subjects = names.map((name, i) => ({
  credential: randomUUID(),
  candidacy: `case-${i}`,
  name,
  validFrom: signedAt,
  validUntil: null,
  statusIndex: i,
}));
const ring = keyring(
  `${t.folder}/bench`,
  { did: t.badges.did, name: 'The harbour office', url: 'https://node.example', base: 'https://node.example' },
  false,
);
const key = ring.current();

// Raw: what no signer can beat, on as many bytes as the suite signs.
const { privateKey } = generateKeyPairSync('ed25519');
const bytes = randomBytes(64);
const raw = () => {
  for (let i = 0; i < many; i++) sign(null, bytes, privateKey);
};
const ours = async () => {
  const options = await hashOfOptions(
    badge(
      key.signatory,
      achievement,
      ownOf({ ...subjects[0], credential: 'x', name: '', validFrom: signedAt, validUntil: null, statusIndex: 0 }),
    )['@context'],
    proofOptions(key, signedAt),
  );
  const template = await templateFor(key.signatory, achievement, false);
  for (const subject of subjects) {
    const own = ownOf(subject);
    await embeddedProof(badge(key.signatory, achievement, own), own, { key, created: signedAt, options, template });
  }
};
const few = Math.min(many, 400);
const pair = await generate({ id: `${t.badges.did}#key-1`, controller: t.badges.did });
const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite });
const documentLoader = loaderFor(t.badges);
const library = async () => {
  for (const subject of subjects.slice(0, few))
    await issue({ credential: badge(key.signatory, achievement, ownOf(subject)), suite, documentLoader });
};

say(
  'load before',
  loadavg()
    .map((l) => l.toFixed(2))
    .join(' '),
);
// Each once to warm up, then in turns, and the best of three: the machine is shared.
await library();
await ours();
raw();
const best = { raw: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY, library: Number.POSITIVE_INFINITY };
for (let round = 0; round < 3; round++) {
  best.library = Math.min(best.library, await seconds(library));
  best.ours = Math.min(best.ours, await seconds(ours));
  best.raw = Math.min(best.raw, await seconds(raw));
}
const rate = { raw: many / best.raw, ours: many / best.ours, library: few / best.library };
say('raw Ed25519, node:crypto', per(many, best.raw));
say('@digitalbazaar/vc, eddsa-rdfc-2022', per(few, best.library));
say('ours, eddsa-rdfc-2022', per(many, best.ours));
say('ours / @digitalbazaar/vc (at least 25)', (rate.ours / rate.library).toFixed(1));
say('ours / raw Ed25519 (at least 0.4)', (rate.ours / rate.raw).toFixed(2));

const folder = mkdtempSync(join(tmpdir(), 'daricha-bench-'));
const server = await startEmbedded({ folder, log: silentLog });
process.env[testServerVariable] = server.url;
const db = await openTestLedger([{ name: 'programmes', deciders: [credential], migrations: credentialMigrations }]);
const course = {
  achievement,
  programme: 'tide-school',
  cohort: 'tides.harbour',
  lead: 'desk',
  endorsers: [],
  validFrom: signedAt,
  validUntil: null,
};
const earners = names.map((name, i) => ({ candidacy: `case-${i}`, person: `person-${i}`, name }));
const around = { badges: t.badges.maker, clock: () => signedAt, random: randomBytes };
const batch = await seconds(async () => {
  await issueTo(around, db.ledger, course, earners, (done, of) => {
    process.stderr.write(`\r${done} of ${of}`);
  });
  process.stderr.write('\r');
  const revoked = (await revokedIndexes(db.ledger, 1)) ?? [];
  await t.badges.statusList(1, revoked, signedAt);
});
const alone = many / rate.library;
say(`a batch of ${many}: ledger, both proofs, status list`, `${batch.toFixed(2)} s, ${per(many, batch)}`);
say('the library alone would take for one proof each', `${alone.toFixed(2)} s`);
say('batch / library alone (at least 5)', (alone / batch).toFixed(1));
const first = await db.ledger.state(`credential/${credentialIdOf('case-0')}`);
if (first === undefined) throw new Error('nothing was issued');
await db.close();

// The page of a badge, which works out both signatures anew each time; server and askers share this process.
const pages = await openBadgePages();
const ids = await Promise.all(Array.from({ length: 50 }, (_, i) => pages.issue(`Learner ${i}`)));
const listening = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' });
await new Promise((resolve) => listening.once('listening', resolve));
const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
let turn = 0;
const ask = (lasting: number) =>
  measure(url, { connections: 8, seconds: lasting }, () => {
    turn += 1;
    return { request: { path: `/credentials/${ids[turn % ids.length]}` } };
  });
await ask(5);
say('page of a badge, 8 connections (p99 at most 40 ms)', shown(await ask(10)));
say(
  'load after',
  loadavg()
    .map((l) => l.toFixed(2))
    .join(' '),
);
listening.close();
await pages.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
t.close();
process.exit(0);
