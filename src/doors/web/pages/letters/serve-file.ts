/** Files that people sent, on their way to someone's browser: nothing in them may run there, and nobody keeps them on the way. */
import { mediaTypes } from '../../../../one-window/documents/content/content.ts';
import type { FileKind } from '../../../../one-window/service/definition.ts';
import type { Ask } from '../../door.ts';

/** Kinds that a browser shows by itself; the others are only ever saved. */
const shown: ReadonlySet<FileKind> = new Set(['pdf', 'png', 'jpeg']);

/** RFC 6266 with RFC 8187: plain letters for old programs, and the name itself. */
const disposition = (how: 'inline' | 'attachment', name: string): string => {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
};

export const serveFile = (c: Ask, bytes: Uint8Array, { kind, name }: { readonly kind: FileKind; readonly name: string }): Response => {
  const inline = shown.has(kind) && c.req.query('save') === undefined;
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mediaTypes[kind],
    'content-length': String(bytes.length),
    'content-disposition': disposition(inline ? 'inline' : 'attachment', name),
    'content-security-policy': `sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  });
};
