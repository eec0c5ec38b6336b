import type { Command, Decider } from '../src/kernel/decider/decider.ts';
import { notAllowed, notFound } from '../src/kernel/refusals/refusal.ts';
import type { Room } from '../src/ledger/ledger.ts';

/** The case of `sql/limit.sql` as a thing of the ledger: the same columns, the same index, the same events. */
interface Case {
  readonly service: number;
  readonly status: string;
  readonly title: string;
  readonly text: string;
  readonly updatedAt: string;
}
type CaseFact =
  | { readonly type: 'CaseOpened'; readonly data: Omit<Case, 'updatedAt' | 'status'> }
  | { readonly type: 'CaseReviewed'; readonly data: { readonly by: string; readonly note: string; readonly to: string } };

export interface CaseCommand extends Command {
  readonly type: 'OpenCase' | 'ReviewCase';
  readonly data: { readonly service: number };
}

export const benchCase: Decider<Case, CaseFact, CaseCommand> = {
  kind: 'case',
  tables: { cases: { key: ['stream'] } },
  evolve(state, event) {
    if (event.type === 'CaseOpened') return { ...event.data, status: 'submitted', updatedAt: event.at };
    if (state === null) throw new Error('a review came before the opening');
    return { ...state, status: event.data.to, updatedAt: event.at };
  },
  access: (command) => (command.actor.kind === 'anyone' ? notAllowed() : undefined),
  decide(command, state) {
    if (command.type === 'OpenCase') {
      const { service } = command.data;
      return [{ type: 'CaseOpened', data: { service, title: `Application ${command.on}`, text: 'made up '.repeat(60) } }];
    }
    if (state === null) return notFound();
    return [{ type: 'CaseReviewed', data: { by: command.actor.id, note: 'made-up note of ordinary length', to: 'under_review' } }];
  },
  rows: ({ service, status, title, updatedAt }) => [{ table: 'cases', values: { service, status, title, updated_at: updatedAt } }],
};

export const caseRoom: Room = {
  name: 'bench',
  deciders: [benchCase],
  migrations: [
    {
      name: 'bench/0001-cases',
      sql: `create table cases (stream text primary key, service int not null, status text not null, title text not null, updated_at timestamptz not null);
create index on cases (service, status, updated_at);`,
    },
  ],
};
