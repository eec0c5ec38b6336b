import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Hono } from 'hono';
import type { Env } from './door.ts';

const kinds: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly version: string;
}

/** The files that pages load, held in memory, packed once, and named by content so that browsers keep them for a year. */
export interface Assets {
  /** `/assets/daricha.css?v=…`; throws for a file that was never built, so that a page cannot ship without its looks. */
  address(name: string): string;
  mount(app: Hono<Env>): void;
}

export const readAssets = (folder: string): Assets => {
  if (!existsSync(folder)) throw new Error(`${folder} is not there: run npm run styles`);
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = kinds[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const body = new Uint8Array(readFileSync(path));
    const text = /text|svg/.test(type);
    assets.set(path.slice(folder.length + 1).replaceAll('\\', '/'), {
      type,
      body,
      packed: text ? new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })) : null,
      version: createHash('sha256').update(body).digest('base64url').slice(0, 10),
    });
  }
  return {
    address: (name) => {
      const asset = assets.get(name);
      if (!asset) throw new Error(`no asset is called ${name}`);
      return `/assets/${name}?v=${asset.version}`;
    },
    mount: (app) => {
      app.get('/assets/*', (c) => {
        const asset = assets.get(c.req.path.slice('/assets/'.length));
        if (!asset) return c.notFound();
        const packed = asset.packed && /\bbr\b/.test(c.req.header('accept-encoding') ?? '') ? asset.packed : null;
        return c.body(packed ?? asset.body, 200, {
          'content-type': asset.type,
          'cache-control': c.req.query('v') === asset.version ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
          vary: 'accept-encoding',
          ...(packed ? { 'content-encoding': 'br' } : asset.packed ? { 'content-encoding': 'identity' } : {}),
        });
      });
    },
  };
};
