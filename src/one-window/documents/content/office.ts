/** Word and Excel files of ECMA-376 (OOXML) by what their ZIP holds. */
import type { FileKind } from '../../service/definition.ts';
import type { Content, ContentProblem } from './content.ts';
import { zipBytes, zipEntries, type ZipEntry } from './zip.ts';

/** Bytes all parts may unpack to, and one part that is read here. */
const mostUnpacked = 300_000_000;
const mostRead = 2_000_000;
/** No text or table packs better than this; a bomb does. */
const mostRatio = 200;
const ratioCountsFrom = 5_000_000;

const macros =
  /vbaproject|vbadata|\/activex\/|\/macrosheets\/|\/dialogsheets\/|oleobject[^/]*\.bin$|\.(?:exe|dll|js|vbs|ps1|bat|hta|lnk)$/i;
const macroType = /macroenabled|vbaproject|ms-office\.activex|oleobject/i;
/** What a program would fetch by itself when the file is opened. */
const fetched = /Type="[^"]*\/(?:attachedTemplate|oleObject|frame|externalLinkPath|subDocument|control)"/i;
const external = /TargetMode\s*=\s*["']External["']/i;

const mains: readonly { readonly kind: FileKind; readonly part: string; readonly type: string }[] = [
  { kind: 'docx', part: 'word/document.xml', type: 'wordprocessingml.document.main+xml' },
  { kind: 'xlsx', part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main+xml' },
];

const textOf = (bytes: Buffer, entry: ZipEntry | undefined): string | undefined => {
  if (entry === undefined) return undefined;
  const read = zipBytes(bytes, entry, mostRead);
  if (read === undefined) return undefined;
  return read[0] === 0xff && read[1] === 0xfe ? read.toString('utf16le') : read.toString('utf8');
};

const bomb = (entries: readonly ZipEntry[]): boolean =>
  entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked ||
  entries.some(({ size, packed }) => size > ratioCountsFrom && size > packed * mostRatio);

const problemIn = (bytes: Buffer, entries: readonly ZipEntry[], types: string): ContentProblem | undefined => {
  if (bomb(entries)) return 'file-unpacks-too-large';
  if (macroType.test(types) || entries.some(({ name }) => macros.test(name))) return 'office-with-macros';
  for (const entry of entries.filter(({ name }) => name.toLowerCase().endsWith('.rels'))) {
    const links = textOf(bytes, entry);
    if (links === undefined) return 'file-not-readable';
    for (const [link] of links.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g))
      if (fetched.test(link) && external.test(link)) return 'office-with-links';
  }
  return undefined;
};

/** The bytes begin as a ZIP file. A ZIP that is no office file has no kind. */
export const officeContent = (bytes: Buffer): Content => {
  const entries = zipEntries(bytes);
  if (entries === undefined) {
    const looksOffice = bytes.includes('[Content_Types].xml');
    return { kind: looksOffice ? 'docx' : undefined, problem: looksOffice ? 'file-not-readable' : undefined };
  }
  const byName = (name: string) => entries.find((entry) => entry.name === name);
  const types = textOf(bytes, byName('[Content_Types].xml'));
  const found = mains.filter(({ part }) => byName(part) !== undefined);
  const [main] = found;
  if (types === undefined || main === undefined || found.length > 1) return { kind: undefined, problem: undefined };
  const problem = problemIn(bytes, entries, types);
  if (problem === undefined && !types.includes(main.type)) return { kind: undefined, problem: undefined };
  return { kind: main.kind, problem };
};
