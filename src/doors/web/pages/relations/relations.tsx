/** The head of the desk: every partner at a glance, those we keep waiting first. */
import { listPartners } from '../../../../communiques/tracker/home/queries.ts';
import { whileStill } from '../../../../communiques/tracker/still/queries.ts';
import type { Lapsing } from '../../../../engagements/relationship/health.ts';
import { listRelationships, type Relationship } from '../../../../engagements/relationship/queries.ts';
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import { Tabs } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { plainOf } from '../agreements/around.tsx';
import { todayOf } from '../register/today.ts';
import { Rules, Verdicted } from './health-words.tsx';
import { relationPath, type Stand, standOf, withSide } from './standpoint.ts';

/** Commitments gone quiet, by partner: at home the register's own count, abroad what it counts of them. */
export const quietCounts = async (door: Door, stand: Stand): Promise<ReadonlyMap<string, number>> => {
  const counted = await listPartners(door.ledger, todayOf(door));
  if (stand.us === stand.home) return new Map(counted.map((p) => [p.country, p.quiet]));
  return new Map([[stand.home, counted.find((p) => p.country === stand.us)?.quiet ?? 0]]);
};
export const lapsesWords = (w: Words, { what, day }: Pick<Lapsing, 'what' | 'day'>): string =>
  w.t(what === 'ends' ? 'relations.ends-on' : 'relations.renewal-closes-on', { day: w.when(day) });

export const Sides = ({ w, stand, at }: { readonly w: Words; readonly stand: Stand; readonly at: string }) =>
  stand.countries.length < 2 ? null : (
    <Tabs
      w={w}
      label={w.t('relations.side')}
      tabs={stand.countries.map((country) => ({ href: `${at}?us=${country}`, label: w.country(country), current: country === stand.us }))}
    />
  );

const Late = ({ w, stand, partner, whose, count }: { w: Words; stand: Stand; partner: string; whose: 'ours' | 'theirs'; count: number }) =>
  count === 0 ? (
    <span class="soft">{w.number(0)}</span>
  ) : (
    <a href={withSide(stand, `/obligations?partner=${partner}&whose=${whose}&standing=overdue`)}>
      <strong>{w.number(count)}</strong>
    </a>
  );

const Partners = ({ w, stand, rows }: { readonly w: Words; readonly stand: Stand; readonly rows: readonly Relationship[] }) => (
  <Table
    caption={w.t('relations.title')}
    hideCaption
    rows={rows}
    columns={[
      {
        label: w.t('relations.partner'),
        kind: 'main',
        cell: ({ partner, inForce, drafts, groups }) => (
          <>
            <a class="strong" href={withSide(stand, relationPath(partner))}>
              {w.country(partner)}
            </a>
            <br />
            <span class="small soft">{w.t('relations.counts', { inForce, drafts, groups })}</span>
          </>
        ),
      },
      { label: w.t('relations.health'), cell: ({ health }) => <Verdicted w={w} health={health} /> },
      {
        label: w.t('relations.overdue-ours'),
        kind: 'number',
        cell: ({ partner, facts }) => <Late w={w} stand={stand} partner={partner} whose="ours" count={facts.ours.count} />,
      },
      {
        label: w.t('relations.overdue-theirs'),
        kind: 'number',
        cell: ({ partner, facts }) => <Late w={w} stand={stand} partner={partner} whose="theirs" count={facts.theirs.count} />,
      },
      {
        label: w.t('relations.next-meeting'),
        cell: ({ next }) =>
          next === null ? (
            <span class="soft">{w.t('relations.none-planned')}</span>
          ) : (
            <>
              <a href={`/meetings/${encodeURIComponent(next.id)}`} dir="auto">
                {next.title}
              </a>
              <br />
              <span class="small">{w.instantIn(next.starts, next.zone)}</span>
            </>
          ),
      },
      {
        label: w.t('relations.lapsing'),
        cell: ({ facts }) => {
          const [first, ...rest] = facts.lapsing;
          if (first === undefined) return <span class="soft">{w.t('relations.nothing-lapses')}</span>;
          return (
            <>
              <a href={`/agreements/${encodeURIComponent(first.id)}`} dir="auto">
                {plainOf(w, first.title)}
              </a>
              <br />
              <span class="small">{lapsesWords(w, first)}</span>
              {rest.length === 0 ? null : (
                <>
                  {' '}
                  <span class="small soft">{w.t('relations.more-lapsing', { count: rest.length })}</span>
                </>
              )}
            </>
          );
        },
      },
    ]}
  />
);

export const showRelations = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const stand = await standOf(c, door);
  if (stand === undefined) return refused(c, door, refuse('not-allowed'));
  const quiet = await quietCounts(door, stand);
  const partners = stand.us === stand.home ? door.pack.partners.map((p) => p.country) : [stand.home];
  // All that is owed to and by everybody is counted: once, as long as nothing happens. A meeting is over at some minute or other.
  const seenBy = JSON.stringify([actor.kind, actor.id, actor.grants, stand.us, stand.today, stand.now.slice(0, 16)]);
  const rows = await whileStill(door.ledger, `relations ${seenBy}`, () =>
    listRelationships(
      door.ledger,
      actor,
      { ...stand, quiet },
      partners.filter((country) => country !== stand.us),
    ),
  );
  const late = (side: 'ours' | 'theirs') => rows.reduce((sum, { facts }) => sum + facts[side].count, 0);
  const title = w.t('relations.title');
  return door.frame.page(c, {
    title,
    noIndex: true,
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: title }],
    children: (
      <div class="stack">
        <header class="stack">
          <h1>{w.t('relations.of', { country: w.country(stand.us) })}</h1>
          <p class="lead">{w.t('relations.summary', { partners: rows.length, ours: late('ours'), theirs: late('theirs') })}</p>
        </header>
        <Sides w={w} stand={stand} at="/relations" />
        <div class="all-relations">
          <Partners w={w} stand={stand} rows={rows} />
        </div>
        <Rules w={w} />
      </div>
    ),
  });
};
