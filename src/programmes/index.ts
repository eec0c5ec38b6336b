/** The room that runs programmes from the call to the credential, as one value. */
import type { Ledger, Room } from '../ledger/ledger.ts';
import type { Intakes } from '../one-window/contract.ts';
import { closeListRound } from './call/close-list.ts';
import { call } from './call/decider.ts';
import { type CallDesk, callDesk } from './call/desk.ts';
import { type Drawing, drawSeedRound } from './call/draw-seed.ts';
import { openIntakes } from './call/intakes.ts';
import { passCallTimeRound, passCallTimeTask, startPassingCallTime } from './call/pass-time.ts';
import { resumeCalls } from './call/queries.ts';
import { moveListRound, type Rounds } from './call/rounds.ts';
import { callMigrations } from './call/row.ts';
import { closeListTask, drawSeedTask, moveListTask } from './call/tasks.ts';
import { candidacy } from './candidacy/decider.ts';
import { candidacyMigrations } from './candidacy/row.ts';
import { withdrawCandidacy } from './candidacy/withdraw.ts';
import { type Learning, learning } from './learning.ts';
import type { ProgrammesOptions } from './options.ts';
import { openProgrammeBook, type ProgrammeBook } from './programme/book.ts';
import { programme } from './programme/decider.ts';
import { programmeMigrations } from './programme/row.ts';
import { reactionsOf } from './reactions.ts';

export type * from './contract.ts';
export type { ProgrammesOptions } from './options.ts';

/** What doors need of the room besides its queries and deciders. */
export interface Programmes extends Learning {
  readonly room: Room;
  readonly book: ProgrammeBook;
  readonly intakes: Intakes;
  /** A manager's orders about a call. */
  readonly calls: CallDesk;
  /** Gives up a place or the wait for one, unless the course is over. */
  readonly withdrawCandidacy: typeof withdrawCandidacy;
  /** What rounds and seeds are made with; the room's own tasks do that by themselves, the demo tells its past without them. */
  readonly rounds: Rounds;
  readonly drawing: Drawing;
  /** Reads the books and begins the rounds of time; once per process, when the ledger is open. */
  open(ledger: Ledger): Promise<void>;
}

export const programmes = (options: ProgrammesOptions): Programmes => {
  const { applications, clock, files, code, transparency } = options;
  const book = openProgrammeBook(options);
  const intakes = openIntakes(options);
  const learn = learning(options, book);
  const rounds: Rounds = { clock, files, code };
  const drawing: Drawing = { clock, transparency };
  const room: Room = {
    name: 'programmes',
    deciders: [programme, call, candidacy, ...learn.deciders],
    migrations: [...programmeMigrations, ...callMigrations, ...candidacyMigrations, ...learn.migrations],
    reactions: [...reactionsOf({ applications, intakes }, book), ...learn.reactions],
    tasks: {
      ...learn.tasks,
      [passCallTimeTask]: passCallTimeRound(clock),
      [drawSeedTask]: drawSeedRound(drawing),
      [moveListTask]: moveListRound(rounds),
      [closeListTask]: closeListRound(clock),
    },
  };
  return {
    room,
    book,
    intakes,
    rounds,
    drawing,
    issueCredentials: learn.issueCredentials,
    attachments: learn.attachments,
    surveys: learn.surveys,
    calls: callDesk({ ...rounds, applications, book }),
    withdrawCandidacy,
    open: async (ledger) => {
      await Promise.all([book.refresh(ledger), intakes.refresh(ledger)]);
      await startPassingCallTime(ledger);
      await learn.open(ledger);
      await resumeCalls(ledger);
    },
  };
};
