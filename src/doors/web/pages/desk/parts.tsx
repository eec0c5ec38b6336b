import type { Door, Visitor } from '../../door.ts';
import type { Key, Words } from '../../words/words.ts';

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
