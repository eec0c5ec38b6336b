import { Settings } from '../../../settings.ts';
import type { Ask, Door } from '../../door.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { mounting } from '../mounting.ts';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, readers } from './frame.tsx';

const secret = /KEY|SECRET|PASSWORD|TOKEN/;

/** A setting as it may be shown: of an address only scheme, host and path, for names, passwords and queries can be secrets. */
export const shownSetting = (w: Words, name: string, value: unknown): string => {
  if (value === undefined) return w.t('administration.setting-unset');
  if (secret.test(name)) return w.t('administration.setting-secret');
  if (typeof value === 'boolean') return w.t(value ? 'frame.yes' : 'frame.no');
  const text = String(value);
  if (!/^[a-z]+:\/\//i.test(text)) return text;
  if (!URL.canParse(text)) return w.t('administration.setting-secret');
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
};

const show = (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const values: Readonly<Record<string, unknown>> = door.settings;
  const rows = Object.keys(Settings.shape).map((name) => ({ label: name, value: <bdi>{shownSetting(w, name, values[name])}</bdi> }));
  const children = (
    <div class="stack">
      <p class="lead">{w.t('administration.settings-lead')}</p>
      <SummaryList rows={rows} />
    </div>
  );
  return administrationPage(c, door, { part: 'settings', children });
};

export const settings: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/administration/settings', readers, show);
};
