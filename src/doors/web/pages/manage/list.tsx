/** After publication: who has an offer and until when, who waits at which venue, and the rounds that were run. */
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { countByStatus, listCandidacies, waitingList } from '../../../../programmes/candidacy/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { EmptyState, Figures, Tabs } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Done } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import { CallHead, crumbsOf, findManaged, inZone, namedIn, pathOf, scoreText, untilIn } from './around.tsx';
import { Outcomes } from './rehearse.tsx';

export const showList = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w } = c.get('visitor');
  const { id, state } = found;
  const { venue, group } = namedIn(w, state);
  const wanted = c.req.query('venue');
  const chosen = state.rules.venues.find((v) => v.id === wanted)?.id ?? state.rules.venues[0]?.id ?? '';
  const [counts, offers, waiting] = await Promise.all([
    countByStatus(door.ledger, id),
    listCandidacies(door.ledger, id, { statuses: ['offered'] }, { limit: 500 }),
    waitingList(door.ledger, id, chosen),
  ]);
  const soonest = offers.lines.toSorted((a, b) => ((a.answer_by ?? '') < (b.answer_by ?? '') ? -1 : 1));
  const last = state.rounds.at(-1);
  const Seat = ({ seat }: { readonly seat: string | null }) => (
    <>{seat === null || seat === '' ? w.t('manage.open-seat') : w.t('manage.kept-seat', { group: group(seat) })}</>
  );
  return door.frame.page(c, {
    title: w.t('manage.part-list'),
    crumbs: crumbsOf(w, found, { label: w.t('manage.part-list') }),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="manage" />
        <CallHead w={w} found={found} part="list" />
        {last === undefined ? (
          <EmptyState title={w.t('manage.no-list-title')}>{w.t('refusal.allocation-not-published')}</EmptyState>
        ) : (
          <>
            <Figures
              figures={[
                { value: w.number(counts.offered ?? 0), label: w.t('manage.figure-offered') },
                { value: w.number(counts.accepted ?? 0), label: w.t('manage.figure-accepted') },
                { value: w.number(counts.waiting ?? 0), label: w.t('manage.figure-waiting') },
                { value: w.number((counts.declined ?? 0) + (counts.expired ?? 0)), label: w.t('manage.figure-gone') },
              ]}
            />
            <section>
              <h2>{w.t('manage.offers')}</h2>
              {soonest.length === 0 ? (
                <p class="soft">{w.t('manage.no-offers')}</p>
              ) : (
                <Table
                  caption={w.t('manage.offers')}
                  hideCaption
                  rows={soonest}
                  columns={[
                    { label: w.t('cohorts.name'), kind: 'main', cell: (l) => <bdi>{l.name ?? w.t('cohorts.erased')}</bdi> },
                    { label: w.t('manage.venue'), cell: (l) => (l.venue === null ? '–' : venue(l.venue)) },
                    { label: w.t('manage.seat'), cell: (l) => <Seat seat={l.seat} /> },
                    { label: w.t('manage.answer-by'), cell: (l) => (l.answer_by === null ? '–' : untilIn(w, state.zone, l.answer_by)) },
                  ]}
                />
              )}
            </section>
            <section>
              <h2>{w.t('manage.waiting-at')}</h2>
              <Tabs
                w={w}
                label={w.t('manage.waiting-at')}
                tabs={state.rules.venues.map((v) => ({
                  href: `${pathOf(id, 'list')}?venue=${encodeURIComponent(v.id)}`,
                  label: venue(v.id),
                  current: v.id === chosen,
                }))}
              />
              {waiting.length === 0 ? (
                <p class="soft">{w.t('manage.nobody-waits')}</p>
              ) : (
                <Table
                  caption={w.t('manage.waiting-at')}
                  hideCaption
                  rows={waiting.map((line, i) => ({ line, at: i + 1 }))}
                  columns={[
                    { label: w.t('manage.position'), kind: 'number', cell: ({ at }) => w.number(at) },
                    { label: w.t('cohorts.name'), kind: 'main', cell: ({ line }) => <bdi>{line.name ?? w.t('cohorts.erased')}</bdi> },
                    { label: w.t('manage.score'), kind: 'number', cell: ({ line }) => scoreText(w, line.score) },
                    { label: w.t('manage.groups'), cell: ({ line }) => w.list(line.groups.map(group)) || '–' },
                    { label: w.t('manage.holds'), cell: ({ line }) => (line.venue === null ? '–' : venue(line.venue)) },
                  ]}
                />
              )}
              <p class="soft small">{w.t('manage.waiting-note')}</p>
            </section>
            <section>
              <h2>{w.t('manage.as-it-stands')}</h2>
              <Outcomes w={w} call={state} venues={last.venues} caption={w.t('manage.as-it-stands')} />
            </section>
            <section>
              <h2>{w.t('manage.rounds')}</h2>
              <Table
                caption={w.t('manage.rounds')}
                hideCaption
                rows={state.rounds.toReversed()}
                columns={[
                  { label: w.t('manage.round'), kind: 'main', cell: (r) => w.t('manage.round-number', { round: r.round }) },
                  { label: w.t('frame.when'), cell: (r) => inZone(w, state.zone, r.at) },
                  { label: w.t('manage.with-place'), kind: 'number', cell: (r) => w.number(r.placed) },
                  { label: w.t('manage.figure-waiting'), kind: 'number', cell: (r) => w.number(r.waiting) },
                  {
                    label: w.t('manage.audit-file'),
                    cell: (r) => <a href={`/open-data/allocations/${encodeURIComponent(id)}/${r.round}.txt`}>{w.t('manage.open-data')}</a>,
                  },
                ]}
              />
            </section>
          </>
        )}
      </>
    ),
  });
};
