import { formForRoles, forRoles } from '../../signed-in.tsx';
import type { Mount } from '../pages.ts';
import { absences, endAbsence, record } from './absences.tsx';
import { bulk } from './bulk.ts';
import { inbox } from './inbox.tsx';
import { officerRoles, supervisorRoles } from './office-desk.ts';
import { supervise } from './supervise.tsx';
import { taskAct } from './task-act.ts';
import { showTask } from './task.tsx';

/** The largest a service may ask for, with the fields around it. */
const largestFile = 52 * 1_048_576;

const workers = officerRoles.filter((role) => role !== 'editor');

/** The desks of case officers and their supervisors. */
export const inboxPages: Mount = (app, door) => {
  app.get(
    '/inbox',
    forRoles(door, officerRoles, (c) => inbox(c, door)),
  );
  app.post(
    '/inbox/assign',
    formForRoles(door, workers, (c, form) => bulk(c, door, form)),
  );
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get('/inbox/assign', (c) => c.redirect('/inbox', 303));
  app.get(
    '/inbox/:case/:task',
    forRoles(door, officerRoles, (c) => showTask(c, door)),
  );
  app.post(
    '/inbox/:case/:task/attach',
    formForRoles(door, officerRoles, (c, form) => taskAct(c, door, form, 'attach'), largestFile),
  );
  app.post(
    '/inbox/:case/:task/:act',
    formForRoles(door, officerRoles, (c, form) => taskAct(c, door, form, c.req.param('act') ?? '')),
  );
  app.get('/inbox/:case/:task/:act', (c) =>
    c.redirect(`/inbox/${c.req.param('case')}/${c.req.param('task')}${new URL(c.req.url).search}`, 303),
  );
  app.get(
    '/supervise',
    forRoles(door, supervisorRoles, (c) => supervise(c, door)),
  );
  app.get(
    '/absences',
    forRoles(door, workers, (c) => absences(c, door)),
  );
  app.post(
    '/absences',
    formForRoles(door, workers, (c, form) => record(c, door, form)),
  );
  app.post(
    '/absences/:id/end',
    formForRoles(door, workers, (c, form) => endAbsence(c, door, form)),
  );
  app.get('/absences/:id/end', (c) => c.redirect('/absences', 303));
};
