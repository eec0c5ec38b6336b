import type { Migration } from '../../ledger/ledger.ts';

/** Pages ask for what is not met between two countries; most of what was ever owed is. */
export const obligationMigrations: readonly Migration[] = [
  {
    name: 'engagements/0007-what-is-not-met',
    sql: `
      create index agreement_obligations_unmet on agreement_obligations using gin (countries) where met is null;
      create index agreement_obligations_disagree on agreement_obligations (due) where met is null and disagree;
      create index action_items_unmet on action_items using gin (countries) where met is null;
      create index action_items_disputed on action_items (due) where met is null and disputed;`,
  },
];
