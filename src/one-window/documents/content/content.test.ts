import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docxOf, examplePdf, jpegOf, packedObjects, pdfOf, pdfWith, pngOf, xlsxOf, zipOf } from '../testing.ts';
import { contentOf, kindOf } from './content.ts';

const problem = (bytes: Uint8Array) => contentOf(bytes).problem;

describe('the kind of a file', () => {
  test('is known by its bytes', () => {
    expect([examplePdf(), jpegOf(), pngOf(), docxOf(), xlsxOf()].map(kindOf)).toEqual(['pdf', 'jpeg', 'png', 'docx', 'xlsx']);
  });
  test('is none for pages, programs, texts, archives and nothing at all', () => {
    const others = ['', '<!doctype html><script>alert(1)</script>', 'MZ\x90\0', 'GIF89a', '<svg xmlns="x"/>', 'plain words', '#!/bin/sh\n'];
    for (const other of others) expect(contentOf(Buffer.from(other, 'latin1')), other).toEqual({ kind: undefined, problem: undefined });
    expect(kindOf(zipOf([{ name: 'a.txt', data: 'a' }]))).toBeUndefined();
  });
  test('no bytes make it fail, nor any change or loss of bytes', () => {
    const good = [examplePdf(), pngOf(), jpegOf(), docxOf(), xlsxOf()];
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.nat(), fc.nat(255), fc.nat(), (file, at, byte, length) => {
        const changed = Buffer.from(file);
        changed[at % changed.length] = byte;
        contentOf(changed);
        contentOf(file.subarray(0, length % file.length));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => kindOf(bytes) === undefined));
  });
  test('a file that is cut off is not taken, wherever the cut is', () => {
    for (const file of [pngOf(), jpegOf(), docxOf(), xlsxOf()])
      for (let length = 0; length < file.length; length++) expect(kindOf(file.subarray(0, length)), String(length)).toBeUndefined();
    const pdf = examplePdf();
    for (let length = 0; length < pdf.length - 1; length++) expect(kindOf(pdf.subarray(0, length)), String(length)).toBeUndefined();
  });
});

describe('a PDF', () => {
  test('with a page behind or before it is another file in disguise', () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    expect(problem(Buffer.concat([examplePdf(), page]))).toBe('file-in-disguise');
    expect(problem(Buffer.concat([Buffer.from('%PDF-1.7\n<html><script>x</script>'), examplePdf()]))).toBe('file-in-disguise');
    expect(kindOf(Buffer.concat([page, examplePdf()]))).toBeUndefined();
    expect(problem(Buffer.concat([examplePdf(), docxOf()]))).not.toBeUndefined();
  });
  test('with a password is refused as such', () => {
    expect(problem(pdfOf(['<< /Type /Catalog >>'], '/Encrypt 2 0 R '))).toBe('pdf-encrypted');
    expect(problem(pdfOf(['<< /Type /Catalog >>'], '/#45ncrypt 2 0 R '))).toBe('pdf-encrypted');
  });
  test.each([
    ['a script', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
    ['a script under letters written as numbers', '/OpenAction << /S /J#61vaScrip#74 /JS (x) >>'],
    ['a program to start', '/OpenAction << /S /Launch /F (cmd.exe) >>'],
    ['a file inside', '/Names << /EmbeddedFiles << /Names [] >> >>'],
    ['a form that runs', '/AcroForm << /XFA [(a) 4 0 R] >>'],
  ])('with %s is refused', (_, catalogue) => {
    expect(problem(pdfWith(catalogue))).toBe('pdf-with-active-parts');
  });
  test('with a script among its packed objects is refused', () => {
    expect(problem(pdfWith('', packedObjects('4 0 << /S /JavaScript /JS (x) >>')))).toBe('pdf-with-active-parts');
    expect(problem(pdfWith('', packedObjects('4 0 << /S /GoTo >>')))).toBeUndefined();
    expect(problem(pdfWith('', packedObjects('4 0 << /S /JavaScript >>').replace('ObjStm', 'Obj#53tm')))).toBe('pdf-with-active-parts');
  });
  test('whose packed objects cannot be looked into is refused', () => {
    expect(problem(pdfWith('', packedObjects('x').replace('/FlateDecode', '[/ASCIIHexDecode /FlateDecode]')))).toBe('file-not-readable');
    expect(problem(pdfWith('', packedObjects('x').replace('/FlateDecode', '/LZWDecode')))).toBe('file-not-readable');
    expect(problem(pdfWith('', packedObjects('x').replace('/FlateDecode', '5 0 R'), '/FlateDecode'))).toBe('file-not-readable');
    expect(problem(pdfWith('', packedObjects('x').replace('/Filter', '/F#69lter').replace('/FlateDecode', '5 0 R')))).toBe(
      'file-not-readable',
    );
  });
  test('whose packed objects do not say that they are objects is looked into all the same', () => {
    const packed = packedObjects('4 0 << /S /JavaScript >>').replace('/Type /ObjStm', '');
    expect(problem(pdfWith('', packed))).toBe('pdf-with-active-parts');
  });
  test('whose packed objects hide behind a remark or a text that looks like an end is looked into all the same', () => {
    for (const hiding of ['% endobj\n', '/X ( endobj ) ']) {
      const packed = packedObjects('4 0 << /S /JavaScript >>').replace('/Filter', `${hiding}/Filter`);
      expect(problem(pdfWith('', packed)), hiding).toBe('pdf-with-active-parts');
    }
  });
  test('is read in a moment, whatever it repeats', () => {
    const started = performance.now();
    for (const part of [
      '/First ',
      '/First (',
      '/First endobj ',
      '/ObjStm stream\n',
      'stream\n',
      '%PDF-',
      '1 0 obj ',
      '0',
      ' ',
      '/ObjStm /Filter /FlateDecode stream\n',
    ])
      problem(
        Buffer.concat([
          Buffer.from('%PDF-1.7\n'),
          Buffer.from(part.repeat(2_000_000 / part.length)),
          pdfWith('', packedObjects('x')).subarray(9),
        ]),
      );
    expect(performance.now() - started).toBeLessThan(10_000);
  });
  test('with bookmarks is taken', () => {
    expect(
      problem(pdfWith('/Outlines 4 0 R', '<< /Type /Outlines /First 5 0 R /Last 5 0 R >>', '<< /Title (One) /Parent 4 0 R >>')),
    ).toBeUndefined();
  });
  test('whose packed objects unpack to very much is refused', () => {
    expect(problem(pdfWith('', packedObjects(' '.repeat(65_000_000))))).toBe('file-unpacks-too-large');
  });
  test('that only speaks of scripts is taken', () => {
    expect(problem(examplePdf('How JavaScript is launched from an EmbeddedFile'))).toBeUndefined();
  });
});

describe('a picture', () => {
  test('with another file inside or behind it is refused', () => {
    const text = Buffer.from('Comment\0<script>alert(1)</script>');
    expect(problem(pngOf(1, 1, ['tEXt', text]))).toBe('file-in-disguise');
    expect(problem(Buffer.concat([pngOf(), Buffer.from('PK')]))).toBe('file-in-disguise');
    expect(problem(jpegOf(1, 1, '%PDF-1.4'))).toBe('file-in-disguise');
    expect(problem(Buffer.concat([jpegOf(), docxOf()]))).toBe('file-in-disguise');
  });
  test('with what a phone appends is taken', () => {
    expect(kindOf(Buffer.concat([jpegOf(), Buffer.from('SEFT\0\0\x01')]))).toBe('jpeg');
  });
  test('of more pixels than a screen wall, or of none, is refused', () => {
    expect([pngOf(60_000, 60_000), jpegOf(60_000, 60_000)].map(problem)).toEqual(['file-unpacks-too-large', 'file-unpacks-too-large']);
    expect([pngOf(0, 5), jpegOf(0, 5)].map(problem)).toEqual(['file-not-readable', 'file-not-readable']);
  });
  test('with one byte wrong in its checked parts is refused', () => {
    const png = pngOf();
    png[20] = 7;
    expect(problem(png)).toBe('file-not-readable');
  });
});

describe('an office file', () => {
  test.each([
    ['macros', { name: 'word/vbaProject.bin', data: 'x' }],
    ['macros in other letters', { name: 'word/VBAPROJECT.BIN', data: 'x' }],
    ['a control', { name: 'word/activeX/activeX1.bin', data: 'x' }],
    ['a program', { name: 'word/media/setup.exe', data: 'x' }],
    ['old macros', { name: 'xl/macrosheets/sheet1.xml', data: 'x' }],
  ])('with %s is refused', (_, part) => {
    expect(problem(docxOf(part))).toBe('office-with-macros');
  });
  test('that says it has macros is refused', () => {
    const file = zipOf([
      { name: '[Content_Types].xml', data: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
      { name: 'word/document.xml', data: 'x' },
    ]);
    expect(problem(file)).toBe('office-with-macros');
  });
  test('that fetches a template from elsewhere is refused, a plain link is not', () => {
    const link = (type: string) => ({
      name: 'word/_rels/settings.xml.rels',
      data: `<Relationships><Relationship Id="r" Type="http://schemas.example/relationships/${type}" Target="https://x.example/" TargetMode="External"/></Relationships>`,
    });
    expect(problem(docxOf(link('attachedTemplate')))).toBe('office-with-links');
    expect(problem(docxOf(link('hyperlink')))).toBeUndefined();
  });
  test('that unpacks to very much is refused before anything is unpacked', () => {
    expect(problem(docxOf({ name: 'word/a.xml', data: 'x', size: 400_000_000 }))).toBe('file-unpacks-too-large');
    expect(problem(docxOf({ name: 'word/a.xml', data: Buffer.alloc(20_000_000) }))).toBe('file-unpacks-too-large');
  });
  test('with paths out of its folder, names twice, a password, or something before it is not readable', () => {
    expect(problem(docxOf({ name: '../../etc/x', data: 'x' }))).toBe('file-not-readable');
    expect(problem(docxOf({ name: 'word/a', data: 'x' }, { name: 'WORD/A', data: 'y' }))).toBe('file-not-readable');
    expect(problem(docxOf({ name: 'word/a', data: 'x', flags: 1 }))).toBe('file-not-readable');
    expect(kindOf(Buffer.concat([Buffer.from('PK\x03\x04<script>', 'latin1'), docxOf()]))).toBeUndefined();
  });
  test('that is both a letter and a table has no kind', () => {
    expect(kindOf(docxOf({ name: 'xl/workbook.xml', data: 'x' }))).toBeUndefined();
  });
});
