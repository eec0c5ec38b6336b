/** A badge in every form it can be taken along, and the documents by which anyone checks it. */
import { findCredential, revokedIndexes } from '../../../../programmes/credential/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';
import { findBadge } from './own.ts';

/** Browsers of other sites may read these: they are public, and made for programs. */
const open = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } as const;
const credentialType = 'application/vc+ld+json';

const json = (c: Ask, document: object, type: string, seconds: number): Response =>
  c.body(JSON.stringify(document), 200, { ...open, 'content-type': type, 'cache-control': `public, max-age=${seconds}` });

/** Pictures take a while to draw: the last ones are kept. */
const kept = <T>(most: number) => {
  const known = new Map<string, Promise<T>>();
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? make();
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found;
  };
};
const drawings = kept<string | Buffer>(40);
const lists = kept<object>(20);

const types = {
  json: credentialType,
  jwt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
} as const;
type Kind = keyof typeof types;
const isKind = (kind: string): kind is Kind => Object.hasOwn(types, kind);

export const badgeFile = async (c: Ask, door: Door): Promise<Response> => {
  const [id = '', kind = ''] = (c.req.param('file') ?? '').split('.');
  const badge = isKind(kind) ? (await findBadge(door, id))?.remade : undefined;
  if (badge === undefined || !isKind(kind)) return nothingHere(c, door);
  const { language } = c.get('visitor').words;
  const { badges } = door;
  const drawn = (make: () => Promise<string | Buffer>) => drawings(`${badge.id} ${kind} ${language} ${badge.issued.proofs.digest}`, make);
  const body = await {
    json: () => badge.json,
    jwt: () => badge.jwt,
    svg: () => drawn(() => badges.svg(badge)),
    png: () => drawn(() => badges.png(badge)),
    pdf: () => drawn(() => badges.pdf(badge, language)),
  }[kind]();
  const save = c.req.query('save') === undefined ? 'inline' : 'attachment';
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    ...open,
    'content-type': types[kind],
    'content-disposition': `${save}; filename="badge-${badge.id}.${kind}"`,
    'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'`,
    'cache-control': kind === 'pdf' ? 'private, no-cache' : 'public, max-age=300',
    'x-robots-tag': 'noindex',
  });
};

export const statusList = async (c: Ask, door: Door): Promise<Response> => {
  const list = Number(c.req.param('list'));
  const revoked = await revokedIndexes(door.ledger, list);
  if (revoked === undefined) return nothingHere(c, door);
  // Signed anew each minute at most, and at once when one more is revoked.
  const minute = `${door.clock().slice(0, 16)}:00.000Z`;
  const signed = await lists(`${door.publicUrl} ${list} ${minute} ${revoked.join()}`, () => door.badges.statusList(list, revoked, minute));
  return json(c, signed, credentialType, 60);
};

export const endorsement = async (c: Ask, door: Door): Promise<Response> => {
  const [, id = '', office = ''] = /^([0-9a-f-]{36})\.(.+)$/.exec(c.req.param('id') ?? '') ?? [];
  const found = id === '' ? undefined : await findCredential(door.ledger, id);
  const document = found && (await door.badges.endorsement(found.state, id, office));
  return document === undefined ? nothingHere(c, door) : json(c, document, credentialType, 300);
};

export const jwk = (c: Ask, door: Door): Response | Promise<Response> => {
  const key = door.badges.jwk(c.req.param('key') ?? '');
  return key === undefined ? nothingHere(c, door) : json(c, key, 'application/jwk+json', 300);
};

export const didDocument = (c: Ask, door: Door): Response | Promise<Response> => {
  const document = door.badges.didDocument(c.req.param('organisation'));
  return document === undefined ? nothingHere(c, door) : json(c, document, 'application/did+json', 300);
};
