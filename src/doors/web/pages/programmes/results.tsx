/** What came of a call: seats and cut-offs of each venue, and how anyone can work it out again. */
import type { Call, CutOff, Round, VenueOutcome } from '../../../../programmes/call/call.ts';
import type { OutcomeRow } from '../../../../programmes/outcomes/queries.ts';
import type { Door } from '../../door.ts';
import { Figures } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { groupName, Lottery, Moment, scoreText, VenueName } from './around.tsx';
import { OutcomeBars } from './outcomes.tsx';

/** Who was last in: a score, and the lottery number that decided among equals. */
export const CutOffText = ({
  w,
  cutOff,
  full,
  group,
}: {
  readonly w: Words;
  readonly cutOff: CutOff | null;
  readonly full: boolean;
  readonly group: string | null;
}) =>
  cutOff === null ? (
    <span class="soft">
      {w.t(!full ? 'programmes.no-cut-off' : group === null ? 'programmes.no-open-left' : 'programmes.enough-members')}
    </span>
  ) : (
    <>
      {scoreText(w, cutOff.score)}{' '}
      <span class="soft small block">
        <Lottery lottery={cutOff.lottery} />
      </span>
    </>
  );

/** Lines of the table: the open seats first, then each reserve. Where one person counts for several reserves, open seats have no number. */
const linesOf = (outcome: VenueOutcome, counting: 'one' | 'all') => {
  const filled = outcome.reserves.reduce((sum, r) => sum + r.filled, 0);
  const open = counting === 'one' ? { seats: outcome.seats - filled, filled: outcome.filled - filled } : null;
  return [
    { group: null, full: outcome.filled === outcome.seats, cutOff: outcome.open, seats: open?.seats ?? null, filled: open?.filled ?? null },
    ...outcome.reserves.map((r) => ({ group: r.group, full: r.filled === r.seats, cutOff: r.cutOff, seats: r.seats, filled: r.filled })),
  ];
};

const VenueResults = ({ w, call, round }: { readonly w: Words; readonly call: Call; readonly round: Round }) => (
  <section>
    <h2>{w.t('programmes.results-venues')}</h2>
    <p class="soft">{w.t('programmes.results-venues-lead')}</p>
    <div class="venue-results">
      {round.venues.map((outcome) => (
        <article>
          <h3>
            <VenueName w={w} rules={call.rules} id={outcome.venue} />
          </h3>
          <p class="soft">
            {outcome.seats === 0
              ? w.t('programmes.venue-closed')
              : w.t('programmes.filled-of', { filled: outcome.filled, seats: outcome.seats })}
          </p>
          {outcome.seats === 0 ? null : (
            <Table
              caption={w.t('programmes.cut-offs')}
              hideCaption
              rows={linesOf(outcome, call.rules.counting)}
              columns={[
                {
                  label: w.t('programmes.kind-of-seat'),
                  kind: 'main',
                  cell: (line) =>
                    line.group === null ? w.t('programmes.open-seats') : <Said w={w} text={groupName(call.rules, line.group)} />,
                },
                {
                  label: w.t('programmes.filled'),
                  kind: 'number',
                  cell: (line) =>
                    line.filled === null || line.seats === null
                      ? '–'
                      : w.t('programmes.of', { part: w.number(line.filled), all: w.number(line.seats) }),
                },
                {
                  label: w.t('programmes.last-in'),
                  kind: 'number',
                  cell: (line) => <CutOffText w={w} cutOff={line.cutOff} full={line.full} group={line.group} />,
                },
              ]}
            />
          )}
        </article>
      ))}
    </div>
  </section>
);

const GroupResults = ({ w, call, outcomes }: { readonly w: Words; readonly call: Call; readonly outcomes: readonly OutcomeRow[] }) => (
  <section>
    <h2>{w.t('programmes.results-groups')}</h2>
    <OutcomeBars w={w} id="groups" groups={call.rules.groups} outcomes={outcomes} title={w.t('programmes.results-groups')} />
  </section>
);

export const fileOf = (call: string, round: number): string => `/open-data/allocations/${call}/${round}.txt`;

/** Every round with its file, the seed, and the line to type. */
const Proofs = ({
  w,
  door,
  id,
  call,
  home,
}: {
  readonly w: Words;
  readonly door: Door;
  readonly id: string;
  readonly call: Call;
  readonly home: string;
}) => {
  const { seed, rounds } = call;
  const last = rounds.at(-1)?.round ?? 0;
  return (
    <section id="verify">
      <h2>{w.t('programmes.verify-title')}</h2>
      <p>{w.t('programmes.verify-lead')}</p>
      <Table
        caption={w.t('programmes.rounds')}
        hideCaption
        rows={rounds.toReversed()}
        columns={[
          {
            label: w.t('programmes.round'),
            kind: 'main',
            cell: (r) => (r.round === 0 ? w.t('programmes.round-first') : w.t('programmes.round-n', { round: r.round })),
          },
          { label: w.t('programmes.when'), cell: (r) => <Moment w={w} at={r.at} zone={call.zone} home={home} /> },
          { label: w.t('programmes.applicants'), kind: 'number', cell: (r) => w.number(r.applicants) },
          { label: w.t('programmes.placed'), kind: 'number', cell: (r) => w.number(r.placed) },
          { label: w.t('programmes.waiting'), kind: 'number', cell: (r) => w.number(r.waiting) },
          {
            label: w.t('programmes.file'),
            cell: (r) => (
              <a href={fileOf(id, r.round)} type="text/plain">
                <bdi dir="ltr">{r.round}.txt</bdi>
              </a>
            ),
          },
        ]}
      />
      {seed === null ? null : (
        <>
          <h3>{w.t('programmes.seed-title')}</h3>
          <p>{w.t('programmes.seed-lead', { size: w.number(seed.size) })}</p>
          <dl class="summary">
            <div>
              <dt>{w.t('programmes.seed')}</dt>
              <dd dir="ltr">
                <code class="break">{seed.seed}</code>
              </dd>
            </div>
            <div>
              <dt>
                <a href="/ledger">{w.t('programmes.checkpoint')}</a>
              </dt>
              <dd dir="ltr">
                <code class="break">
                  {seed.size} · {seed.root}
                </code>
              </dd>
            </div>
          </dl>
        </>
      )}
      <h3>{w.t('programmes.command-title')}</h3>
      <p>{w.t('programmes.command-lead')}</p>
      <pre
        class="command"
        dir="ltr"
        tabindex={0}
      >{`curl -o ${last}.txt ${door.publicUrl}${fileOf(id, last)}\nnpm run daricha allocation verify ${last}.txt`}</pre>
    </section>
  );
};

export const Results = (a: {
  readonly w: Words;
  readonly door: Door;
  readonly id: string;
  readonly call: Call;
  readonly home: string;
  readonly outcomes: readonly OutcomeRow[];
}) => {
  const { w, call } = a;
  const round = call.rounds.at(-1);
  if (round === undefined) return null;
  return (
    <>
      <VenueResults w={w} call={call} round={round} />
      <GroupResults w={w} call={call} outcomes={a.outcomes} />
      <Proofs {...a} />
    </>
  );
};

/** Once a call is concluded nobody waits: who had no place has none. */
export const ResultFigures = ({ w, round, concluded }: { readonly w: Words; readonly round: Round; readonly concluded: boolean }) => (
  <Figures
    figures={[
      { value: w.number(round.applicants), label: w.t('programmes.applicants-figure') },
      { value: w.number(round.placed), label: w.t('programmes.placed-figure') },
      { value: w.number(round.waiting), label: w.t(concluded ? 'programmes.without-figure' : 'programmes.waiting-figure') },
    ]}
  />
);
