import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { fetchAddress, type FetchLimits, type Network } from './address.ts';
import { isPublicAddress } from './guard.ts';

const routes: Record<string, RequestListener> = {
  '/page': (_, response) => response.setHeader('content-type', 'text/html').end('<p>Hello</p>'),
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000))),
  '/odd': (_, response) => response.setHeader('content-encoding', 'zstd').end('x'),
  '/large': (_, response) => response.end('x'.repeat(20_000)),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/hop': (_, response) => response.writeHead(302, { location: '/page' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://inside.example/secret' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/nowhere': (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/slow': (_, response) => void response.write('begun'),
};
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((request, response) => routes[request.url ?? '']?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

// The test's server is the only address of the loopback net that this network lets through.
const network: Network = {
  resolve: async (host) => {
    if (host === 'lost.example') throw new Error('ENOTFOUND');
    const inside = { address: '10.0.0.8', family: 4 };
    const outside = { address: '127.0.0.1', family: 4 };
    return host === 'inside.example' ? [inside] : host === 'both.example' ? [outside, inside] : [outside];
  },
  allowed: (address) => address === '127.0.0.1',
};
const limits: FetchLimits = { bytes: 10_000, milliseconds: 400, redirects: 3 };
const get = async (address: string, more: Partial<FetchLimits> = {}) => {
  const fetched = await fetchAddress(address, { ...limits, ...more }, network);
  return isRefusal(fetched) ? fetched.reason : new TextDecoder().decode(fetched.bytes);
};
const at = (path: string) => `http://open.example:${port}${path}`;

describe('a web address', () => {
  it('is fetched, through redirects and unpacked', async () => {
    expect(await get(at('/page'))).toBe('<p>Hello</p>');
    expect(await get(at('/hop'))).toBe('<p>Hello</p>');
    expect(await get(at('/gzip'))).toBe('packed');
  });
  it.each([
    ['nonsense', 'address-not-valid'],
    ['ftp://open.example/x', 'address-not-web'],
    ['http://user:word@open.example/', 'address-with-password'],
    ['http://lost.example/', 'address-not-found'],
    ['http://inside.example/', 'address-private'],
    ['http://both.example/', 'address-private'],
    ['http://10.1.2.3/', 'address-private'],
    ['http://0x0a.1/', 'address-private'],
    ['http://[::1]/', 'address-private'],
  ])('%s is refused with %s', async (address, reason) => {
    expect(await get(address)).toBe(reason);
  });
  it.each([
    ['/inside', 'address-private'],
    ['/file', 'address-not-web'],
    ['/nowhere', 'address-not-valid'],
    ['/round', 'address-too-many-redirects'],
    ['/gone', 'address-answered'],
    ['/large', 'address-too-large'],
    ['/bomb', 'address-too-large'],
    ['/odd', 'address-unreadable'],
    ['/slow', 'address-too-slow'],
  ])('that answers as %s does is refused with %s', async (path, reason) => {
    expect(await get(at(path))).toBe(reason);
  });
  it('where nobody listens is refused', async () => {
    expect(await get('http://open.example:1/')).toBe('address-unreachable');
  });
  it('of a feed is cut where it is too long or never ends', async () => {
    expect(await get(at('/large'), { cut: true })).toHaveLength(10_000);
    expect(await get(at('/slow'), { cut: true })).toBe('begun');
  });
});

describe('the guard', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
    '',
  ])('keeps %s out', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('lets %s through', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
