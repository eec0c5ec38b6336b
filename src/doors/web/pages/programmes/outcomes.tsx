/** Who applied, got a place, completed and works, by group; numbers that would single people out are not told. */
import type { Instant } from '../../../../kernel/time/time.ts';
import { type OutcomeRow, outcomesOf as countOutcomes, type OutcomesOf, outcomeSteps } from '../../../../programmes/outcomes/queries.ts';
import type { PeopleGroup, ProgrammeDefinition } from '../../../../programmes/programme/definition.ts';
import type { Door } from '../../door.ts';
import { GroupBars } from '../../look/charts/group-bars.tsx';
import type { Words } from '../../words/words.ts';

const lasting = 60_000;
const mostKept = 200;
const kept = new WeakMap<object, Map<string, { readonly until: number; readonly rows: Promise<readonly OutcomeRow[]> }>>();

/** Counting reads every candidacy of a call: once a minute is enough, whoever asks. */
export const countedOutcomes = (
  { ledger, clock }: Pick<Door, 'ledger'> & { readonly clock: () => Instant },
  of: OutcomesOf,
  groups: readonly string[],
): Promise<readonly OutcomeRow[]> => {
  const mine = kept.get(ledger) ?? new Map();
  kept.set(ledger, mine);
  const key = JSON.stringify([of, groups]);
  const now = Date.parse(clock());
  const found = mine.get(key);
  if (found !== undefined && now < found.until) return found.rows;
  if (mine.size >= mostKept) mine.clear();
  const rows = countOutcomes(ledger, of, groups);
  mine.set(key, { until: now + lasting, rows });
  rows.catch(() => mine.delete(key));
  return rows;
};

export const outcomesOf = (door: Pick<Door, 'ledger' | 'clock'>, programme: ProgrammeDefinition): Promise<readonly OutcomeRow[]> =>
  countedOutcomes(
    door,
    { programmes: [programme.id] },
    programme.call.groups.map((g) => g.id),
  );

const everyoneOf = (outcomes: readonly OutcomeRow[]): OutcomeRow | undefined => outcomes.find((row) => row.group === '');

export const OutcomeBars = (a: {
  readonly w: Words;
  readonly id: string;
  readonly groups: readonly PeopleGroup[];
  readonly outcomes: readonly OutcomeRow[];
  readonly title: string;
}) => {
  const { w, outcomes } = a;
  const everyone = everyoneOf(outcomes);
  // Steps that nobody can have come to yet are left out for everyone alike.
  const last = outcomeSteps.findLastIndex((step) => outcomes.some((row) => row.counts[step] !== null));
  const steps = outcomeSteps.slice(0, Math.max(2, last + 1)).filter((step) => step !== 'answered');
  return everyone === undefined || everyone.counts.applied === null ? (
    <p class="soft">{w.t('programmes.outcomes-too-few')}</p>
  ) : (
    <>
      <GroupBars
        w={w}
        id={a.id}
        title={a.title}
        description={w.t('programmes.outcomes-description')}
        head={w.t('programmes.group')}
        measures={steps.map((step) => w.t(`programmes.m-${step}`))}
        few={w.t('programmes.few')}
        lines={outcomes.map(({ group, counts }) => ({
          label: group === '' ? w.t('programmes.everyone') : w.text(a.groups.find((g) => g.id === group)?.name ?? { en: group }).text,
          values: steps.map((step) => counts[step]),
        }))}
      />
      <p class="soft small">{w.t('programmes.few-why')}</p>
    </>
  );
};

export const Outcomes = ({
  w,
  programme,
  outcomes,
}: {
  readonly w: Words;
  readonly programme: ProgrammeDefinition;
  readonly outcomes: readonly OutcomeRow[];
}) => (
  <section id="outcomes">
    <h2>{w.t('programmes.outcomes')}</h2>
    <OutcomeBars w={w} id="outcomes-bars" groups={programme.call.groups} outcomes={outcomes} title={w.t('programmes.outcomes')} />
  </section>
);
