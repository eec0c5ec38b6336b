import { extractText, getDocumentProxy } from 'unpdf';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';

export const mostPages = 300;

/** Lines of a page joined into paragraphs: a line goes on when it neither ends a sentence nor is short. */
const paragraphs = (page: string): string => {
  const lines = page.split('\n').map((l) => l.trim());
  const usual = Math.max(...lines.map((l) => l.length), 0);
  let out = '';
  for (const line of lines) {
    const before = out.slice(out.lastIndexOf('\n') + 1);
    const ends =
      before === '' ||
      line === '' ||
      before.length < usual * 0.6 ||
      (/[.!?:]["'”’)]*$/.test(before) && before.length % (usual || 1) < usual * 0.85);
    if (ends) out += line === '' ? '\n' : `${out === '' || out.endsWith('\n') ? '' : '\n'}${line}`;
    else out += /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line) ? `\u0000${line}` : ` ${line}`;
  }
  return out.replaceAll('-\u0000', '');
};

/** The text of a PDF. Refused: `pdf-without-text` (images of pages), `pdf-locked`, `pdf-damaged`, `pdf-too-long`. */
export const textOfPdf = async (bytes: Uint8Array): Promise<{ readonly title: string; readonly text: string } | Refusal> => {
  try {
    // pdf.js takes the buffer for itself, so it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    if (pdf.numPages > mostPages) return refuse('pdf-too-long', { pages: pdf.numPages, most: mostPages });
    const info: unknown = (await pdf.getMetadata().catch(() => undefined))?.info;
    const { text: pages } = await extractText(pdf, { mergePages: false });
    const text = pages.map(paragraphs).join('\n\n').replaceAll('\u0000', '').trim();
    if ((text.match(/\p{L}/gu) ?? []).length < 20) return refuse('pdf-without-text', { pages: pdf.numPages });
    const title = typeof info === 'object' && info !== null && 'Title' in info && typeof info.Title === 'string' ? info.Title : '';
    return { title: title.trim().slice(0, 500), text };
  } catch (error) {
    const locked = error instanceof Error && /password/i.test(`${error.name} ${error.message}`);
    return refuse(locked ? 'pdf-locked' : 'pdf-damaged', {});
  }
};
