import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Remade } from '../open-badges.ts';
import { openBadges } from '../open-badges.ts';
import { bakedPng } from '../pictures/png.ts';
import { bakedSvg } from '../pictures/svg.ts';
import { didWeb } from '../signing/did.ts';
import { credential, now, openIssuer } from '../testing/issuer.ts';
import type { CheckInput, Checking, Fetching } from './checked.ts';

const t = openIssuer();
const stranger = openIssuer('https://stranger.example');
afterAll(() => {
  t.close();
  stranger.close();
});
let badge: Remade;
let foreign: Remade;
let list: object;
let png: Buffer;
beforeAll(async () => {
  badge = await t.make({});
  foreign = await stranger.make({ statusIndex: 9 }, '01900000-0000-8000-8000-0000000000aa');
  list = await t.badges.statusList(1, [], now);
  png = await t.badges.png(badge);
});

const check = (input: CheckInput, more: Partial<Checking> = {}) => t.badges.check(input, { now, documents: [list], ...more });
const text = (given: string | object, more: Partial<Checking> = {}) =>
  check({ kind: 'text', text: typeof given === 'string' ? given : JSON.stringify(given) }, more);
const file = (bytes: Uint8Array) => check({ kind: 'file', bytes });
const why = async (checked: Promise<Awaited<ReturnType<typeof check>>>) => {
  const { verdict, wrong } = await checked;
  return [verdict, wrong?.reason];
};
/** What other nodes serve, without a network. */
const served =
  (documents: Readonly<Record<string, object | string>>): Fetching =>
  async (url) => {
    const found = documents[url];
    if (found === undefined) return { reason: 'address-answered', details: { status: 404 } };
    return { bytes: Buffer.from(typeof found === 'string' ? found : JSON.stringify(found)), type: 'application/json' };
  };
const home = async () =>
  served({
    'https://stranger.example/.well-known/did.json': stranger.badges.didDocument() ?? {},
    'https://stranger.example/credentials/keys/key-1': stranger.badges.jwk('key-1') ?? {},
    'https://stranger.example/credentials/status/1': await stranger.badges.statusList(1, [], now),
    'https://stranger.example/badge.json': foreign.document,
  });

describe('a badge of this node', () => {
  test('holds in each of its forms', async () => {
    const inputs: CheckInput[] = [
      { kind: 'text', text: badge.json },
      { kind: 'text', text: `\ufeff\n ${badge.jwt}\n` },
      { kind: 'file', bytes: png },
      { kind: 'file', bytes: Buffer.from(await t.badges.svg(badge)) },
      { kind: 'file', bytes: Buffer.from(bakedSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', badge.jwt)) },
    ];
    for (const input of inputs) {
      const checked = await check(input);
      expect([checked.verdict, checked.trust]).toEqual(['holds', 'ours']);
      expect(checked.says).toMatchObject({
        learner: 'Ayesha Testname',
        achievement: 'Reader of tides',
        issuer: { name: 'The harbour office' },
      });
    }
  });
  test('does not hold once any byte of it is another', async () => {
    for (let i = 0; i < 120; i++) {
      const at = Math.floor((i * badge.json.length) / 120);
      const changed = `${badge.json.slice(0, at)}${badge.json[at] === 'e' ? 'o' : 'e'}${badge.json.slice(at + 1)}`;
      expect((await text(changed)).verdict, changed.slice(at - 30, at + 30)).toMatch(/^(altered|unproven|unreadable)$/);
    }
    for (let i = 0; i < 60; i++) {
      const at = Math.floor((i * badge.jwt.length) / 60);
      const changed = `${badge.jwt.slice(0, at)}${badge.jwt[at] === 'A' ? 'B' : 'A'}${badge.jwt.slice(at + 1)}`;
      expect((await text(changed)).verdict, String(at)).toMatch(/^(altered|unproven|unreadable)$/);
    }
  });
  test('is revoked by its list and by the ledger, expires, and waits for its first day', async () => {
    const revokedList = await t.badges.statusList(1, [7], now);
    expect(await why(text(badge.json, { documents: [revokedList] }))).toEqual(['revoked', 'status-revoked']);
    const revoked = { at: now, reason: 'The chart was drawn by another.' };
    const ledger = { find: async () => ({ revoked, document: badge.document }), revokedIndexes: async () => [7] };
    expect(await text(badge.json, { ledger })).toMatchObject({ verdict: 'revoked', revoked, page: badge.document.id });
    const ending = await t.make({ validUntil: '2026-03-20T00:00:00.000Z' });
    expect(await why(text(ending.json))).toEqual(['expired', 'dates-expired']);
    expect(await why(text(ending.jwt))).toEqual(['expired', 'dates-expired']);
    expect(await why(text(badge.json, { now: '2026-01-01T00:00:00.000Z' }))).toEqual(['not-yet', 'dates-not-yet']);
  });
  test('that was revoked and comes back under another name is found out, and the real one is told of', async () => {
    const revoked = { at: now, reason: 'Copied.' };
    const ledger = {
      find: async (id: string) => (id === credential ? { revoked, document: badge.document } : undefined),
      revokedIndexes: async () => [7],
    };
    const forged = JSON.parse(badge.json) as { credentialSubject: { identifier: { identityHash: string }[] } };
    forged.credentialSubject.identifier[0] = { ...forged.credentialSubject.identifier[0], identityHash: 'Somebody Else' };
    const checked = await text(forged, { ledger });
    expect(checked).toMatchObject({ verdict: 'altered', wrong: { reason: 'signature-does-not-hold' }, revoked });
    expect(checked.steps.at(-1)).toMatchObject({ step: 'ledger', reason: 'ledger-says-revoked' });
  });
  test('whose status cannot be asked is said to be so', async () => {
    expect(await why(text(badge.json, { documents: [] }))).toEqual(['holds-unless-revoked', 'status-offline']);
    expect(await why(text(badge.json, { documents: [], fetch: served({}) }))).toEqual(['holds-unless-revoked', 'status-unreachable']);
  });
  test('verifies after keys were rotated', async () => {
    const other = openIssuer('https://rotating.example');
    const old = await other.make({});
    other.badges.rotateKey();
    const documents = [await other.badges.statusList(1, [], now)];
    for (const given of [old.json, old.jwt])
      expect((await other.badges.check({ kind: 'text', text: given }, { now, documents })).verdict).toBe('holds');
    other.close();
  });
});

describe('a badge of another issuer', () => {
  test('verifies by the keys and the list its issuer serves, and is said to be of someone unknown', async () => {
    const fetch = await home();
    for (const given of [foreign.json, foreign.jwt])
      expect(await text(given, { fetch })).toMatchObject({ verdict: 'holds', trust: 'unknown' });
    expect(await check({ kind: 'link', url: 'https://stranger.example/badge.json' }, { fetch })).toMatchObject({ verdict: 'holds' });
    const knowing = openBadges({
      publicUrl: 'https://node.example',
      folder: t.folder,
      issuer: { name: 'x', url: 'https://node.example' },
      organisations: [],
      partners: [{ did: 'did:web:stranger.example', name: 'Stranger' }],
    });
    expect(await knowing.check({ kind: 'text', text: foreign.json }, { now, fetch })).toMatchObject({ trust: 'partner' });
  });
  test('is checked offline with its documents, and not without', async () => {
    const documents = [stranger.badges.didDocument() ?? {}, await stranger.badges.statusList(1, [], now)];
    for (const given of [foreign.json, foreign.jwt]) expect((await text(given, { documents })).verdict).toBe('holds');
    expect(await why(text(foreign.json))).toEqual(['unproven', 'issuer-offline']);
    expect(await why(text(foreign.json, { fetch: served({}) }))).toEqual(['unproven', 'issuer-unreachable']);
    expect(await why(text(foreign.jwt, { fetch: served({}) }))).toEqual(['unproven', 'issuer-unreachable']);
  });
  test('that names this node as its issuer, or signs with a key not listed, is not genuine', async () => {
    const fetch = await home();
    const stolen = JSON.parse(foreign.json) as { issuer: { id: string }; proof: { verificationMethod: string } };
    stolen.issuer.id = 'did:web:node.example';
    expect(await why(text(stolen, { fetch }))).toEqual(['altered', 'key-of-another']);
    stolen.proof.verificationMethod = 'did:web:node.example#key-1';
    expect(await why(text(stolen, { fetch }))).toEqual(['altered', 'signature-does-not-hold']);
    stolen.proof.verificationMethod = 'did:web:node.example#key-7';
    expect(await why(text(stolen, { fetch }))).toEqual(['altered', 'key-not-listed']);
  });
  test('whose list is of another, forged or a bomb holds only unless it is revoked', async () => {
    const url = 'https://stranger.example/credentials/status/1';
    const did = stranger.badges.didDocument() ?? {};
    const good = (await stranger.badges.statusList(1, [], now)) as { credentialSubject: { encodedList: string } };
    const withList = (given: object) => text(foreign.json, { documents: [did], fetch: served({ [url]: given }) });
    expect(await why(withList(await t.badges.statusList(1, [], now)))).toEqual(['holds-unless-revoked', 'status-of-another']);
    const bomb = `u${gzipSync(Buffer.alloc(200_000_000)).toString('base64url')}`;
    expect(await why(withList({ ...good, credentialSubject: { ...good.credentialSubject, encodedList: bomb } }))).toEqual([
      'holds-unless-revoked',
      'status-not-proven',
    ]);
  });
});

describe('bad input has its own sentence', () => {
  const jwt = (header: object, claims: object, signature: (body: string) => string) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = `${part(header)}.${part(claims)}`;
    return `${body}.${signature(body)}`;
  };
  const claims = () => JSON.parse(Buffer.from(badge.jwt.split('.')[1] ?? '', 'base64url').toString()) as object;
  test.each<[string, () => string | object, string, string]>([
    ['nothing', () => '  \n', 'unreadable', 'nothing-given'],
    ['no JSON', () => 'hello there', 'unreadable', 'not-json'],
    ['a list', () => [1, 2], 'unreadable', 'not-a-badge'],
    ['JSON that is no badge', () => ({ a: 1 }), 'unreadable', 'not-a-badge'],
    ['a badge of version 2', () => ({ type: 'Assertion' }), 'unreadable', 'older-badge'],
    ['a key twice', () => badge.json.replace('"name":', '"n\\u0061me":"x","name":'), 'unreadable', 'json-key-twice'],
    ['nesting without end', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'unreadable', 'json-too-deep'],
    ['too much text', () => `{"a":"${'x'.repeat(2_200_000)}"}`, 'unreadable', 'badge-too-large'],
    ['no issuer', () => ({ ...badge.document, issuer: 7 }), 'unreadable', 'no-issuer'],
    [
      'a context nobody knows',
      () => ({ ...badge.document, '@context': [...badge.document['@context'], 'https://x.example/c'] }),
      'unproven',
      'context-unknown',
    ],
    [
      'a context of its own',
      () => ({ ...badge.document, '@context': [...badge.document['@context'], { name: 'https://x.example/n' }] }),
      'unproven',
      'context-unknown',
    ],
    ['a word that no context defines', () => ({ ...badge.document, honours: 'all' }), 'altered', 'words-without-meaning'],
    ['no proof', () => ({ ...badge.document, proof: undefined }), 'unproven', 'no-proof'],
    [
      'another cryptosuite',
      () => ({ ...badge.document, proof: { ...badge.document.proof, cryptosuite: 'x' } }),
      'unproven',
      'proof-kind-unknown',
    ],
    [
      'another purpose',
      () => ({ ...badge.document, proof: { ...badge.document.proof, proofPurpose: 'authentication' } }),
      'altered',
      'proof-for-something-else',
    ],
    [
      'an unknown DID method',
      () => ({ ...badge.document, issuer: 'did:ion:x', proof: { ...badge.document.proof, verificationMethod: 'did:ion:x#1' } }),
      'unproven',
      'issuer-method-unknown',
    ],
    ['a JWT without a signature', () => jwt({ alg: 'none', kid: 'x' }, claims(), () => ''), 'altered', 'jwt-algorithm'],
    [
      'a JWT with a shared secret',
      () =>
        jwt({ alg: 'HS256', kid: 'https://node.example/credentials/keys/key-1' }, claims(), (b) =>
          createHmac('sha256', 'x').update(b).digest('base64url'),
        ),
      'altered',
      'jwt-algorithm',
    ],
    ['a JWT with its own key', () => jwt({ alg: 'EdDSA', jwk: {} }, claims(), () => 'x'), 'unproven', 'jwt-brings-own-key'],
    [
      'a JWT of another key',
      () =>
        jwt({ alg: 'EdDSA', kid: 'https://evil.example/key' }, claims(), (b) =>
          sign(null, Buffer.from(b), generateKeyPairSync('ed25519').privateKey).toString('base64url'),
        ),
      'altered',
      'key-of-another',
    ],
    [
      'a JWT that says two things',
      () =>
        jwt(
          { alg: 'RS256', kid: 'https://node.example/credentials/keys/key-1' },
          { ...claims(), jti: 'https://node.example/x' },
          () => 'x',
        ),
      'altered',
      'jwt-claims-differ',
    ],
    ['half a JWT', () => `${badge.jwt.slice(4)}`, 'unreadable', 'jwt-unreadable'],
  ])('%s', async (_, given, verdict, reason) => {
    expect(await why(text(given()))).toEqual([verdict, reason]);
  });

  test.each<[string, () => Uint8Array, string]>([
    ['two badges in one picture', () => bakedPng(png, badge.json), 'two-badges'],
    ['a picture cut off', () => png.subarray(0, png.length - 30), 'picture-truncated'],
    ['a picture with only its head', () => png.subarray(0, 40), 'picture-truncated'],
    [
      'a picture with a byte changed',
      () => Buffer.concat([png.subarray(0, 900), Buffer.of((png[900] ?? 0) ^ 1), png.subarray(901)]),
      'picture-damaged',
    ],
    ['a picture of 50 MB', () => Buffer.concat([png, Buffer.alloc(50 * 1024 * 1024)]), 'file-too-large'],
    ['a JPEG', () => Buffer.from('ffd8ffe000', 'hex'), 'picture-of-no-badge-kind'],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 'pdf-carries-no-badge'],
    ['a ZIP', () => Buffer.from('PK\u0003\u0004…'), 'packed-file'],
    ['a gzip bomb', () => gzipSync(Buffer.alloc(1_000_000)), 'packed-file'],
    ['bytes of no script', () => Buffer.from([0xc3, 0x28, 0xff]), 'text-not-utf8'],
    ['an empty file', () => new Uint8Array(), 'nothing-given'],
    ['an SVG without a badge', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'no-badge-in-picture'],
    [
      'an SVG with two badges',
      () => Buffer.from(bakedSvg(bakedSvg('<svg xmlns="x"></svg>', '{}').replace(/ xmlns:openbadges="[^"]*"/, ''), '{}')),
      'two-badges',
    ],
    ['an SVG with entities', () => Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'), 'not-json'],
    ['an SVG that does not close', () => Buffer.from('<svg><g></svg>'), 'picture-damaged'],
  ])('%s', async (_, given, reason) => {
    expect(await why(file(given()))).toEqual(['unreadable', reason]);
  });

  test('a PNG without a badge, and one of an older kind', async () => {
    const { rasterize } = await import('../pictures/raster.ts');
    const plain = await rasterize('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
    expect(await why(file(plain))).toEqual(['unreadable', 'no-badge-in-picture']);
    const spelled = Buffer.from(bakedPng(plain, '{}'));
    expect(createHash('sha256').update(spelled).digest('hex')).not.toBe(createHash('sha256').update(plain).digest('hex'));
  });
  test('links that are none, lead nowhere, or may not be followed', async () => {
    const link = (url: string, more: Partial<Checking> = {}) => why(check({ kind: 'link', url }, more));
    expect(await link('ftp://x.example/')).toEqual(['unreadable', 'link-not-web']);
    expect(await link('https://x.example/')).toEqual(['unreadable', 'link-offline']);
    const ledger = { find: async () => undefined, revokedIndexes: async () => [] };
    expect(await link(badge.document.id, { ledger })).toEqual(['unreadable', 'link-to-nothing']);
    const known = { find: async () => ({ revoked: null, document: badge.document }), revokedIndexes: async () => [] };
    expect((await check({ kind: 'link', url: `${badge.document.id}.png?x` }, { ledger: known })).verdict).toBe('holds');
    const page: Fetching = async () => ({ bytes: Buffer.from('<html>'), type: 'text/html; charset=utf-8' });
    expect(await link('https://x.example/', { fetch: page })).toEqual(['unreadable', 'link-to-page']);
  });
  test('an address of a did:web leads nowhere else', () => {
    expect(didWeb('http://localhost:3000')).toBe('did:web:localhost%3A3000');
  });
});
