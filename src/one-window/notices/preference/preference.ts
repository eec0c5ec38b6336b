/** What one person wants to be told by mail, and when. The thing's id is the person's; without one, everything comes at once. */
import type { Actor } from '../../../kernel/decider/actor.ts';
import type { Command, Decider, Fact } from '../../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../../kernel/identifiers/identifiers.ts';
import { invalid, notAllowed, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Migration } from '../../../ledger/ledger.ts';
import { type NoticeKind, type Rhythm, rhythms, stoppable } from '../kinds.ts';

export interface NoticePreference {
  readonly stopped: readonly NoticeKind[];
  readonly rhythm: Rhythm;
}
export interface NoticesChosen extends Fact {
  readonly type: 'NoticesChosen';
  readonly data: NoticePreference;
}
export interface ChooseNotices extends Command {
  readonly type: 'ChooseNotices';
  readonly data: { readonly stopped: readonly string[]; readonly rhythm: string };
}

export const everythingAtOnce: NoticePreference = { stopped: [], rhythm: 'at-once' };

/** One's own alone, and not by a script. */
const access = ({ actor, on }: { readonly actor: Actor; readonly on: Id }): Refusal | undefined =>
  actor.kind === 'person' && actor.id === on ? undefined : notAllowed();

const decide = ({ data }: ChooseNotices, state: NoticePreference | null): readonly NoticesChosen[] | Refusal => {
  const unknown = data.stopped.filter((kind) => !stoppable.some((s) => s === kind));
  if (unknown.length > 0) return invalid({ fields: { stopped: 'cannot-be-stopped' }, unknown });
  const rhythm = rhythms.find((r) => r === data.rhythm);
  if (rhythm === undefined) return invalid({ fields: { rhythm: 'unknown' } });
  const stopped = stoppable.filter((kind) => data.stopped.includes(kind));
  const before = state ?? everythingAtOnce;
  if (before.rhythm === rhythm && before.stopped.join() === stopped.join()) return refuse('nothing-changed');
  return [{ type: 'NoticesChosen', data: { stopped, rhythm } }];
};

export const noticePreference: Decider<NoticePreference, NoticesChosen, ChooseNotices> = {
  kind: 'notice-preference',
  tables: { notice_preferences: { key: ['stream'] } },
  evolve: (_, event) => ({ stopped: event.data.stopped, rhythm: event.data.rhythm }),
  access,
  decide,
  rows: (state, id) => [
    {
      table: 'notice_preferences',
      values: { stream: streamId('notice-preference', id), person: id, rhythm: state.rhythm, stopped: [...state.stopped] },
    },
  ],
};

export const preferenceMigrations: readonly Migration[] = [
  {
    name: 'one-window/0030-notice-preferences',
    sql: `
create table notice_preferences (
  stream text primary key,
  person text not null unique,
  rhythm text not null,
  stopped jsonb not null
);
`,
  },
];
