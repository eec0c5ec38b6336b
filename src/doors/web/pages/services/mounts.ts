import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showCatalogue } from './catalogue.tsx';
import { showGuide } from './guide.tsx';
import { showService } from './service-page.tsx';
import { start, startPage } from './start.tsx';

/** What may be applied for, for anyone; and the start of an application. */
export const servicePages: Mount = (app, door) => {
  app.get('/services', (c) => showCatalogue(c, door));
  app.get('/services/guide', (c) => showGuide(c, door));
  app.get('/services/:service', (c) => showService(c, door));
  app.get('/services/:service/start', (c) => startPage(c, door));
  mounting(app, door).takes('/services/:service/start', [], start);
};
