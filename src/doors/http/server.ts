import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Where it listens; the port that was really taken when 0 was asked for. */
  readonly address: string;
  /** Stops taking connections, lets answers under way finish for at most `patience` ms, then closes what is left. */
  stop(patience?: number): Promise<void>;
}

/**
 * Listens for HTTP. Node gives `req.url` as it came over the wire, and `new URL('//', base)` throws: paths are mended
 * before anything parses them, so that no request can end the process.
 */
export const listen = async (
  fetch: (request: Request) => Response | Promise<Response>,
  at: { readonly port: number; readonly host: string },
): Promise<Listening> => {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  const [answer] = server.listeners('request') as ((...a: unknown[]) => void)[];
  if (!answer) throw new Error('the HTTP adaptor has no request listener');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    request.url = mendPath(request.url ?? '/');
    if (!request.headers.host || !/^[\w.:[\]-]+$/.test(request.headers.host)) {
      response
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end('The request names no valid host.\n');
      return;
    }
    answer(request, response);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  server.headersTimeout = 20_000;
  server.requestTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = at.host.includes(':') ? `[${at.host}]` : at.host;
  return {
    address: `http://${host}:${port}`,
    stop: (patience = 3000) =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
};

/** One leading slash, no control characters; an absolute address (as to a proxy) becomes its path. */
export const mendPath = (raw: string): string => {
  const path = /^https?:\/\//i.test(raw) ? raw.replace(/^https?:\/\/[^/?#]*/i, '') : raw;
  const clean = path.replace(/[\\\s\p{Cc}]/gu, (ch) => encodeURIComponent(ch));
  return `/${clean.replace(/^\/+/, '')}`;
};
