import type { Hono } from 'hono';
import { apiDoor } from '../../api/api.ts';
import type { Door, Env } from '../door.ts';
import { actionPlanPages } from './action-plans/mounts.ts';
import { agreementPages } from './agreements/mounts.ts';
import { calendarPages } from './calendar/mounts.ts';
import { groupPages } from './groups/mounts.ts';
import { invitationPages } from './invitations/mounts.ts';
import { briefPages } from './briefs/mounts.ts';
import { credentialPages } from './credentials/mounts.ts';
import { desk } from './desk/desk.ts';
import { editingPages } from './editing/mounts.ts';
import { figurePages } from './figures/figures.tsx';
import { administrationPages } from './administration/mounts.ts';
import { identityPages } from './identity/mounts.ts';
import { inboxPages } from './inbox/mounts.ts';
import { obligationPages } from './obligations/mounts.ts';
import { relationPages } from './relations/mounts.ts';
import { letterPages } from './letters/mounts.ts';
import { applying } from './apply/mounts.ts';
import { cohortPages } from './cohorts/mounts.ts';
import { managePages } from './manage/mounts.ts';
import { endorsePages } from './endorse/mounts.ts';
import { learningPages } from './learning/mounts.ts';
import { meetingPages } from './meetings/mounts.ts';
import { placePages } from './places/mounts.ts';
import { programmePages } from './programmes/mounts.ts';
import { surveyPages } from './surveys/mounts.ts';
import { servicePages } from './services/mounts.ts';
import { commitmentPages } from './register/commitment.tsx';
import { commitments } from './register/commitments.tsx';
import { communiquePages } from './register/communiques.tsx';
import { following } from './register/follow.tsx';
import { home } from './register/home.tsx';
import { ledgerPages } from './register/ledger.tsx';
import { method } from './register/method.tsx';
import { partners } from './register/partners.tsx';

/** Adds the addresses of one part of the site. */
export type Mount = (app: Hono<Env>, door: Door) => void;

/** Every part of the site, in the order in which addresses are matched. */
export const pages: readonly Mount[] = [
  home,
  commitments,
  commitmentPages,
  following,
  partners,
  communiquePages,
  agreementPages,
  groupPages,
  calendarPages,
  invitationPages,
  actionPlanPages,
  meetingPages,
  relationPages,
  obligationPages,
  briefPages,
  method,
  programmePages,
  placePages,
  learningPages,
  surveyPages,
  endorsePages,
  servicePages,
  applying,
  figurePages,
  ledgerPages,
  desk,
  inboxPages,
  letterPages,
  cohortPages,
  managePages,
  credentialPages,
  editingPages,
  ...identityPages,
  ...administrationPages,
  apiDoor,
];
