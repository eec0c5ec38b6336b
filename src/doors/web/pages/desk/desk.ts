import { formForRoles, forRoles } from '../../signed-in.tsx';
import type { Mount } from '../pages.ts';
import { add, showAdd } from './add.tsx';
import { addFeed, removeFeed, showFeeds } from './feeds.tsx';
import { keep, keepAct } from './keep.tsx';
import { queue } from './queue.tsx';
import { review } from './review.tsx';
import { reviewAct } from './review-acts.ts';
import { keepers, readers, workers } from './roles.ts';

/** The officers' desk: texts come in, promises are confirmed, and commitments are kept alive. */
export const desk: Mount = (app, door) => {
  app.get(
    '/desk',
    forRoles(door, readers, (c) => queue(c, door)),
  );
  app.get(
    '/desk/add',
    forRoles(door, workers, (c) => showAdd(c, door)),
  );
  app.post(
    '/desk/add',
    formForRoles(door, workers, (c, form) => add(c, door, form)),
  );
  app.get(
    '/desk/feeds',
    forRoles(door, readers, (c) => showFeeds(c, door)),
  );
  app.post(
    '/desk/feeds',
    formForRoles(door, keepers, (c, form) => addFeed(c, door, form)),
  );
  app.post(
    '/desk/feeds/:id/remove',
    formForRoles(door, keepers, (c, form) => removeFeed(c, door, form)),
  );
  app.get(
    '/desk/communiques/:id',
    forRoles(door, readers, (c) => review(c, door)),
  );
  app.post(
    '/desk/communiques/:id/:act',
    formForRoles(door, workers, (c, form) => reviewAct(c, door, form)),
  );
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get('/desk/communiques/:id/:act', (c) => c.redirect(`/desk/communiques/${c.req.param('id')}`, 303));
  app.get('/desk/commitments/:number/:act', (c) => c.redirect(`/desk/commitments/${c.req.param('number')}`, 303));
  app.get(
    '/desk/commitments/:number',
    forRoles(door, readers, (c) => keep(c, door)),
  );
  app.post(
    '/desk/commitments/:number/:act',
    formForRoles(door, workers, (c, form) => keepAct(c, door, form)),
  );
};
