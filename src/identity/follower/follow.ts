import { anyone, system } from '../../kernel/decider/actor.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, isRefusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Around } from '../around.ts';
import { findLink, takeLink } from '../links/links.ts';
import { orderMail } from '../mail/queries.ts';
import { tidyEmail } from '../person/fields.ts';
import { tryOnce } from '../sessions/rate-limit.ts';
import { follower } from './follower-decider.ts';
import { findFollowing } from './queries.ts';

/** Asks for mail about a stream. The answer is the same whether or not the address follows already. */
export const follow = async (
  around: Around,
  a: { readonly target: string; readonly email: string; readonly language: string; readonly address: string },
): Promise<Refusal | undefined> => {
  const { ledger, clock, makeId } = around;
  const email = tidyEmail(a.email);
  if (email === undefined) return invalid({ fields: { email: 'not-an-email-address' } });
  const limited = await tryOnce(around, [
    { what: 'follow-email', who: email, most: 5, within: 3_600_000 },
    { what: 'follow-address', who: a.address, most: 20, within: 3_600_000 },
  ]);
  if (isRefusal(limited)) return limited;
  const known = await findFollowing(ledger.db, a.target, email);
  if (known?.status === 'waiting')
    await orderMail(ledger.db, { to: { follower: known.id }, template: 'confirm-following', mail: makeId() });
  if (known) return undefined;
  const { target, language } = a;
  const handled = await ledger.handle(
    { id: makeId(), type: 'FollowCommitment', on: makeId(), actor: anyone, now: clock(), data: { target, email, language } },
    follower,
  );
  return isRefusal(handled) && handled.reason !== 'not-unique' ? handled : undefined;
};

const byLink = async (around: Around, purpose: 'follow' | 'unfollow', token: string): Promise<Refusal | undefined> => {
  const { ledger, clock } = around;
  const link = await findLink(around, purpose, token);
  if (link === undefined) return refuse('link-no-longer-works');
  const type = purpose === 'follow' ? 'ConfirmFollow' : 'Unfollow';
  const handled = await ledger.handle({ id: link.id, type, on: link.about, actor: system('link'), now: clock(), data: {} }, follower);
  if (isRefusal(handled) && handled.reason !== 'following-ended') return handled;
  await takeLink(around, purpose, token);
  return undefined;
};

/** The second half of the double opt-in. */
export const confirmFollow = (around: Around, token: string): Promise<Refusal | undefined> => byLink(around, 'follow', token);
/** By the link under every mail; done twice, it stays done. */
export const unfollow = (around: Around, token: string): Promise<Refusal | undefined> => byLink(around, 'unfollow', token);
