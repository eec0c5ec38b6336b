import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { desks } from '../agreements/around.tsx';
import { showChange, takeChange } from './change.tsx';
import { showGroup } from './group.tsx';
import { showGroups } from './list.tsx';
import { showMembers, takeMember, takeRemoval } from './members.tsx';
import { showNewGroup, takeNewGroup } from './new.tsx';

/** Working groups: what the public may know, and their own people's space. */
export const groupPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const one = '/groups/:id';
  app.get('/groups', (c) => showGroups(c, door));
  shows('/groups/new', desks, showNewGroup);
  takes('/groups/new', desks, takeNewGroup);
  app.get(one, (c) => showGroup(c, door));
  // Guests have no role; whose group it is, the group tells.
  shows(`${one}/members`, [], showMembers);
  takes(`${one}/members`, [], takeMember);
  takes(`${one}/members/remove`, [], takeRemoval);
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get(`${one}/members/remove`, (c) => c.redirect(`/groups/${encodeURIComponent(c.req.param('id'))}/members`, 303));
  shows(`${one}/change`, [], showChange);
  takes(`${one}/change`, [], takeChange);
};
