import type { Decider } from '../../kernel/decider/decider.ts';
import { eraseFollowersJob } from '../erasing/erase-job.ts';
import { mailJob } from '../mail/mail-job.ts';
import { access } from './access.ts';
import type { FollowerCommand } from './decide.ts';
import { decide } from './decide.ts';
import type { Follower, FollowerFact } from './follower.ts';
import { evolve } from './follower.ts';
import { rows, tables } from './row.ts';

export const follower: Decider<Follower, FollowerFact, FollowerCommand> = {
  kind: 'follower',
  tables,
  evolve,
  access,
  decide,
  rows,
  jobs: (_state, id, facts, now) =>
    facts.flatMap((fact) => {
      if (fact.type === 'FollowAsked')
        return [mailJob({ to: { follower: id }, template: 'confirm-following', mail: `${id}/confirm-following` })];
      return fact.type === 'FollowEnded' ? [eraseFollowersJob(now)] : [];
    }),
};
