import { type InboxView, inboxViews } from '../../../../one-window/desks/inbox.ts';

/** What the address asks for; the same settings travel through every link and form of the page. */
export interface Settings {
  readonly view: InboxView;
  readonly office: string;
  readonly service: string;
  readonly q: string;
}
export const settingsIn = (read: (name: string) => string | undefined, otherwise: InboxView = 'mine'): Settings => ({
  view: inboxViews.find((v) => v === read('view')) ?? otherwise,
  office: read('office') ?? '',
  service: read('service') ?? '',
  q: (read('q') ?? '').trim().slice(0, 100),
});
/** The address of the inbox with these settings. */
export const inboxAt = (settings: Partial<Settings>, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(Object.entries({ ...settings, ...more }).filter(([, value]) => value !== ''));
  return query.size === 0 ? '/inbox' : `/inbox?${query}`;
};
