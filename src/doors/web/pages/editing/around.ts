/** What the editor's pages share: who may, which service, and what people are called. */
import { namesOf } from '../../../../identity/index.ts';
import { type Actor, has, hasAt, type Role } from '../../../../kernel/decider/actor.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import { latestOf, type Service } from '../../../../one-window/service/service.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

export const editors: readonly Role[] = ['editor', 'administrator'];

export interface Edited {
  readonly id: string;
  readonly state: Service;
  /** The draft, or the newest version where there is none. */
  readonly newest: Definition;
}
export const findEdited = async (door: Pick<Door, 'ledger'>, id: string): Promise<Edited | undefined> => {
  const state = (await door.ledger.state<Service>(streamId('service', id)))?.state;
  const newest = state?.draft?.definition ?? (state === undefined ? undefined : latestOf(state)?.definition);
  return state === undefined || newest === undefined ? undefined : { id, state, newest };
};

/** Editors act on the services their office leads, administrators on all. */
export const mayEdit = (actor: Actor, lead: string): boolean => has(actor, 'administrator') || hasAt(actor, lead, 'editor');
export const mayTry = (actor: Actor, lead: string): boolean => hasAt(actor, lead, 'editor');

export const pathOf = (id: string): string => `/editing/services/${encodeURIComponent(id)}`;

export const crumbsOf = (w: Words, edited?: Edited, ...more: readonly { readonly label: string; readonly href?: string }[]) => [
  { label: w.t('frame.home'), href: '/' },
  edited === undefined && more.length === 0 ? { label: w.t('editing.title') } : { label: w.t('editing.title'), href: '/editing/services' },
  ...(edited === undefined ? [] : [{ label: w.text(edited.newest.title).text, ...(more.length === 0 ? {} : { href: pathOf(edited.id) }) }]),
  ...more,
];

/** People by name; what came with the pack is the pack's. */
export const namesFor = async (door: Pick<Door, 'ledger'>, w: Words, ids: readonly string[]): Promise<(id: string) => string> => {
  const names = await namesOf(
    door.ledger.db,
    ids.filter((id) => !id.startsWith('system/')),
  );
  return (id) => (id.startsWith('system/') ? w.t('editing.by-pack') : (names.get(id) ?? id));
};
