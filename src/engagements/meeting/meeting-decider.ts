import type { Decider } from '../../kernel/decider/decider.ts';
import { access } from './access.ts';
import type { MeetingCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { invitationJobs } from './invitation-jobs.ts';
import type { Meeting, MeetingFact } from './meeting.ts';
import { meetingTables, rows } from './row.ts';

export const meeting: Decider<Meeting, MeetingFact, MeetingCommand> = {
  kind: 'meeting',
  tables: meetingTables,
  evolve,
  access,
  decide,
  rows,
  jobs: invitationJobs,
};
