import type { Command } from '../../kernel/decider/decider.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import { isLanguageTag, tidyEmail } from '../person/fields.ts';
import type { Follower, FollowerFact } from './follower.ts';
import { possible } from './follower.ts';

interface Order<T extends string, D extends object> extends Command {
  readonly type: T;
  readonly data: D;
}
export type FollowerCommand =
  | Order<'FollowCommitment', { readonly target: string; readonly email: string; readonly language: string }>
  | Order<'ConfirmFollow', object>
  | Order<'Unfollow', object>;

export const decide = (command: FollowerCommand, state: Follower | null): readonly FollowerFact[] | Refusal => {
  if (command.type === 'FollowCommitment') {
    if (state !== null) return refuse('already-following');
    const { target, language } = command.data;
    const email = tidyEmail(command.data.email);
    if (email === undefined) return invalid({ fields: { email: 'not-an-email-address' } });
    if (!isLanguageTag(language)) return invalid({ fields: { language: 'unknown-language' } });
    if (!/^[a-z-]+\/[\w.-]{1,100}$/.test(target)) return invalid({ fields: { target: 'not-a-stream' } });
    return [{ type: 'FollowAsked', data: { target, language }, personal: { email }, about: [command.on] }];
  }
  if (state === null) return notFound({ what: 'follower' });
  const allowed: readonly string[] = possible[command.type];
  if (!allowed.includes(state.status)) return refuse(state.status === 'ended' ? 'following-ended' : 'following-confirmed-already');
  return [{ type: command.type === 'ConfirmFollow' ? 'FollowConfirmed' : 'FollowEnded', data: {} }];
};
