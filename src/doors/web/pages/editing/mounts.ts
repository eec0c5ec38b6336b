import { formForRoles, forRoles } from '../../signed-in.tsx';
import type { Ask } from '../../door.ts';
import type { Mount } from '../pages.ts';
import { discard, download, publish, reopen, retire, tryOut } from './acts.ts';
import { editors, pathOf } from './around.ts';
import { askToDiscard, askToPublish, askToRetire } from './confirm.tsx';
import { showComparison, showDraft } from './draft.tsx';
import { showServices } from './list.tsx';
import { showService } from './service.tsx';
import { showWriting, takeText } from './write.tsx';

/** Where editors draft services, try them out, and publish them. */
export const editingPages: Mount = (app, door) => {
  const shows = (path: string, show: (c: Ask) => Response | Promise<Response>) => app.get(path, forRoles(door, editors, show));
  const takes = (path: string, take: Parameters<typeof formForRoles>[2]) => app.post(path, formForRoles(door, editors, take));
  const one = '/editing/services/:service';
  shows('/editing/services', (c) => showServices(c, door));
  shows('/editing/draft', (c) => showWriting(c, door));
  takes('/editing/draft', (c, form) => takeText(c, door, form));
  shows(one, (c) => showService(c, door));
  shows(`${one}/draft`, (c) => showDraft(c, door));
  shows(`${one}/changes/:from/:to`, (c) => showComparison(c, door));
  shows(`${one}/versions/:file{[0-9]+\\.yaml}`, (c) => download(c, door));
  shows(`${one}/publish`, (c) => askToPublish(c, door));
  shows(`${one}/discard`, (c) => askToDiscard(c, door));
  shows(`${one}/retire`, (c) => askToRetire(c, door));
  takes(`${one}/publish`, (c, form) => publish(c, door, form));
  takes(`${one}/discard`, (c, form) => discard(c, door, form));
  takes(`${one}/retire`, (c, form) => retire(c, door, form));
  takes(`${one}/reopen`, (c, form) => reopen(c, door, form));
  takes(`${one}/try`, (c, form) => tryOut(c, door, form));
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get(`${one}/reopen`, (c) => c.redirect(pathOf(c.req.param('service')), 303));
  app.get(`${one}/try`, (c) => c.redirect(`${pathOf(c.req.param('service'))}/draft`, 303));
};
