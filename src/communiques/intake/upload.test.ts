import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { largestUpload, textOfUpload } from './upload.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const reason = async (data: Uint8Array, name = 'a.txt', type = '') => {
  const read = await textOfUpload(data, name, type);
  return isRefusal(read) ? read.reason : `read: ${read.text.slice(0, 60)}`;
};
const text = async (data: Uint8Array, name = 'a.txt', type = '') => {
  const read = await textOfUpload(data, name, type);
  if (isRefusal(read)) throw new Error(read.reason);
  return read.text;
};
const pdf = (draw: (doc: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const doc = new PDFDocument(options);
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    draw(doc);
    doc.end();
  });
const sentence = 'The two ministries agreed to open a joint laboratory for chip design before the end of the year.';
const turkish = 'İki ülke yazılım eğitimi için ortak bir program başlatmaya karar verdi. Görüşme Ankara’da yapıldı. Şirketler çağrıldı.';

describe('a text file', () => {
  it('is read as UTF-8, with or without a byte order mark', async () => {
    expect(await text(bytes(turkish))).toBe(turkish);
    expect(await text(bytes(`\uFEFF${turkish}`))).toBe(turkish);
  });
  it('is read as UTF-16 of either order, marked or not', async () => {
    expect(await text(bytes(`\uFEFF${sentence}`, 'utf16le'))).toBe(sentence);
    expect(await text(bytes(sentence, 'utf16le'))).toBe(sentence);
    expect(await text(new Uint8Array(Buffer.from(`\uFEFF${sentence}`, 'utf16le').swap16()))).toBe(sentence);
  });
  it('in an old encoding is recognised by its letters', async () => {
    const cyrillic = 'Стороны договорились создать совместную рабочую группу по цифровым услугам и обучению специалистов.';
    const table = new Map(Array.from({ length: 64 }, (_, i) => [String.fromCharCode(0x410 + i), 0xc0 + i]));
    expect(await text(new Uint8Array([...cyrillic].map((c) => table.get(c) ?? c.charCodeAt(0))))).toBe(cyrillic);
  });
  it('keeps right-to-left text as it is, and tells its language', async () => {
    const urdu =
      'دونوں ملکوں نے ڈیجیٹل خدمات کے لیے ایک مشترکہ ورکنگ گروپ بنانے پر اتفاق کیا۔ وزیر نے تجویز پیش کی کہ نوجوانوں کو تربیت دی جائے۔';
    const read = await textOfUpload(bytes(urdu), 'urdu.txt');
    expect(read).toMatchObject({ text: urdu, language: 'ur' });
  });
  it('is refused when it is empty, too large, or no text', async () => {
    expect(await reason(bytes(''))).toBe('file-empty');
    expect(await reason(bytes(' \n '))).toBe('file-empty');
    expect(await reason(new Uint8Array(largestUpload + 1))).toBe('file-too-large');
    expect(await reason(new Uint8Array(5_000).map((_, i) => (i * 7) % 256))).toBe('binary-file');
    expect(await reason(bytes('PK\u0003\u0004rest'))).toBe('binary-file');
  });
  it('in an encoding nobody knows is refused', async () => {
    expect(await reason(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe('read: A');
    expect(await reason(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toBe('encoding-unknown');
  });
});

describe('a page', () => {
  const page = `<!doctype html><html><head><title>Talks | Post</title><meta property="og:site_name" content="Harbour Post">
    <meta property="article:published_time" content="2025-03-05T08:00:00Z"><script>alert('x')</script></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Talks held</h1><p>${sentence}</p><script>evil()</script><p>${sentence.repeat(3)}</p>
    <ul><li>First point</li><li>Second point</li></ul></article></body></html>`;
  it('gives its article, its outlet and its day, without scripts', async () => {
    const read = await textOfUpload(bytes(page), 'talks.html', 'text/html');
    expect(read).toMatchObject({ outlet: 'Harbour Post', published: '2025-03-05', language: 'en', title: 'Talks | Post' });
    const words = await text(bytes(page), 'talks.html');
    expect(words).toContain(`${sentence}\n\n`);
    expect(words).toContain('First point\n\nSecond point');
    expect(words).not.toMatch(/alert|evil|Home/);
  });
  it('of nothing but scripts is refused', async () => {
    expect(await reason(bytes('<html><body><script>let a = 1;</script></body></html>'), 'a.html')).toBe('html-without-text');
  });
  it('nested beyond reason is still answered', async () => {
    expect(await reason(bytes(`<html><body>${'<div>'.repeat(3_000)}${sentence}`), 'deep.html')).toMatch(
      /^read: The two|^html-without-text/,
    );
  });
});

describe('a PDF', () => {
  it('gives its text, lines joined', async () => {
    const read = await text(
      await pdf((doc) => doc.fontSize(12).text(`${sentence} ${sentence}`).moveDown().text('Second paragraph stands alone.')),
      'a.pdf',
    );
    expect(read).toContain(sentence);
    expect(read).toContain('Second paragraph');
  });
  it('of images is refused, for it holds no text', async () => {
    expect(await reason(await pdf((doc) => doc.rect(50, 50, 200, 200).fill('black')), 'scan.pdf')).toBe('pdf-without-text');
  });
  it('that is locked or damaged is refused', async () => {
    expect(await reason(await pdf((doc) => doc.text(sentence), { userPassword: 'secret' }), 'locked.pdf')).toBe('pdf-locked');
    expect(await reason(bytes('%PDF-1.7\nnothing that follows is a document'), 'broken.pdf')).toBe('pdf-damaged');
  });
  it('of too many pages is refused', async () => {
    const long = await pdf((doc) => {
      for (let i = 0; i < 300; i++) doc.addPage();
    });
    expect(await reason(long, 'long.pdf')).toBe('pdf-too-long');
  });
});
