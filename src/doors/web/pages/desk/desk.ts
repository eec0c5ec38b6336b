import { mounting } from '../mounting.ts';
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
  const { shows, takes } = mounting(app, door);
  shows('/desk', readers, queue);
  shows('/desk/add', workers, showAdd);
  takes('/desk/add', workers, add);
  shows('/desk/feeds', readers, showFeeds);
  takes('/desk/feeds', keepers, addFeed);
  takes('/desk/feeds/:id/remove', keepers, removeFeed);
  shows('/desk/communiques/:id', readers, review);
  takes('/desk/communiques/:id/:act', workers, reviewAct);
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get('/desk/communiques/:id/:act', (c) => c.redirect(`/desk/communiques/${c.req.param('id')}`, 303));
  app.get('/desk/commitments/:number/:act', (c) => c.redirect(`/desk/commitments/${c.req.param('number')}`, 303));
  shows('/desk/commitments/:number', readers, keep);
  takes('/desk/commitments/:number/:act', workers, keepAct);
};
