import { sql } from 'kysely';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { working } from '../survey/survey.ts';
import { type Counts, type Kind, suppress } from './suppression.ts';

/** Each step lies within the one before, except that `employed` is asked of those who answered. */
export const outcomeSteps = ['applied', 'selected', 'completed', 'answered', 'employed'] as const;
export type OutcomeStep = (typeof outcomeSteps)[number];

export interface OutcomeRow {
  /** '' is everyone. */
  readonly group: Id;
  /** Null: fewer than ten, or hidden because a number below ten would follow from it. */
  readonly counts: Readonly<Record<OutcomeStep, number | null>>;
}
/** Whose outcomes: of a call, or of all calls of programmes. A commitment's are those of the programmes that deliver it. */
export type OutcomesOf = { readonly call: Id } | { readonly programmes: readonly Id[] };

/**
 * People by the groups they are in. Applied: every application but a second one in the same call, and one that came late. Selected: has
 * a place, offered or accepted. Answered and employed: by the newest survey that came back.
 */
const kindsOf = async (ledger: Ledger, of: OutcomesOf, groups: readonly Id[]): Promise<readonly Kind[]> => {
  const where =
    'call' in of ? sql`c.call = ${of.call}` : sql`c.call in (select id from calls where programme = any(${[...of.programmes]}::text[]))`;
  const { rows } = await sql<{ groups: string[]; reached: number[] }>`
    with people as (
      select c.groups, c.status in ('offered', 'accepted') as selected, l.candidacy is not null as completed,
        s.occupation
      from candidacies c
      left join lateral (select candidacy from cohort_learners where candidacy = c.id and status = 'completed' limit 1) l
        on c.status in ('offered', 'accepted')
      left join lateral (select occupation from surveys where candidacy = c.id and status = 'answered' order by ask_at desc limit 1) s
        on l.candidacy is not null
      where ${where} and (c.because is null or c.because not in ('already-applied', 'late'))
    )
    select array(select g from unnest(groups) g where g = any(${[...groups]}::text[]) order by g) as groups, array[count(*)::int,
      count(*) filter (where selected)::int, count(*) filter (where completed)::int, count(*) filter (where occupation is not null)::int,
      count(*) filter (where occupation = any(${[...working]}::text[]))::int] as reached
    from people group by 1`.execute(ledger.db);
  return rows;
};

/**
 * Who applied, was selected, completed and works, for everyone and by these groups of the rule, with every number hidden that is below
 * ten or from which such a number follows. What is answered may be published as it is.
 */
export const outcomesOf = async (ledger: Ledger, of: OutcomesOf, groups: readonly Id[]): Promise<readonly OutcomeRow[]> => {
  const wanted = [...new Set(groups)].filter((g) => g !== '');
  const counts: Counts = suppress(wanted, outcomeSteps.length, await kindsOf(ledger, of, wanted));
  return [...counts].map(([group, row]) => {
    const at = (step: OutcomeStep): number | null => row[outcomeSteps.indexOf(step)] ?? null;
    return {
      group,
      counts: {
        applied: at('applied'),
        selected: at('selected'),
        completed: at('completed'),
        answered: at('answered'),
        employed: at('employed'),
      },
    };
  });
};
