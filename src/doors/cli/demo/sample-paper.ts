/** One-page PDFs (ISO 32000-1) for the demo's attachments: small, alike on every node, and made without a library in a moment. */

/** Letters that WinAnsiEncoding has no sign for lose their marks. */
const plain = (text: string): string =>
  text
    .replace(/ı/g, 'i')
    .replace(/[ʻʼ’]/g, "'")
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');
const literal = (text: string): string => `(${plain(text).replace(/[\\()]/g, '\\$&')})`;

/** A heading and lines under it. */
export const samplePaper = (heading: string, lines: readonly string[]): Uint8Array => {
  const shown = lines.map((line, i) => `BT /F1 11 Tf 72 ${724 - i * 20} Td ${literal(line)} Tj ET`);
  const content = [
    '0.012 0.184 0.18 rg 0 800 595 42 re f',
    '0 g',
    `BT /F2 18 Tf 72 760 Td ${literal(heading)} Tj ET`,
    ...shown,
    'BT /F1 9 Tf 72 60 Td (Made for a demonstration. Nothing in it is real.) Tj ET',
  ].join('\n');
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + end, 'latin1');
};
