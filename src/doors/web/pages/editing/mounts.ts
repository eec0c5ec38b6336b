import { mounting } from '../mounting.ts';
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
  const { shows, takes } = mounting(app, door);
  const one = '/editing/services/:service';
  shows('/editing/services', editors, showServices);
  shows('/editing/draft', editors, showWriting);
  takes('/editing/draft', editors, takeText);
  shows(one, editors, showService);
  shows(`${one}/draft`, editors, showDraft);
  shows(`${one}/changes/:from/:to`, editors, showComparison);
  shows(`${one}/versions/:file{[0-9]+\\.yaml}`, editors, download);
  shows(`${one}/publish`, editors, askToPublish);
  shows(`${one}/discard`, editors, askToDiscard);
  shows(`${one}/retire`, editors, askToRetire);
  takes(`${one}/publish`, editors, publish);
  takes(`${one}/discard`, editors, discard);
  takes(`${one}/retire`, editors, retire);
  takes(`${one}/reopen`, editors, reopen);
  takes(`${one}/try`, editors, tryOut);
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get(`${one}/reopen`, (c) => c.redirect(pathOf(c.req.param('service')), 303));
  app.get(`${one}/try`, (c) => c.redirect(`${pathOf(c.req.param('service'))}/draft`, 303));
};
