import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showCalendar } from './calendar.tsx';
import { takeFeed, takeFeedEnd } from './feeds.tsx';
import { publicFile, secretFile } from './files.ts';

/** Calendars: as pages, and as files to subscribe to. */
export const calendarPages: Mount = (app, door) => {
  const { takes } = mounting(app, door);
  app.get('/calendar', (c) => showCalendar(c, door));
  app.get('/calendar.ics', (c) => publicFile(c, door));
  takes('/calendar/feeds', [], takeFeed);
  takes('/calendar/feeds/end', [], takeFeedEnd);
  // Where a form's answer stood when the page was loaded again or the language changed.
  for (const path of ['/calendar/feeds', '/calendar/feeds/end']) app.get(path, (c) => c.redirect('/calendar#subscribe', 303));
  app.get('/calendar/:file{[A-Za-z0-9_-]+\\.ics}', (c) => secretFile(c, door));
};
