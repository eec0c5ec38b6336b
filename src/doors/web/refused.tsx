import { refuse, type Refusal } from '../../kernel/refusals/refusal.ts';
import { statusOf } from '../http/problems.ts';
import type { Ask, Door } from './door.ts';
import { Notice } from './look/parts/notice.tsx';
import type { Key, Words } from './words/words.ts';

const known: Readonly<Record<string, readonly [title: Key, body: Key]>> = {
  'not-found': ['errors.not-found-title', 'errors.not-found-body'],
  'not-allowed': ['errors.not-allowed-title', 'errors.not-allowed-body'],
  'changed-meanwhile': ['errors.changed-title', 'errors.changed-body'],
  'storage-unavailable': ['errors.unavailable-title', 'errors.unavailable-body'],
  'storage-full': ['errors.full-title', 'errors.full-body'],
  'too-large': ['errors.too-large-title', 'errors.too-large-body'],
  'too-many-tries': ['errors.too-many-title', 'errors.too-many-body'],
  'foreign-origin': ['errors.foreign-title', 'errors.foreign-body'],
  'form-expired': ['errors.foreign-title', 'errors.foreign-body'],
};

/** A refusal in words: what happened and what to do. Reasons of a room have a key of their own, `refusal.<reason>`. */
export const wordsOf = (w: Words, refusal: Refusal): { readonly title: string; readonly body: string } => {
  // Some reasons read differently by the state of things that their details name.
  const own = [`refusal.${refusal.reason}-${refusal.details.state}`, `refusal.${refusal.reason}`].find((key) => w.has(key));
  if (own !== undefined && w.has(own)) return { title: w.t('errors.invalid-title'), body: w.t(own, plain(w, refusal)) };
  const [title, body] = known[refusal.reason] ?? ['errors.invalid-title', 'errors.invalid-body'];
  return { title: w.t(title), body: w.t(body, { size: '12 MB', ...plain(w, refusal) }) };
};

/** Texts and numbers of the details. Where these name a zone, moments are told in it. */
const plain = (w: Words, { details, reason }: Refusal): Record<string, string | number> => {
  const { timeZone } = details;
  const said = (value: string | number): string | number =>
    typeof timeZone === 'string' && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? w.instantIn(value, timeZone) : value;
  const known = Object.entries(details).filter((d): d is [string, string | number] => ['string', 'number'].includes(typeof d[1]));
  return { reason, ...Object.fromEntries(known.map(([name, value]) => [name, said(value)])) };
};

/** A page that tells of a refusal when there is no better place for it. */
export const refused = (c: Ask, door: Pick<Door, 'frame'>, refusal: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { title, body } = wordsOf(w, refusal);
  if (refusal.reason === 'too-many-tries') c.header('retry-after', String(refusal.details.seconds ?? 60));
  return door.frame.page(
    c,
    {
      title,
      noIndex: true,
      children: (
        <>
          <h1>{title}</h1>
          <p class="lead">{body}</p>
          <p>
            <a href="/">{w.t('frame.home')}</a>
          </p>
        </>
      ),
    },
    statusOf(refusal),
  );
};

/** The page of last resort: something we did not foresee. The reference stands in the log beside what happened. */
export const broken = (c: Ask, door: Pick<Door, 'frame'>): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('errors.unknown-title');
  return door.frame.page(
    c,
    {
      title,
      noIndex: true,
      children: (
        <>
          <h1>{title}</h1>
          <Notice w={w} kind="error" title={title}>
            <p>{w.t('errors.unknown-body', { reference: c.get('reference') })}</p>
          </Notice>
        </>
      ),
    },
    500,
  );
};

export const nothingHere = (c: Ask, door: Pick<Door, 'frame'>): Promise<Response> => refused(c, door, refuse('not-found'));
