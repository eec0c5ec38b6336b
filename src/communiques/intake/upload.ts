import { isRefusal, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { looksLike, textOfBytes } from './encoding.ts';
import { looksLikeHtml, type ReadArticle, textOfHtml } from './html.ts';
import { languageOf } from './language.ts';
import { textOfPdf } from './pdf.ts';

export const largestUpload = 10 * 1024 * 1024;
export interface ReadText extends ReadArticle {
  /** BCP 47; `und` when it cannot be told. */
  readonly language: string;
}

const charsetOf = (type: string): string | undefined => /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
const declaredIn = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'))?.[1];

const titleFrom = (text: string, name: string): string => {
  const [line = ''] = text.trim().split('\n');
  return (line.length > 0 && line.length <= 200 ? line : name.replace(/\.[^.]+$/, '')).slice(0, 500);
};

/**
 * The text of a file somebody sent, by what the bytes are, whatever the name or the declared type says.
 * Refused: `file-empty`, `file-too-large`, `binary-file`, `encoding-unknown`, `html-without-text`, and `pdf-…`.
 */
export const textOfUpload = async (bytes: Uint8Array, name: string, type = ''): Promise<ReadText | Refusal> => {
  if (bytes.length === 0) return refuse('file-empty', { name });
  if (bytes.length > largestUpload) return refuse('file-too-large', { name, bytes: bytes.length, most: largestUpload });
  const kind = looksLike(bytes);
  if (kind === 'pdf') {
    const pdf = await textOfPdf(bytes);
    if (isRefusal(pdf)) return pdf;
    return { title: pdf.title || titleFrom(pdf.text, name), text: pdf.text, outlet: null, published: null, language: languageOf(pdf.text) };
  }
  if (kind !== undefined) return refuse('binary-file', { name, looksLike: kind });
  const text = textOfBytes(bytes, charsetOf(type) ?? declaredIn(bytes));
  if (isRefusal(text)) return text;
  if (looksLikeHtml(text) || (/html/i.test(type) && /<\w+[^>]*>/.test(text))) {
    const article = await textOfHtml(text);
    if (isRefusal(article)) return article;
    return { ...article, title: article.title || titleFrom(article.text, name), language: languageOf(article.text) };
  }
  if (text.trim() === '') return refuse('file-empty', { name });
  return { title: titleFrom(text, name), text, outlet: null, published: null, language: languageOf(text) };
};
