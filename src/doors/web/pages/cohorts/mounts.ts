import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { keepers, pathOf } from './around.tsx';
import { showAssessments, takePoints } from './assessments.tsx';
import { settle, showAttendance, takeAttendance } from './attendance.tsx';
import { complete, showCompletion } from './completion.tsx';
import { showCohorts } from './list.tsx';
import { findList, showPaper } from './paper.tsx';
import { phoneManifest, phoneState, phoneWorker, showPhone, takeFromPhone } from './phone.tsx';
import { showRoster } from './roster.tsx';
import { changeSessions, showSessions } from './sessions.tsx';

/** Courses as their hosts and trainers keep them. */
export const cohortPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const one = '/cohorts/:cohort';
  shows('/cohorts', keepers, showCohorts);
  shows(one, keepers, showRoster);
  shows(`${one}/sessions`, keepers, showSessions);
  takes(`${one}/sessions`, keepers, changeSessions);
  shows(`${one}/sessions/:session`, keepers, showAttendance);
  takes(`${one}/sessions/:session`, keepers, takeAttendance);
  takes(`${one}/sessions/:session/settle`, keepers, settle);
  shows(`${one}/print`, keepers, showPaper);
  shows(`${one}/paper`, keepers, findList);
  shows(`${one}/assessments`, keepers, showAssessments);
  takes(`${one}/assessments`, keepers, takePoints);
  shows(`${one}/completion`, keepers, showCompletion);
  takes(`${one}/completion`, keepers, complete);
  shows(`${one}/phone`, keepers, showPhone);
  takes(`${one}/phone`, keepers, takeFromPhone);
  shows(`${one}/phone/state`, keepers, phoneState);
  shows(`${one}/phone/app.webmanifest`, keepers, phoneManifest);
  app.get(`${one}/phone/worker.js`, (c) => phoneWorker(c));
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get(`${one}/sessions/:session/settle`, (c) => c.redirect(pathOf(c.req.param('cohort'), 'sessions', c.req.param('session')), 303));
};
