import type { Mount } from '../pages.ts';
import { invitationFile, showInvitation, takeAnswer } from './invitation.tsx';

/** Invitations by personal link. */
export const invitationPages: Mount = (app, door) => {
  app.get('/invitations/:token', (c) => showInvitation(c, door));
  app.post('/invitations/:token', (c) => takeAnswer(c, door));
  app.get('/invitations/:token/meeting.ics', (c) => invitationFile(c, door));
};
