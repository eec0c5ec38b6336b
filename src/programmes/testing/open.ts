import { randomUUID } from 'node:crypto';
import { system } from '../../kernel/decider/actor.ts';
import type { Command, Decider, Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Probe } from '../../ledger/handling/probe.ts';
import { openTestLedger } from '../../ledger/testing.ts';
import type { Application } from '../../one-window/contract.ts';
import { exampleProgramme } from '../programme/examples.ts';
import { testCourses } from './courses.ts';
import type { Table } from './play.ts';

/** What the example programme's conditions mean, without an engine for expressions. */
const conditions: Readonly<Record<string, (answers: Application['answers']) => boolean>> = {
  "born >= '1990-01-01'": (a) => String(a.born ?? '') >= '1990-01-01',
  "born > '2001-09-01'": (a) => String(a.born ?? '') > '2001-09-01',
  "gender == 'woman'": (a) => a.gender === 'woman',
  "home == 'island'": (a) => a.home === 'island',
  swims: (a) => a.swims === true,
};

interface Happened extends Command {
  readonly data: { readonly fact: Fact };
}
/** Applications of another room, of which only what happened to them matters here. */
const applied: Decider<{ readonly facts: number }, Fact, Happened> = {
  kind: 'case',
  tables: {},
  evolve: (state) => ({ facts: (state?.facts ?? 0) + 1 }),
  access: () => undefined,
  decide: ({ data }) => [data.fact],
  rows: () => [],
};

/** The room on a database of its own, with a time that is set and applications that are written down here. */
export const openProgrammesTest = async ({ probe }: { readonly probe?: Probe } = {}) => {
  let now: Instant = '2026-02-01T09:00:00.000Z';
  const clock = (): Instant => now;
  const applications = new Map<string, Application>();
  const { programmes, badges } = testCourses(clock, {
    applications: {
      find: async (_, id) => applications.get(id),
      holds: ({ answers }, cel) => conditions[cel]?.(answers) ?? false,
      mistakes: (service, cel) => {
        if (service !== exampleProgramme.call.service) return [`there is no service “${service}”`];
        return cel === 'true' || cel in conditions ? [] : [`“${cel}” is no condition`];
      },
      options: (_, question) => (question === 'venues' ? exampleProgramme.call.venues.map((v) => v.id) : undefined),
    },
    files: () => t.ledger.files,
    transparency: () => t.ledger.transparency,
  });
  const t = await openTestLedger([{ name: 'applications', deciders: [applied], migrations: [] }, programmes.room], {
    clock,
    ...(probe === undefined ? {} : { probe }),
  });
  const { ledger } = t;
  await Promise.all([programmes.book.refresh(ledger), programmes.intakes.refresh(ledger)]);
  const table: Table = { ledger, programmes, rounds: programmes.rounds, drawing: programmes.drawing, makeId: randomUUID };
  return {
    ...{ ledger, programmes, badges, table, clock, applications },
    set: (at: Instant): void => {
      now = at;
    },
    /** Something happens to an application, and everyone hears of it. */
    happens: async (on: Id, type: string, data: object = {}): Promise<void> => {
      await ledger.handle({ id: randomUUID(), type, on, actor: system('test'), now, data: { fact: { type, data } } }, applied);
      await ledger.settled();
    },
    close: t.close,
  };
};
