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
  /** What it is known by: the newest version, or the draft of one that was never published. */
  readonly known: Definition;
  /** The offices whose editors may change it: its lead, and the one its draft hands it to. */
  readonly leads: readonly string[];
}
export const findEdited = async (door: Pick<Door, 'ledger'>, id: string): Promise<Edited | undefined> => {
  const state = (await door.ledger.state<Service>(streamId('service', id)))?.state;
  const draft = state?.draft?.definition;
  const latest = state === undefined ? undefined : latestOf(state)?.definition;
  const known = latest ?? draft;
  if (state === undefined || known === undefined) return undefined;
  return { id, state, known, leads: [known.lead, draft?.lead ?? known.lead] };
};

/** Editors act on the services their office leads, administrators on all. */
export const mayEdit = (actor: Actor, { leads }: Pick<Edited, 'leads'>): boolean =>
  has(actor, 'administrator') || leads.every((lead) => hasAt(actor, lead, 'editor'));
export const mayTry = (actor: Actor, lead: string): boolean => hasAt(actor, lead, 'editor');

export const pathOf = (id: string): string => `/editing/services/${encodeURIComponent(id)}`;

export const crumbsOf = (w: Words, edited?: Edited, ...more: readonly { readonly label: string; readonly href?: string }[]) => [
  { label: w.t('frame.home'), href: '/' },
  edited === undefined && more.length === 0 ? { label: w.t('editing.title') } : { label: w.t('editing.title'), href: '/editing/services' },
  ...(edited === undefined ? [] : [{ label: w.text(edited.known.title).text, ...(more.length === 0 ? {} : { href: pathOf(edited.id) }) }]),
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
