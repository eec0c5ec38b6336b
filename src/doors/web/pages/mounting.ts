import type { Role } from '../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../door.ts';
import type { Form } from '../forms.ts';
import { formForRoles, forRoles } from '../signed-in.tsx';
import type { Mount } from './pages.ts';

type Answer = Response | Promise<Response>;

/** Pages and forms for people with one of these roles; for whoever is signed in when none is named. */
export const mounting = (app: Parameters<Mount>[0], door: Door) => ({
  shows: (path: string, roles: readonly Role[], show: (c: Ask, door: Door) => Answer) =>
    app.get(
      path,
      forRoles(door, roles, (c) => show(c, door)),
    ),
  /** `most`: bytes, for those that carry files. */
  takes: (path: string, roles: readonly Role[], take: (c: Ask, door: Door, form: Form) => Answer, most?: number) =>
    app.post(
      path,
      formForRoles(door, roles, (c, form) => take(c, door, form), most),
    ),
});
