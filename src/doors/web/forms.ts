import { timingSafeEqual } from 'node:crypto';
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Ask } from './door.ts';

/** Every text field of a form; a list where several boxes of one name were ticked. */
export type Sent = Readonly<Record<string, string | readonly string[]>>;

/** A form as it was sent. Texts have one kind of line end and no control characters that no keyboard types. */
export interface Form {
  /** The field's text, trimmed at its ends; empty when it was not sent. */
  text(name: string): string;
  /** The field's text to the letter, for what offsets count in. */
  exact(name: string): string;
  all(name: string): readonly string[];
  file(name: string): File | undefined;
  /** Every file of a field that takes several. */
  files(name: string): readonly File[];
  /** Every text field, to fill the page again when something is refused. */
  readonly typed: Readonly<Record<string, string>>;
  /** The same with nothing left out, to send it again. */
  readonly sent: Sent;
}

const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed();

const formOf = (entries: readonly (readonly [string, string | File])[]): Form => {
  const texts = new Map<string, string[]>();
  const files = new Map<string, File[]>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') texts.set(name, [...(texts.get(name) ?? []), clean(value)]);
    else if (value.size > 0) files.set(name, [...(files.get(name) ?? []), value]);
  }
  return {
    text: (name) => (texts.get(name)?.[0] ?? '').trim(),
    exact: (name) => texts.get(name)?.[0] ?? '',
    all: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name)?.at(-1),
    files: (name) => files.get(name) ?? [],
    typed: Object.fromEntries([...texts].map(([name, [first = '']]) => [name, first])),
    sent: Object.fromEntries([...texts].map(([name, [first = '', ...more]]) => [name, more.length === 0 ? first : [first, ...more]])),
  };
};

export const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** At most this many bytes of form, uploads included. */
export const mostBytes = 12 * 1024 * 1024;

/** Reads a form, or refuses it: larger than `most` bytes, torn off half way, or without the token of this visitor's session. */
export const readForm = async (c: Ask, most = mostBytes): Promise<Form | Refusal> => {
  const tooLarge = refuse('too-large', { size: `${Math.round(most / 1024 / 1024)} MB` });
  if (Number(c.req.header('content-length') ?? 0) > most) return tooLarge;
  const type = c.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return refuse('invalid', { what: 'form' });
  let form: Form;
  try {
    const bytes = await limited(c.req.raw.body, most);
    if (bytes === undefined) return tooLarge;
    const data = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    form = formOf([...data.entries()] as [string, string | File][]);
  } catch {
    return refuse('invalid', { what: 'form' });
  }
  const { csrf } = c.get('visitor');
  if (csrf !== null && !equal(form.text('csrf'), csrf)) return refuse('form-expired', { sent: form.sent });
  return form;
};

const limited = async (body: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};
