import type { Child } from 'hono/jsx';
import type { Door, Visitor } from '../../door.ts';
import { Notice } from '../../look/parts/notice.tsx';
import type { Key, Words } from '../../words/words.ts';

/** What every form here carries: the session's token, and an id so that a form sent twice is one order. */
export const Carried = ({ csrf, door }: { readonly csrf: string | null; readonly door: Pick<Door, 'makeId'> }) => (
  <>
    <input type="hidden" name="csrf" value={csrf ?? ''} />
    <input type="hidden" name="command" value={door.makeId()} />
  </>
);

/** What `?done=key` tells after an order was carried out. Keys that are not ours say nothing. */
export const Done = ({ w, done, children }: { readonly w: Words; readonly done: string | undefined; readonly children?: Child }) => {
  const key = `desk.done-${done ?? ''}`;
  return done && w.has(key) ? (
    <Notice w={w} kind="success">
      <p>{w.t(key)}</p>
      {children}
    </Notice>
  ) : null;
};

/** The word of a key that is put together from a room's own names, else another. */
export const wordOr = (w: Words, key: string, otherwise: Key): string => w.t(w.has(key) ? key : otherwise);

export const deskCrumbs = (w: Words, ...more: readonly { readonly label: string; readonly href?: string }[]) => [
  { label: w.t('frame.home'), href: '/' },
  more.length === 0 ? { label: w.t('desk.title') } : { label: w.t('desk.title'), href: '/desk' },
  ...more,
];

export interface FormParts {
  readonly w: Words;
  readonly door: Pick<Door, 'makeId'>;
  readonly csrf: string | null;
}
export const formParts = (visitor: Pick<Visitor, 'words' | 'csrf'>, door: Pick<Door, 'makeId'>): FormParts => ({
  w: visitor.words,
  csrf: visitor.csrf,
  door,
});
