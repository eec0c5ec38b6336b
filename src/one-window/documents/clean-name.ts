import type { FileKind } from '../service/definition.ts';

/** The first is what a name gets that has none which fits. */
const extensions: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  docx: ['docx'],
  xlsx: ['xlsx'],
};

/** Names that Windows keeps for devices, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Controls and formatting that is not seen, turned directions above all. The joiners stay: Urdu spells with them. */
const unseen = /[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}|[\p{Co}\p{Cn}]/gu;
/** What a file system or a header could read as something else. */
const unsafe = /[<>:"|?*;`$]+/g;
/** UTF-16 units and UTF-8 bytes of a whole name. */
const longest = { units: 120, bytes: 200 };

const cut = (stem: string, extension: string): string => {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stem)) {
    const next = `${kept}${segment}.${extension}`;
    if (next.length > longest.units || Buffer.byteLength(next) > longest.bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
};

/** A name that is safe to show, to save and to put into a header: one part, no unseen characters, an extension that fits the kind. */
export const cleanName = (name: string, kind: FileKind): string => {
  const last = name.toWellFormed().normalize('NFC').slice(-1_000).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(unseen, '')
    .replace(/\ufffd/g, '')
    // Once more: what stood apart may have met.
    .normalize('NFC')
    .replace(unsafe, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const fitting = extensions[kind];
  const endOf = (text: string) => /\.([a-z][a-z0-9]{0,4})$/i.exec(text)?.[1];
  const fits = (text: string) => fitting.find((one) => one === endOf(text)?.toLowerCase());
  // A wrong extension goes; then what stands before it may be the right one, as in `scan.pdf.exe`.
  const shown = fits(plain) === undefined ? plain.replace(/\.[a-z][a-z0-9]{0,4}$/i, '') : plain;
  const extension = fits(shown) ?? fitting[0];
  const stem = (fits(shown) === undefined ? shown : shown.slice(0, -extension.length - 1)).replace(/[\s.]+$/, '');
  const safe = reserved.test(stem) ? `_${stem}` : stem;
  return `${cut(safe, extension) || 'document'}.${extension}`;
};
