import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../ledger/transparency/note.ts';
import { allocate } from './allocate.ts';
import { inputsDigest, seedDrawn, writeAudit } from './audit-file.ts';
import type { Rule } from './market.ts';
import { applicantsFrom, type Market, markets, only } from './testing/markets.ts';
import { verifyAudit } from './verify-audit.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
const key = { name: 'node.example.org/log', publicKey: raw, privateKey };
const rootHash = createHash('sha256').update('root').digest();
const note = signCheckpoint(key, 4711, rootHash);
const drawn = { checkpoint: { size: 4711, root: rootHash.toString('base64'), note } };
const naming = { call: 'call-1', programme: 'balloon-school', round: 2, code: 'daricha 0.1.0', drawn };
const fileOf = ({ rule, applicants }: Market) => {
  const allocation = allocate(rule, applicants, Buffer.from(seedDrawn(naming.call, drawn), 'hex'));
  return writeAudit({ ...naming, rule, applicants, allocation });
};
const bytesOf = (market: Market): Buffer => Buffer.concat(fileOf(market).chunks);

const rule: Rule = {
  counting: 'one',
  order: 'reserves-first',
  groups: ['women', 'under-30'],
  venues: [
    { id: 'north', seats: 2, reserves: [{ group: 0, seats: 1 }] },
    { id: 'south', seats: 1, reserves: [{ group: 1, seats: 1 }] },
  ],
};
const applicants = applicantsFrom([
  { score: 9000, groups: 0, ranking: [0, 1] },
  { score: 8000, groups: 0, ranking: [0, 1] },
  { score: 7000, groups: 1, ranking: [0] },
  { score: 6000, groups: 2, ranking: [1, 0] },
  { score: 5000, groups: 3, ranking: [1] },
]);
const text = bytesOf({ rule, applicants }).toString();
const lines = text.split('\n');
const check = (changed: string) => verifyAudit(Buffer.from(changed));
const lineWith = (part: string): number => 1 + lines.findIndex((line) => line.includes(part));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('the open file', () => {
  it('says who has which seat, by lot', () => {
    const rows = lines.slice(lines.indexOf('lot,score,groups,ranking,venue,seat,place') + 1, -1);
    expect(rows).toEqual(rows.toSorted());
    expect(rows.map((row) => row.split(',').slice(1).join(',')).toSorted()).toEqual([
      '5000,women under-30,south,,,5',
      '6000,under-30,south north,south,for under-30,4',
      '7000,women,north,north,for women,3',
      '8000,,north south,,,2',
      '9000,,north south,north,open,1',
    ]);
    expect(text).toContain('"noJustifiedEnvy": true');
  });

  it('is the same for any order of rows, and so is the digest of its inputs', () => {
    const other = only(applicants, [3, 1, 4, 0, 2]);
    expect(bytesOf({ rule, applicants: other }).toString()).toBe(text);
    expect(inputsDigest(rule, other)).toBe(inputsDigest(rule, applicants));
  });

  it('has a digest that anyone can take of all lines but its own', () => {
    const rest = lines.filter((line) => !line.startsWith('  "digest":')).join('\n');
    expect(text).toContain(`"digest": "${createHash('sha256').update(rest).digest('hex')}"`);
  });
});

describe('verifying', () => {
  it('reproduces it from the file alone, in whatever pieces it comes', async () => {
    const verdict = await verifyAudit(inPieces(Buffer.from(text), 7));
    expect(verdict).toMatchObject({ ok: true, applicants: 5, placed: 3, venues: 2, signature: 'not-checked', round: 2 });
    expect(verdict).toMatchObject({ inputs: inputsDigest(rule, applicants), file: createHash('sha256').update(text).digest('hex') });
  });

  it('checks the signature of the checkpoint with a key that the reader brings', async () => {
    expect(await verifyAudit(Buffer.from(text), { key })).toMatchObject({ ok: true, signature: 'checked' });
    const stranger = { ...key, publicKey: Buffer.alloc(32, 7) };
    const wrong = [{ line: lineWith('"checkpoint"'), message: 'the key of node.example.org/log did not sign this checkpoint' }];
    expect(await verifyAudit(Buffer.from(text), { key: stranger })).toMatchObject({ ok: false, wrong });
  });

  it('holds for any market, counting in either way', async () => {
    await fc.assert(
      fc.asyncProperty(markets({ people: 12, venues: 3, reserves: 3, seats: 3 }), async (market) => {
        expect(await verifyAudit(bytesOf(market))).toMatchObject({ ok: true, applicants: market.applicants.count });
      }),
    );
  });

  it('fails when any single character is changed', async () => {
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === '1' ? '2' : '1';
      const verdict = await check(text.slice(0, at) + other + text.slice(at + 1));
      expect(verdict.ok, `character ${at}, line ${text.slice(0, at).split('\n').length}`).toBe(false);
    }
    // Each of some two thousand characters is a whole verification.
  }, 120_000);

  it('fails when any line is taken out, or any row is put in twice or elsewhere', async () => {
    for (let at = 0; at < lines.length; at += 1) {
      expect((await check(lines.toSpliced(at, 1).join('\n'))).ok, `without line ${at + 1}`).toBe(false);
    }
    const last = lines.length - 2;
    expect(await check(lines.toSpliced(last, 0, lines[last] ?? '').join('\n'))).toMatchObject({
      wrong: [{ line: last + 2, message: 'this lot is there twice' }],
    });
    expect(
      await check(
        lines
          .with(last, lines[last - 1] ?? '')
          .with(last - 1, lines[last] ?? '')
          .join('\n'),
      ),
    ).toMatchObject({
      wrong: [{ line: last + 1, message: 'rows are not sorted by lot' }],
    });
    expect((await check(text.slice(0, -1))).ok).toBe(false);
    expect((await check(`${text}\n`)).ok).toBe(false);
  });

  it.each<[string, string | RegExp, string]>([
    ['a seat of the rule', '"seats": 2', '"seats": 3'],
    ['the order of seats', 'reserves-first', 'open-first'],
    ['the counting', '"counting": "one"', '"counting": "all"'],
    ['the seed', /"seed": ".{8}/, '"seed": "00000000'],
    ['the size of the checkpoint', '"size": 4711', '"size": 4712'],
    ['the call', '"call": "call-1"', '"call": "call-2"'],
    ['the round', '"round": 2', '"round": 1'],
    ['a promise', '"noSeatWasted": true', '"noSeatWasted": false'],
    ['a finding', '"envy": 0', '"envy": 1'],
  ])('fails when %s is another', async (_, before, after) => {
    const changed = text.replace(before, after);
    expect(changed).not.toBe(text);
    expect((await check(changed)).ok).toBe(false);
  });

  it('names the line of a result that was changed, and what allocating again gives', async () => {
    const row = lines.findIndex((line) => line.includes(',9000,'));
    const changed = lines.with(row, (lines[row] ?? '').replace('north,open', 'south,open')).join('\n');
    const verdict = await check(changed);
    expect(verdict.ok ? [] : verdict.wrong).toContainEqual({
      line: row + 1,
      message: 'the file says south (open), place 1; allocating again gives north (open), place 1',
    });
  });

  it('does not believe a forger who makes all digests anew but cannot make the checkpoint anew', async () => {
    const forged = { checkpoint: { ...drawn.checkpoint, size: 4712 } };
    const allocation = allocate(rule, applicants, Buffer.from(seedDrawn(naming.call, forged), 'hex'));
    const file = Buffer.concat(writeAudit({ ...naming, drawn: forged, rule, applicants, allocation }).chunks);
    expect(await verifyAudit(file)).toMatchObject({ ok: false, wrong: [{ message: 'the signed note is of another checkpoint' }] });
    const withNote = { checkpoint: { ...forged.checkpoint, note: note.replace('4711', '4712') } };
    const better = Buffer.concat(writeAudit({ ...naming, drawn: withNote, rule, applicants, allocation }).chunks);
    expect(await verifyAudit(better, { key })).toMatchObject({ ok: false, wrong: [{ message: expect.stringContaining('did not sign') }] });
  });

  it.each([
    ['', 1],
    ['{', 1],
    ['{\n}\n', 1],
    ['\u0000\n'.repeat(20_000), 1],
    [text.replace('lot,score', 'lot,points'), lineWith('lot,score')],
    [text.replace(/,9000,/, ',9000.5,'), lineWith(',9000,')],
    [text.replace(/,9000,,north south/, ',9000,,north east'), lineWith(',9000,')],
    [text.replace(/,9000,,north south/, ',9000,,north north'), lineWith(',9000,')],
    [text.replace(/,9000,,/, ',9000,pilots,'), lineWith(',9000,')],
    [text.replace('women under-30,south', 'under-30 women,south'), lineWith(',5000,')],
    [text.replace('"group": "women"', '"group": "pilots"'), 1],
  ])('says on which line a file cannot be read (%#)', async (broken, line) => {
    const verdict = await check(broken);
    expect(verdict).toMatchObject({ ok: false, wrong: [{ line }] });
  });
});
