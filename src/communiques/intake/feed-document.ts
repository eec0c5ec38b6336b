import { XMLParser } from 'fast-xml-parser';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';

export interface FeedEntry {
  readonly title: string;
  readonly url: string;
  /** `YYYY-MM-DD`, or null. */
  readonly published: string | null;
  /** The article's own HTML where the feed carries it whole. */
  readonly content: string | null;
}
export interface FeedDocument {
  readonly title: string;
  readonly entries: readonly FeedEntry[];
}
export const mostEntries = 200;

type Xml = Readonly<Record<string, unknown>>;
const isXml = (value: unknown): value is Xml => typeof value === 'object' && value !== null && !Array.isArray(value);
const child = (value: unknown, name: string): unknown => (isXml(value) ? value[name] : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const words = (value: unknown): string => {
  const [first] = list(value);
  if (typeof first === 'string' || typeof first === 'number') return String(first).trim();
  return isXml(first) ? words(first['#text']) : '';
};
const dayOf = (text: string): string | null => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
};
const web = (address: string, base: string): string | undefined => {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
};

const linkOf = (entry: unknown): string => {
  const links = list(child(entry, 'link'));
  const chosen = links.find((l) => isXml(l) && (l['@rel'] === undefined || l['@rel'] === 'alternate')) ?? links[0];
  const href = child(chosen, '@href');
  return typeof href === 'string' ? href : words(chosen) || words(child(entry, 'guid'));
};

const entryOf = (entry: unknown, base: string): FeedEntry | undefined => {
  const url = web(linkOf(entry), base);
  if (url === undefined) return undefined;
  const when =
    words(child(entry, 'published')) || words(child(entry, 'pubDate')) || words(child(entry, 'updated')) || words(child(entry, 'dc:date'));
  const content = words(child(entry, 'content:encoded')) || words(child(entry, 'content'));
  return { title: words(child(entry, 'title')).slice(0, 500), url, published: dayOf(when), content: content.length > 500 ? content : null };
};

/** A feed that was cut ends at its last whole entry. */
const whole = (xml: string): string => {
  const end = Math.max(xml.lastIndexOf('</item>') + 7, xml.lastIndexOf('</entry>') + 8);
  return end > 8 ? xml.slice(0, end) : xml;
};

/**
 * Atom 1.0 or RSS (0.9x to 2.0, 1.0 as RDF); at most `mostEntries`, newest-first as the feed has them. A document type
 * definition is refused, so that no entity can grow. Refused: `feed-with-definitions`, `feed-not-recognised`.
 */
export const parseFeed = (xml: string, base: string, cut = false): FeedDocument | Refusal => {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return refuse('feed-with-definitions', {});
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
  });
  let root: unknown;
  try {
    root = parser.parse(cut ? whole(xml) : xml);
  } catch {
    return refuse('feed-not-recognised', {});
  }
  const atom = child(root, 'feed');
  const rss = child(child(root, 'rss'), 'channel') ?? child(child(root, 'rdf:RDF'), 'channel');
  if (atom === undefined && rss === undefined) return refuse('feed-not-recognised', {});
  const items =
    atom === undefined ? [...list(child(rss, 'item')), ...list(child(child(root, 'rdf:RDF'), 'item'))] : list(child(atom, 'entry'));
  const entries = items
    .slice(0, mostEntries)
    .map((e) => entryOf(e, base))
    .filter((e) => e !== undefined);
  return { title: words(child(atom ?? rss, 'title')).slice(0, 200), entries };
};
