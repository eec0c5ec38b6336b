import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';

export interface ReadArticle {
  readonly title: string;
  readonly text: string;
  readonly outlet: string | null;
  /** `YYYY-MM-DD` as the page states it. */
  readonly published: string | null;
}

/** The few things of a DOM node that reading needs; linkedom's own types want a browser's. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Node>;
}

const dropped = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'FORM', 'BUTTON', 'NAV', 'HEAD']);
const blocks = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'TR',
  'BLOCKQUOTE',
  'FIGURE',
  'FIGCAPTION',
  'PRE',
  'DL',
  'DT',
  'DD',
  'HR',
  'BODY',
]);
const deepest = 2_000;

/** The words of a tree, a blank line between blocks; scripts and forms are left out. */
const words = (root: Node): string => {
  const parts: string[] = [];
  const walk = (node: Node, depth: number): void => {
    if (node.nodeType === 3) parts.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
    const name = node.nodeName.toUpperCase();
    if (depth > deepest || dropped.has(name) || node.nodeType === 8) return;
    if (name === 'BR') parts.push('\n');
    const block = blocks.has(name);
    if (block) parts.push('\n\n');
    for (const child of node.childNodes) walk(child, depth + 1);
    if (block) parts.push('\n\n');
  };
  walk(root, 0);
  return parts
    .join('')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

// Readability takes cubic time in a tree's depth; no real page is so deep.
const deepestForReadability = 120;
const depthOf = (root: Node): number => {
  let depth = 0;
  let level: Node[] = [root];
  while (level.length > 0 && depth <= deepestForReadability) {
    depth++;
    level = level.flatMap((node) => [...node.childNodes]);
  }
  return depth;
};

const dayIn = (text: string | null | undefined): string | null => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null;

/** The article of a page, without its scripts, menus and forms. Nothing of the page is run. Refused: `html-without-text`. */
export const textOfHtml = async (html: string): Promise<ReadArticle | Refusal> => {
  // Loaded with the first page that comes in: a browser's document is a heavy thing to start with.
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const whole = /<(html|body)\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const meta = (name: string): string | null =>
    document.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute('content') ?? null;
  const title = meta('og:title') ?? document.querySelector('title')?.textContent ?? document.querySelector('h1')?.textContent ?? '';
  const outlet = meta('og:site_name');
  const published = dayIn(
    meta('article:published_time') ?? meta('date') ?? document.querySelector('time[datetime]')?.getAttribute('datetime'),
  );
  const plain = words(document.body as unknown as Node);
  const article = (() => {
    if (depthOf(document.body as unknown as Node) > deepestForReadability) return null;
    try {
      return new Readability(document, { maxElemsToParse: 20_000, charThreshold: 200 }).parse();
    } catch {
      // A page that is too large or too odd for it is read whole.
      return null;
    }
  })();
  const read = article?.content ? words(parseHTML(`<html><body>${article.content}</body></html>`).document.body as unknown as Node) : '';
  const text = read.length >= Math.min(200, plain.length * 0.3) ? read : plain;
  if (text === '') return refuse('html-without-text', {});
  return { title: title.replace(/\s+/g, ' ').trim().slice(0, 500), text, outlet: outlet?.trim().slice(0, 200) || null, published };
};

export const looksLikeHtml = (text: string): boolean =>
  /^\s*(<!doctype html|<html\b|<\?xml[^>]*>\s*<!doctype html)/i.test(text.slice(0, 2_000)) ||
  /<(body|head|article|div|p)\b[^>]*>/i.test(text.slice(0, 4_000));
