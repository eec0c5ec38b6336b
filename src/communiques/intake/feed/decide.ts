import { z } from 'zod';
import { has } from '../../../kernel/decider/actor.ts';
import type { Command } from '../../../kernel/decider/decider.ts';
import { invalid, notAllowed, notFound, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Feed, FeedFact } from './feed.ts';

export const feedCommands = {
  AddFeed: z.object({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    title: z.string().trim().min(1).max(200),
    outlet: z.string().trim().min(1).max(200),
    every: z.int().min(15).max(10_080).default(60),
  }),
  RecordPoll: z.object({ seen: z.array(z.string().max(2_000)).max(200), taken: z.int().min(0), problem: z.string().max(200).nullable() }),
  RemoveFeed: z.object({ why: z.string().trim().max(1_000).default('') }),
} as const;
export type FeedCommandType = keyof typeof feedCommands;
export interface FeedCommand extends Command {
  readonly type: FeedCommandType;
}

export const access = (command: FeedCommand): Refusal | undefined => {
  if (command.actor.kind === 'system') return undefined;
  const allowed = command.type !== 'RecordPoll' && has(command.actor, 'supervisor', 'editor');
  return allowed ? undefined : notAllowed({ command: command.type, needs: ['supervisor', 'editor'] });
};

const parsed = <T extends FeedCommandType>(type: T, data: object): z.infer<(typeof feedCommands)[T]> | Refusal => {
  const result = feedCommands[type].safeParse(data);
  if (result.success) return result.data as z.infer<(typeof feedCommands)[T]>;
  return invalid({ issues: result.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};

export const decide = (command: FeedCommand, state: Feed | null): readonly FeedFact[] | Refusal => {
  if (command.type === 'AddFeed') {
    if (state !== null) return refuse('feed-exists', { url: state.url });
    const data = parsed('AddFeed', command.data);
    return 'refused' in data ? data : [{ type: 'FeedAdded', data }];
  }
  if (state === null) return notFound({ feed: command.on });
  if (state.removed) return refuse('feed-removed', { url: state.url });
  if (command.type === 'RemoveFeed') {
    const data = parsed('RemoveFeed', command.data);
    return 'refused' in data ? data : [{ type: 'FeedRemoved', data }];
  }
  const data = parsed('RecordPoll', command.data);
  return 'refused' in data ? data : [{ type: 'FeedPolled', data }];
};
