import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { independently } from './testing/independent.ts';
import { credential, now, openIssuer } from './testing/issuer.ts';
import type { Remade } from './open-badges.ts';

const t = openIssuer();
afterAll(t.close);
let badge: Remade;
beforeAll(async () => {
  badge = await t.make({ name: 'Ayesha "Tester" \u0007 خان 𝔘\\', validUntil: '2029-01-01T00:00:00.000Z' });
});
const list = async (...revoked: number[]) => t.badges.statusList(1, revoked, now);

describe('a badge, by @digitalbazaar/vc', () => {
  test('verifies, and is not revoked', async () => {
    expect(await independently(t.badges, badge.document, now, await list(6, 8))).toEqual({ verified: true, revoked: false, error: 'null' });
  });
  test('is found revoked in the status list', async () => {
    expect(await independently(t.badges, badge.document, now, await list(7))).toMatchObject({ verified: true, revoked: true });
    expect(await independently(t.badges, badge.document, now, await list(0, 131_071))).toMatchObject({ verified: true, revoked: false });
  });
  test('does not verify once any byte of it is another', async () => {
    const { json } = badge;
    const status = await list();
    for (let i = 0; i < 40; i++) {
      const at = Math.floor((i * json.length) / 40);
      const changed = `${json.slice(0, at)}${json[at] === 'x' ? 'y' : 'x'}${json.slice(at + 1)}`;
      let document: object;
      try {
        document = JSON.parse(changed);
      } catch {
        continue;
      }
      const verified = await independently(t.badges, document, now, status).then(
        (r) => r.verified,
        () => false,
      );
      expect(verified, `${at}: ${changed.slice(at - 30, at + 30)}`).toBe(false);
    }
  });
  test('verifies still when keys were rotated, and new ones do too', async () => {
    expect(t.badges.rotateKey()).toBe('key-2');
    const later = await t.make({}, '01900000-0000-8000-8000-000000000002');
    expect(later.document.proof.verificationMethod).toBe('did:web:node.example#key-2');
    for (const one of [badge.document, later.document])
      expect(await independently(t.badges, one, now, await list())).toMatchObject({ verified: true, revoked: false });
  });
  test('and an endorsement verify under the key of the organisation', async () => {
    const issued = await t.issue({ endorsements: [{ office: 'sea-desk', at: now, words: 'We have seen the "course".\n𝔘' }] });
    const endorsement = await t.badges.endorsement(issued, credential, 'sea-desk');
    expect(endorsement).toMatchObject({ issuer: { id: 'did:web:node.example:organisations:sea-institute' } });
    expect(await independently(t.badges, endorsement ?? {}, now)).toMatchObject({ verified: true });
    expect(await t.badges.endorsement(issued, credential, 'other-desk')).toBeUndefined();
  });
});

describe('a badge as a JWT, by jose', () => {
  test('verifies with the key that its kid leads to, and says the same', async () => {
    const header = decodeProtectedHeader(badge.jwt);
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'https://node.example/credentials/keys/key-1' });
    const key = await importJWK(t.badges.jwk('key-1') as JWK, 'RS256');
    const { payload } = await jwtVerify(badge.jwt, key, { algorithms: ['RS256'], currentDate: new Date(now) });
    const { iss, jti, sub, nbf, exp, ...rest } = payload;
    const { proof: _, ...document } = badge.document;
    expect(rest).toEqual(document);
    expect([iss, jti, sub]).toEqual([document.issuer.id, document.id, document.credentialSubject.id]);
    expect([nbf, exp]).toEqual([Date.parse(document.validFrom) / 1000, Date.parse('2029-01-01T00:00:00Z') / 1000]);
    expect(t.badges.jwk('key-1')).not.toHaveProperty('d');
  });
  test('does not verify once any character of it is another', async () => {
    const key = await importJWK(t.badges.jwk('key-1') as JWK, 'RS256');
    for (let i = 0; i < 30; i++) {
      const at = Math.floor((i * (badge.jwt.length - 1)) / 30);
      const changed = `${badge.jwt.slice(0, at)}${badge.jwt[at] === 'A' ? 'B' : 'A'}${badge.jwt.slice(at + 1)}`;
      await expect(jwtVerify(changed, key, { algorithms: ['RS256'], currentDate: new Date(now) }), String(at)).rejects.toThrow();
    }
  });
});

describe('what is made again from the ledger', () => {
  test('is what was signed, to the letter, and nothing else', async () => {
    const issued = await t.issue({ name: 'Zahra' });
    const again = t.open().remade(issued, credential);
    expect(again).toEqual(t.remade(issued));
    expect(await t.badges.genuine(t.remade(issued))).toBe(true);
    expect(t.badges.remade({ ...issued, name: 'Zahro' }, credential)).toBeUndefined();
    expect(t.badges.remade({ ...issued, name: null }, credential)).toBeUndefined();
    expect(t.badges.remade({ ...issued, proofs: { ...issued.proofs, key: 'key-9' } }, credential)).toBeUndefined();
  });
  test('stays the same when the issuer takes another name; new badges carry it', async () => {
    const issued = await t.issue();
    const renamed = t.open('The new harbour office');
    expect(renamed.remade(issued, credential)?.json).toBe(t.remade(issued).json);
    const fresh = await t.issue({}, credential, renamed);
    expect(renamed.remade(fresh, credential)?.document.issuer.name).toBe('The new harbour office');
    expect(await independently(renamed, t.remade(issued).document, now, await list())).toMatchObject({ verified: true });
  });
});
