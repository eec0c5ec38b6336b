/** A badge in an SVG: `openbadges:credential`, the first element in it (Open Badges 3.0, section 5.3). */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Wrong } from '../checking/checked.ts';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';

/** `svg` begins with its root element. In JSON, `<` and `>` stand in texts only, and may be written otherwise there. */
export const bakedSvg = (svg: string, badge: string): string => {
  const end = svg.indexOf('>');
  const inside = badge.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  return (
    `${svg.slice(0, end)} xmlns:openbadges="${namespace}">` +
    `<openbadges:credential><![CDATA[${inside}]]></openbadges:credential>${svg.slice(end + 1)}`
  );
};

export const isSvg = (text: string): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<([a-z]+:)?svg[\s>]/i.test(text);

type Node = Readonly<Record<string, unknown>>;
const isNodes = (value: unknown): value is readonly Node[] => Array.isArray(value);

/** The badge in a picture, or why there is none. What the picture itself shows is not looked at. */
export const badgeInSvg = (svg: string): string | Wrong => {
  // An own document type could unfold to any size.
  if (/<!(DOCTYPE[^>]*\[|ENTITY)/i.test(svg)) return { reason: 'picture-damaged' };
  if (XMLValidator.validate(svg) !== true) return { reason: 'picture-damaged' };
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    cdataPropName: 'cdata',
    trimValues: false,
    parseTagValue: false,
    processEntities: true,
  });
  let nodes: unknown;
  try {
    nodes = parser.parse(svg);
  } catch {
    return { reason: 'picture-damaged' };
  }
  const found: Node[] = [];
  let older = false;
  const walk = (list: readonly Node[], prefixes: ReadonlySet<string>): void => {
    for (const node of list) {
      const attributes = (node[':@'] ?? {}) as Readonly<Record<string, unknown>>;
      const own = new Set(prefixes);
      for (const [name, value] of Object.entries(attributes)) {
        const [, prefix] = /^@_xmlns:(.+)$/.exec(name) ?? [];
        if (prefix !== undefined && value === namespace) own.add(prefix);
      }
      for (const [name, inside] of Object.entries(node)) {
        if (name === ':@') continue;
        const [prefix = '', local] = name.split(':');
        if (local === 'credential' && own.has(prefix)) found.push(node);
        if (name === 'openbadges:assertion') older = true;
        if (isNodes(inside)) walk(inside, own);
      }
    }
  };
  if (isNodes(nodes)) walk(nodes, new Set());
  if (found.length > 1) return { reason: 'two-badges', details: { count: found.length } };
  const [only] = found;
  if (only === undefined) return { reason: older ? 'older-badge' : 'no-badge-in-picture' };
  return textIn(only);
};

/** A JWT stands in `verify`, JSON inside the element. */
const textIn = (node: Node): string => {
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof attributes['@_verify'] === 'string' && attributes['@_verify'] !== '') return attributes['@_verify'];
  const inside = Object.entries(node).find(([name]) => name !== ':@')?.[1];
  if (!isNodes(inside)) return '';
  return inside
    .flatMap((part) => [part['#text'], ...(isNodes(part.cdata) ? part.cdata.map((one) => one['#text']) : [])])
    .filter((text) => typeof text === 'string')
    .join('')
    .trim();
};
