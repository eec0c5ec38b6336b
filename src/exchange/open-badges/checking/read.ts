/** From what someone brings to the credential inside it: JSON, JWT, a picture with a badge baked in. */
import { badgeInPng, isPng } from '../pictures/png.ts';
import { badgeInSvg, isSvg } from '../pictures/svg.ts';
import type { Form, Wrong } from './checked.ts';
import { type JsonRecord, isRecord, isWrong, strictJson } from './strict-json.ts';

/** Bytes of a file that is looked at. */
export const mostBytes = 5 * 1024 * 1024;
/** Characters of a badge's own text; pictures inside it take most of them. */
const mostText = 2 * 1024 * 1024;

export interface Jwt {
  readonly header: JsonRecord;
  readonly signed: string;
  readonly signature: string;
}
export interface Read {
  readonly form: Form;
  /** The credential; of a JWT its claims, or what its `vc` claim holds. */
  readonly credential: JsonRecord;
  readonly jwt: Jwt | null;
  readonly claims: JsonRecord | null;
}

const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

const part = (encoded: string): JsonRecord | Wrong => {
  try {
    return strictJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url')));
  } catch {
    return { reason: 'text-not-utf8' };
  }
};

const fromJwt = (text: string, form: Form): Read | Wrong => {
  const [head = '', body = '', signature = ''] = text.split('.');
  const header = part(head);
  if (isWrong(header)) return { reason: 'jwt-unreadable' };
  const claims = part(body);
  if (isWrong(claims)) return claims;
  const credential = isRecord(claims.vc) ? claims.vc : claims;
  return { form, credential, claims, jwt: { header, signed: `${head}.${body}`, signature } };
};

/** `form` is that of the picture it stood in. */
export const readText = (given: string, form?: Form): Read | Wrong => {
  const text = given.replace(/^\ufeff/, '').trim();
  if (text === '') return { reason: 'nothing-given' };
  if (text.length > mostText) return { reason: 'badge-too-large', details: { most: mostText / 1024 / 1024 } };
  if (compact.test(text)) return fromJwt(text, form ?? 'jwt');
  if (isSvg(text)) {
    const inside = form === undefined ? badgeInSvg(text) : { reason: 'not-a-badge' };
    return typeof inside === 'string' ? readText(inside, 'svg') : inside;
  }
  const document = strictJson(text);
  if (isWrong(document)) return document;
  return { form: form ?? 'json', credential: document, jwt: null, claims: null };
};

export const readBytes = (bytes: Uint8Array): Read | Wrong => {
  if (bytes.length === 0) return { reason: 'nothing-given' };
  if (bytes.length > mostBytes) return { reason: 'file-too-large', details: { most: mostBytes / 1024 / 1024 } };
  if (isPng(bytes)) {
    const inside = badgeInPng(bytes);
    return typeof inside === 'string' ? readText(inside, 'png') : inside;
  }
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head === '%PDF') return { reason: 'pdf-carries-no-badge' };
  if (head.startsWith('\xff\xd8') || head.startsWith('GIF8') || head === 'RIFF') return { reason: 'picture-of-no-badge-kind' };
  if (head.startsWith('PK') || head.startsWith('\x1f\x8b')) return { reason: 'packed-file' };
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { reason: 'text-not-utf8' };
  }
};
