/** Applications of a call: by group and where they stand, one by one with filters, and who still decides. */
import { listOffices } from '../../../../identity/index.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { statesOf } from '../../../../one-window/case/queries.ts';
import { candidacyStatuses, type CandidacyStatus } from '../../../../programmes/candidacy/candidacy.ts';
import {
  type CandidacyLine,
  type CandidacyPlace,
  countByGroup,
  type GroupCount,
  listCandidacies,
  undecided,
} from '../../../../programmes/candidacy/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { officeName } from '../inbox/parts.tsx';
import { CallHead, crumbsOf, findManaged, namedIn, pathOf, scoreText } from './around.tsx';

const admitted: readonly CandidacyStatus[] = ['admitted', 'waiting', 'offered', 'accepted', 'declined', 'expired', 'not-selected'];
const placed: readonly CandidacyStatus[] = ['offered', 'accepted'];
const sumOf = (counts: readonly GroupCount[], group: string, of?: readonly CandidacyStatus[]): number =>
  counts.filter((n) => n.group === group && (of === undefined || of.includes(n.status))).reduce((sum, n) => sum + n.count, 0);

/** Where the next page begins, as it stands in the address. */
const placeText = ({ score, lottery, stream }: CandidacyPlace): string => [score, lottery, stream].join('~');
const placeFrom = (text: string | undefined): CandidacyPlace | undefined => {
  const [score, lottery, stream] = (text ?? '').split('~');
  return score && stream && /^-?\d+$/.test(score) ? { score: Number(score), lottery: lottery ?? '', stream } : undefined;
};

/** Which offices still decide, for the oldest of those that wait. */
const decidersOf = async (door: Door, w: Words, lines: readonly CandidacyLine[]): Promise<ReadonlyMap<string, string>> => {
  if (lines.length === 0) return new Map();
  const streamOf = ({ id }: CandidacyLine): string => streamId('case', id);
  const [offices, cases] = await Promise.all([
    listOffices(door.ledger.db).then((all) => new Map(all.map((o) => [o.id, o]))),
    statesOf(door.ledger, lines.map(streamOf)),
  ]);
  return new Map(
    lines.map((line) => {
      const open = (cases.get(streamOf(line))?.tasks ?? []).filter(
        (t) => t.status === 'open' || t.status === 'sent-back' || t.status === 'stopped',
      );
      return [line.id, w.list([...new Set(open.map((t) => officeName(w, offices.get(t.office), t.office)))])];
    }),
  );
};

export const showApplications = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w } = c.get('visitor');
  const { id, state } = found;
  const { venue, group } = namedIn(w, state);
  const asked = {
    status: c.req.query('status') ?? '',
    group: c.req.query('group') ?? '',
    venue: c.req.query('venue') ?? '',
    q: (c.req.query('q') ?? '').trim().slice(0, 100),
  };
  const status = candidacyStatuses.find((s) => s === asked.status);
  const filter = {
    statuses: status === undefined ? undefined : [status],
    group: asked.group || undefined,
    venue: asked.venue || undefined,
    search: asked.q || undefined,
  };
  const [counts, page, waiting] = await Promise.all([
    countByGroup(door.ledger, id),
    listCandidacies(door.ledger, id, filter, { after: placeFrom(c.req.query('after')) }),
    undecided(door.ledger, id, { limit: 20 }),
  ]);
  const deciders = await decidersOf(door, w, waiting.lines);
  const query = new URLSearchParams(Object.entries(asked).filter(([, v]) => v !== ''));
  const next = page.next === undefined ? undefined : new URLSearchParams([...query, ['after', placeText(page.next)]]);
  const groups = ['', ...state.rules.groups.map((g) => g.id)];
  return door.frame.page(c, {
    title: w.t('manage.part-applications'),
    crumbs: crumbsOf(w, found, { label: w.t('manage.part-applications') }),
    noIndex: true,
    children: (
      <>
        <CallHead w={w} found={found} part="applications" />
        <section>
          <h2>{w.t('manage.by-group')}</h2>
          <Table
            caption={w.t('manage.by-group')}
            hideCaption
            rows={groups}
            columns={[
              { label: w.t('manage.group'), kind: 'main', cell: (g) => (g === '' ? w.t('manage.everyone') : group(g)) },
              { label: w.t('manage.figure-applied'), kind: 'number', cell: (g) => w.number(sumOf(counts, g)) },
              { label: w.t('manage.candidacy-applied'), kind: 'number', cell: (g) => w.number(sumOf(counts, g, ['applied'])) },
              { label: w.t('manage.figure-admitted'), kind: 'number', cell: (g) => w.number(sumOf(counts, g, admitted)) },
              { label: w.t('manage.candidacy-refused'), kind: 'number', cell: (g) => w.number(sumOf(counts, g, ['refused'])) },
              { label: w.t('manage.with-place'), kind: 'number', cell: (g) => w.number(sumOf(counts, g, placed)) },
            ]}
          />
          <p class="soft small">{w.t('manage.groups-note')}</p>
        </section>
        {waiting.count > 0 ? (
          <section>
            <h2>{w.t('manage.undecided', { count: waiting.count })}</h2>
            <ul class="rows">
              {waiting.lines.map((line) => (
                <li>
                  <p class="other-line">
                    <bdi class="reference" lang="en">
                      {line.reference}
                    </bdi>
                    <span class="soft">{deciders.get(line.id) || w.t('manage.no-office')}</span>
                  </p>
                </li>
              ))}
            </ul>
            {waiting.count > waiting.lines.length ? (
              <p class="soft">{w.t('manage.oldest-shown', { count: waiting.lines.length })}</p>
            ) : null}
          </section>
        ) : null}
        <section>
          <h2>{w.t('manage.one-by-one')}</h2>
          <form method="get" action={pathOf(id, 'applications')} class="manage-filter no-print">
            <Select
              w={w}
              name="status"
              label={w.t('cohorts.standing')}
              empty={w.t('manage.any')}
              value={asked.status}
              choices={candidacyStatuses.map((s) => ({ value: s, label: w.t(`manage.candidacy-${s}`) }))}
            />
            <Select
              w={w}
              name="group"
              label={w.t('manage.group')}
              empty={w.t('manage.any')}
              value={asked.group}
              choices={state.rules.groups.map((g) => ({ value: g.id, label: group(g.id) }))}
            />
            <Select
              w={w}
              name="venue"
              label={w.t('manage.venue')}
              empty={w.t('manage.any')}
              value={asked.venue}
              choices={state.rules.venues.map((v) => ({ value: v.id, label: venue(v.id) }))}
            />
            <TextField w={w} name="q" type="search" label={w.t('manage.search')} optional value={asked.q} dir="auto" />
            <p class="actions">
              <Button look="second">{w.t('frame.apply')}</Button>
              {query.size > 0 ? <a href={pathOf(id, 'applications')}>{w.t('frame.clear')}</a> : null}
            </p>
          </form>
          {page.lines.length === 0 ? (
            <EmptyState title={w.t('manage.no-applications-title')}>{w.t('manage.no-applications-body')}</EmptyState>
          ) : (
            <Table
              caption={w.t('manage.one-by-one')}
              hideCaption
              rows={page.lines}
              columns={[
                {
                  label: w.t('cohorts.name'),
                  kind: 'main',
                  cell: (l) => (
                    <>
                      <bdi>{l.name ?? w.t('cohorts.erased')}</bdi>
                      <br />
                      <bdi class="small soft reference" lang="en">
                        {l.reference}
                      </bdi>
                    </>
                  ),
                },
                { label: w.t('frame.country'), cell: (l) => w.country(l.country) },
                { label: w.t('manage.score'), kind: 'number', cell: (l) => scoreText(w, l.score) },
                { label: w.t('manage.groups'), cell: (l) => w.list(l.groups.map(group)) || <span class="soft">–</span> },
                { label: w.t('manage.first-choice'), cell: (l) => (l.ranking[0] === undefined ? '–' : venue(l.ranking[0])) },
                {
                  label: w.t('cohorts.standing'),
                  cell: (l) => (
                    <>
                      {w.t(`manage.candidacy-${l.status}`)}
                      {l.venue === null ? null : (
                        <>
                          <br />
                          <span class="small soft">{venue(l.venue)}</span>
                        </>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )}
          <p class="actions">
            {c.req.query('after') ? <a href={`${pathOf(id, 'applications')}?${query}`}>{w.t('manage.first-page')}</a> : null}
            {next === undefined ? null : (
              <a href={`${pathOf(id, 'applications')}?${next}`} rel="next">
                {w.t('frame.next')}
              </a>
            )}
          </p>
        </section>
      </>
    ),
  });
};
