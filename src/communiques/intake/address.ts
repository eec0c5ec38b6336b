import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { isPublicAddress } from './guard.ts';

export interface Resolved {
  readonly address: string;
  readonly family: number;
}
export interface FetchLimits {
  /** Bytes, before and after decompression. */
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
  /** Take what came within the limits instead of refusing: for feeds, which may never end. */
  readonly cut?: boolean;
}
/** What touches the network, so that tests can stand in for it. */
export interface Network {
  readonly resolve: (host: string) => Promise<readonly Resolved[]>;
  readonly allowed: (address: string) => boolean;
}
export interface Fetched {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** True when more would have come. */
  readonly cut: boolean;
}
export const usualLimits: FetchLimits = { bytes: 5 * 1024 * 1024, milliseconds: 10_000, redirects: 3 };
export const openNetwork: Network = { resolve: (host) => lookup(host, { all: true, verbatim: true }), allowed: isPublicAddress };

const parsed = (address: string): URL | Refusal => {
  if (!URL.canParse(address)) return refuse('address-not-valid', { url: address.slice(0, 500) });
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('address-not-web', { protocol: url.protocol });
  if (url.username !== '' || url.password !== '') return refuse('address-with-password', {});
  return url;
};

/** Every address of the name must be public: a name with one private address is a trick. */
const placeOf = async (url: URL, network: Network): Promise<Resolved | Refusal> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = isIP(host);
  const found = literal === 0 ? await network.resolve(host).catch(() => []) : [{ address: host, family: literal }];
  const [first] = found;
  if (first === undefined) return refuse('address-not-found', { host });
  return found.every((f) => network.allowed(f.address)) ? first : refuse('address-private', { host });
};

const get = (url: URL, place: Resolved, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = request(url, {
      signal,
      // Connects to the address that was checked, whatever the name says a moment later.
      lookup: (_host, options, done) =>
        options.all === true ? done(null, [{ address: place.address, family: place.family }]) : done(null, place.address, place.family),
      headers: {
        accept: 'text/html,application/xhtml+xml,application/pdf,application/atom+xml,application/rss+xml,text/plain;q=0.9,*/*;q=0.5',
        'accept-encoding': 'gzip',
        'user-agent': 'Daricha/0.1 (register of cooperation)',
      },
      agent: false,
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end();
  });

const body = async (response: IncomingMessage, limits: FetchLimits): Promise<{ readonly bytes: Buffer; readonly cut: boolean }> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.bytes) return { bytes: Buffer.concat(chunks).subarray(0, limits.bytes), cut: true };
    }
  } catch (error) {
    if (limits.cut !== true || size === 0) throw error;
    return { bytes: Buffer.concat(chunks), cut: true };
  } finally {
    response.destroy();
  }
  return { bytes: Buffer.concat(chunks), cut: false };
};

const unpacked = (bytes: Buffer, encoding: string, most: number): Buffer | Refusal => {
  const unpack = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync }[encoding];
  if (unpack === undefined) return encoding === '' || encoding === 'identity' ? bytes : refuse('address-unreadable', { encoding });
  try {
    return unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? refuse('address-too-large', { most }) : refuse('address-unreadable', { encoding });
  }
};

/**
 * Fetches a public web address. Each name is resolved once, checked, and connected to at the checked address; redirects are
 * checked again. Refused: `address-not-valid`, `-not-web`, `-with-password`, `-not-found`, `-private`, `-too-many-redirects`,
 * `-answered` (with the status), `-too-large`, `-too-slow`, `-unreachable`, `-unreadable`.
 */
export const fetchAddress = async (
  address: string,
  limits: FetchLimits = usualLimits,
  network: Network = openNetwork,
): Promise<Fetched | Refusal> => {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let next = address;
  try {
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const url = parsed(next);
      if (isRefusal(url)) return url;
      const place = await placeOf(url, network);
      if (isRefusal(place)) return place;
      const response = await get(url, place, signal);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        response.destroy();
        if (!URL.canParse(location, url.href)) return refuse('address-not-valid', { url: location.slice(0, 500) });
        next = new URL(location, url).href;
        continue;
      }
      if (status !== 200) {
        response.destroy();
        return refuse('address-answered', { status });
      }
      const { bytes, cut } = await body(response, limits);
      if (cut && limits.cut !== true) return refuse('address-too-large', { most: limits.bytes });
      const encoding = (response.headers['content-encoding'] ?? '').toLowerCase();
      const plain = unpacked(bytes, encoding, limits.bytes);
      return isRefusal(plain) ? plain : { url: url.href, type: response.headers['content-type'] ?? '', bytes: plain, cut };
    }
    return refuse('address-too-many-redirects', { most: limits.redirects });
  } catch {
    return signal.aborted
      ? refuse('address-too-slow', { milliseconds: limits.milliseconds })
      : refuse('address-unreachable', { url: next.slice(0, 500) });
  }
};
