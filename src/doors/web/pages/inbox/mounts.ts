import { mounting } from '../mounting.ts';
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
  const { shows, takes } = mounting(app, door);
  shows('/inbox', officerRoles, inbox);
  takes('/inbox/assign', workers, bulk);
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get('/inbox/assign', (c) => c.redirect('/inbox', 303));
  shows('/inbox/:case/:task', officerRoles, showTask);
  takes('/inbox/:case/:task/attach', officerRoles, (c, _door, form) => taskAct(c, door, form, 'attach'), largestFile);
  takes('/inbox/:case/:task/:act', officerRoles, (c, _door, form) => taskAct(c, door, form, c.req.param('act') ?? ''));
  app.get('/inbox/:case/:task/:act', (c) =>
    c.redirect(`/inbox/${c.req.param('case')}/${c.req.param('task')}${new URL(c.req.url).search}`, 303),
  );
  shows('/supervise', supervisorRoles, supervise);
  shows('/absences', workers, absences);
  takes('/absences', workers, record);
  takes('/absences/:id/end', workers, endAbsence);
  app.get('/absences/:id/end', (c) => c.redirect('/absences', 303));
};
