import { afterAll, expect, test } from 'vitest';
import { inflateSync } from 'node:zlib';
import { openIssuer } from '../testing/issuer.ts';

const t = openIssuer();
afterAll(t.close);

// Written once more from the standard, so that nothing of our own reading is believed.
const chunksOf = (png: Buffer) => {
  const found: { type: string; data: Buffer; crc: number; body: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    found.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4), body, crc: png.readUInt32BE(at + 8 + length) });
    at += 12 + length;
  }
  return found;
};
const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

test('a baked PNG has one iTXt chunk with the badge, uncompressed, and every checksum is right', async () => {
  const badge = await t.make({ name: 'عائشہ "T" 𝔘' });
  const png = await t.badges.png(badge);
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const all = chunksOf(png);
  expect([all[0]?.type, all.at(-1)?.type]).toEqual(['IHDR', 'IEND']);
  for (const { body, crc } of all) expect(crcOf(body)).toBe(crc);
  const texts = all.filter(({ type }) => /tXt|TXt/.test(type));
  expect(texts).toHaveLength(1);
  const data = texts[0]?.data ?? Buffer.alloc(0);
  const keyword = 'openbadgecredential';
  expect(data.toString('latin1', 0, keyword.length)).toBe(keyword);
  expect([...data.subarray(keyword.length, keyword.length + 5)]).toEqual([0, 0, 0, 0, 0]);
  expect(JSON.parse(data.toString('utf8', keyword.length + 5))).toEqual(badge.document);
  const pixels = inflateSync(Buffer.concat(all.filter(({ type }) => type === 'IDAT').map((c) => c.data)));
  expect(pixels.length).toBe(1000 * (1000 * 4 + 1));
});

test('a baked SVG names the badge first, in the namespace of the standard, and is drawn without fonts', async () => {
  const badge = await t.make({ name: 'A ]]> B <script>' });
  const svg = await t.badges.svg(badge);
  expect(svg.slice(0, 300)).toMatch(
    /^<svg [^>]*xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*><openbadges:credential><!\[CDATA\[\{/,
  );
  expect([svg.includes('<text'), svg.includes('<script')]).toEqual([false, false]);
  const [, inside = ''] = /<!\[CDATA\[(.*?)\]\]>/s.exec(svg) ?? [];
  expect(JSON.parse(inside)).toEqual(badge.document);
});

test('names of any length and script are drawn', async () => {
  for (const name of ['', '字'.repeat(200), 'x'.repeat(5000), 'ع'.repeat(900), '\u202e<&>"\u0000'])
    expect((await t.badges.png(await t.make({ name }))).length).toBeGreaterThan(10_000);
}, 60_000);

test('the certificate is a PDF that names the learner, the course and the address, in both languages', async () => {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const badge = await t.make({});
  for (const [language, part] of [
    ['en', 'This certifies that'],
    ['ur', 'node.example'],
  ] as const) {
    const pdf = await t.badges.pdf(badge, language);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
    for (const said of ['Ayesha Testname', badge.document.id, part]) expect(text.replace(/\s+/g, ' ')).toContain(said);
    expect(pdf.equals(await t.badges.pdf(badge, language))).toBe(true);
  }
});
