import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiveFile, type Receiving } from './receive.ts';
import type { Verdict } from './scan.ts';
import { docxOf, examplePdf, pdfWith, pngOf } from './testing.ts';

const asked = { document: 'passport', kinds: ['pdf', 'png'], megabytes: 0.01, about: ['someone'] } as const;

const desk = (verdict?: Verdict) => {
  const kept: { readonly type: string; readonly about: readonly string[] }[] = [];
  const receiving: Receiving = {
    files: {
      keep: async (bytes, type, about = []) => {
        kept.push({ type, about });
        const digest = createHash('sha256').update(bytes).digest('hex');
        return { digest, size: bytes.length, type, about, keptAt: '2026-01-01T00:00:00.000Z', erasedAt: null };
      },
    },
    scanner: verdict === undefined ? undefined : { scan: async () => verdict },
    makeId: () => 'a-fresh-id',
  };
  return { kept, receiving, take: (name: string, bytes: Uint8Array) => receiveFile(receiving, { name, bytes }, asked) };
};

describe('a file that is sent', () => {
  test('is kept under its digest about the applicant, and becomes an order', async () => {
    const { take, kept } = desk({ is: 'clean' });
    const bytes = examplePdf();
    expect(await take('../my passport.exe', bytes)).toEqual({
      attachment: 'a-fresh-id',
      document: 'passport',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      kind: 'pdf',
      bytes: bytes.length,
      name: 'my passport.pdf',
      task: null,
    });
    expect(kept).toEqual([{ type: 'application/pdf', about: ['someone'] }]);
  });
  test('may come as a browser sends it, and is not even read when it is too large', async () => {
    const { receiving, kept } = desk();
    expect(await receiveFile(receiving, new File([examplePdf()], 'a.pdf'), asked)).toMatchObject({ name: 'a.pdf', kind: 'pdf' });
    const large = new File([Buffer.alloc(20_000)], 'a.pdf');
    large.arrayBuffer = () => Promise.reject(new Error('it was read'));
    expect(await receiveFile(receiving, large, asked)).toMatchObject({ reason: 'file-larger-than-asked' });
    expect(kept.length).toBe(1);
  });
  test.each([
    ['nothing', new Uint8Array(0), 'file-is-empty'],
    ['too much', Buffer.concat([Buffer.alloc(20_000), examplePdf()]), 'file-larger-than-asked'],
    ['a page with the name of a PDF', Buffer.from('<html><script>x</script>'), 'file-kind-not-taken'],
    ['a kind that is known but not asked for', docxOf(), 'file-kind-not-taken'],
    ['a PDF with a script', pdfWith('/OpenAction << /S /JavaScript >>'), 'pdf-with-active-parts'],
    ['half a picture', pngOf().subarray(0, 40), 'file-not-readable'],
  ])('%s is refused and not kept', async (_, bytes, reason) => {
    const { take, kept } = desk({ is: 'clean' });
    expect(await take('a.pdf', bytes)).toMatchObject({ refused: true, reason });
    expect(kept).toEqual([]);
  });
  test('says which kinds are asked for', async () => {
    expect(await desk().take('a.pdf', docxOf())).toMatchObject({ details: { kinds: ['pdf', 'png'] } });
  });
  test.each([
    [{ is: 'infected', what: 'Eicar' }, 'file-infected'],
    [{ is: 'too-large' }, 'file-too-large-to-scan'],
    [{ is: 'unavailable', why: 'ECONNREFUSED' }, 'file-not-scanned'],
  ] as const)('that the scanner answers with %j is not kept', async (verdict, reason) => {
    const { take, kept } = desk(verdict);
    expect(await take('a.pdf', examplePdf())).toMatchObject({ refused: true, reason });
    expect(kept).toEqual([]);
  });
});
