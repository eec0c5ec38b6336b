import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { ActionPlan } from './action-plan.ts';

export interface ActionPlanTable {
  readonly stream: string;
  readonly id: Id;
  readonly reference: string;
  readonly title: string;
  readonly partner: string;
  readonly office: Id;
  readonly from_day: Day;
  readonly until_day: Day;
  readonly status: ActionPlan['status'];
  readonly version: number;
  readonly lines: number;
  /** Offices whose desks see it: its own, and those it is shared with. */
  readonly offices: readonly Id[];
  /** Offices that have yet to sign off the lines as they are. */
  readonly waits_for: readonly Id[];
  readonly comments: number;
}
export interface ActionPlanTables {
  action_plans: ActionPlanTable;
}
export const planTables = { action_plans: { key: ['stream'] } } as const;

export const planMigrations: readonly Migration[] = [
  {
    name: 'engagements/0005-action-plans',
    sql: `
      create table action_plans (
        stream text primary key, id text not null, reference text not null, title text not null, partner text not null, office text not null,
        from_day text collate "C" not null, until_day text collate "C" not null, status text not null, version integer not null,
        lines integer not null, offices text[] not null, waits_for text[] not null, comments integer not null
      );
      create index action_plans_partner on action_plans (partner, until_day desc, id);
      create index action_plans_offices on action_plans using gin (offices);`,
  },
];

export const rows = (state: ActionPlan, id: Id): readonly Row[] => {
  const { reference, title, partner, office, from, until, status, version, lines, sharedWith, signOffs, digest, comments } = state;
  const signed = signOffs.filter((s) => s.digest === digest).map((s) => s.office);
  const values: ActionPlanTable = {
    ...{ stream: streamId('action-plan', id), id, reference, title, partner, office, status, version },
    from_day: from,
    until_day: until,
    lines: lines.length,
    offices: [office, ...sharedWith],
    waits_for: status === 'closed' ? [] : sharedWith.filter((o) => !signed.includes(o)),
    comments: comments.length,
  };
  return [{ table: 'action_plans', values: { ...values } }];
};
