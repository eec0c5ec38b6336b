import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { calendarFile, paperFile } from './files.ts';
import { showMeetings } from './list.tsx';
import { showMeeting } from './overview.tsx';
import { showPart, takePart } from './part.tsx';
import { showPlan, takePlan } from './plan.tsx';

/** Meetings and visits: what the public may know, and what their desks and participants do in them. */
export const meetingPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  app.get('/meetings', (c) => showMeetings(c, door));
  shows('/meetings/new', ['officer', 'supervisor'], showPlan);
  takes('/meetings/new', ['officer', 'supervisor'], takePlan);
  app.get('/meetings/:file{[^/]+\\.ics}', (c) => calendarFile(c, door));
  app.get('/meetings/:id', (c) => showMeeting(c, door));
  app.get('/meetings/:id/papers/:paper', (c) => paperFile(c, door));
  // Whether somebody may see a part, each meeting tells: participants need no role.
  shows('/meetings/:id/:part', [], showPart);
  takes('/meetings/:id/:part', [], takePart);
};
