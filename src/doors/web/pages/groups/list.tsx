/** Working groups: one's own first, then those the public may know of. */
import { type GroupMilestones, mandatesOf, milestonesOf } from '../../../../engagements/working-group/milestones/queries.ts';
import { type GroupLine, listGroups } from '../../../../engagements/working-group/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { Done } from '../../ordering.tsx';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { OnDayOf } from '../calendar/times.tsx';
import { crumbsOf, deskOffices, pathOf } from './around.tsx';

const none: GroupMilestones = { last: null, next: null, minutes: 0 };
interface LinesProps {
  readonly w: Words;
  readonly caption: string;
  readonly lines: readonly GroupLine[];
  readonly milestones: ReadonlyMap<string, GroupMilestones>;
  readonly mandates: ReadonlyMap<string, string>;
}
const mostLetters = 180;
/** The first paragraph, cut at a word. */
const beginningOf = (mandate: string): string => {
  const [first = ''] = mandate.split(/\n\s*\n/);
  return first.length <= mostLetters ? first : `${first.slice(0, mostLetters).replace(/\s+\S*$/, '')}…`;
};
const MeetingDay = ({ w, at, otherwise }: { readonly w: Words; readonly at: GroupMilestones['last']; readonly otherwise: string }) =>
  at === null ? (
    <span class="soft">{otherwise}</span>
  ) : (
    <a href={`/meetings/${encodeURIComponent(at.id)}`}>
      <OnDayOf w={w} span={at} />
    </a>
  );
const Lines = ({ w, caption, lines, milestones, mandates }: LinesProps) => {
  const of = (line: GroupLine) => milestones.get(line.id) ?? none;
  return (
    <Table
      caption={caption}
      hideCaption
      rows={lines}
      columns={[
        {
          label: w.t('groups.group'),
          kind: 'main',
          cell: (line) => (
            <>
              <a href={pathOf(line.id)} dir="auto">
                {line.title}
              </a>
              <p class="small" dir="auto">
                {beginningOf(mandates.get(line.id) ?? '')}
              </p>
              <span class="small soft">
                <bdi>{line.reference}</bdi> · {w.list(line.countries.map((country) => w.country(country)))}
              </span>{' '}
              {line.status === 'closed' ? <Tag>{w.t('groups.status-closed')}</Tag> : null}
              {line.visibility === 'restricted' ? <Tag look="warm">{w.t('groups.visibility-restricted')}</Tag> : null}
            </>
          ),
        },
        { label: w.t('groups.last'), cell: (line) => <MeetingDay w={w} at={of(line).last} otherwise={w.t('groups.none-yet')} /> },
        {
          label: w.t('groups.next'),
          cell: (line) => (line.status === 'closed' ? '–' : <MeetingDay w={w} at={of(line).next} otherwise={w.t('groups.none-planned')} />),
        },
        { label: w.t('groups.minutes'), cell: (line) => w.t('groups.minutes-count', { count: of(line).minutes }) },
      ]}
    />
  );
};

/** A choice of countries, as links: those of the groups there are. */
const Countries = ({ w, codes, chosen }: { readonly w: Words; readonly codes: readonly string[]; readonly chosen: string | undefined }) =>
  codes.length < 2 ? null : (
    <nav aria-label={w.t('groups.filter-country')}>
      <ul class="chips">
        {[undefined, ...codes].map((code) => (
          <li>
            <a href={code === undefined ? '/groups' : `/groups?country=${code}`} aria-current={code === chosen ? 'true' : undefined}>
              {code === undefined ? w.t('groups.all') : w.country(code)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

export const showGroups = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const asked = c.req.query('country')?.toUpperCase() ?? '';
  const country = /^[A-Z]{2}$/.test(asked) ? asked : undefined;
  const [all, inner] = await Promise.all([
    listGroups(door.ledger, actor),
    person === null ? [] : listGroups(door.ledger, actor, { own: true }),
  ]);
  const ownIds = new Set(inner.map((g) => g.id));
  const shown = all.filter((g) => country === undefined || g.countries.includes(country));
  const own = shown.filter((g) => ownIds.has(g.id));
  const open = shown.filter((g) => !ownIds.has(g.id));
  const ids = shown.map((g) => g.id);
  const [milestones, mandates] = await Promise.all([milestonesOf(door.ledger, actor, ids, door.clock()), mandatesOf(door.ledger, ids)]);
  const about = { w, milestones, mandates };
  const codes = [...new Set(all.flatMap((g) => g.countries))]
    .filter((code) => code !== door.pack.country)
    .toSorted((a, b) => w.compare(w.country(a), w.country(b)));
  const atDesk = deskOffices(actor).length > 0;
  const title = w.t('groups.title');
  const ownTitle = w.t(atDesk ? 'groups.own' : 'groups.own-guest');
  return door.frame.page(c, {
    title,
    description: w.t('groups.lead'),
    crumbs: crumbsOf(w),
    children: (
      <>
        <h1>{title}</h1>
        <Done c={c} area="groups" />
        <p class="lead">{w.t('groups.lead')}</p>
        {atDesk ? (
          <p class="actions">
            <LinkButton href="/groups/new">{w.t('groups.set-up')}</LinkButton>
          </p>
        ) : null}
        <Countries w={w} codes={codes} chosen={country} />
        {own.length > 0 ? (
          <section>
            <h2>{ownTitle}</h2>
            <Lines {...about} caption={ownTitle} lines={own} />
          </section>
        ) : null}
        {open.length > 0 || own.length === 0 ? (
          <section>
            <h2>{w.t('groups.public')}</h2>
            {open.length > 0 ? (
              <Lines {...about} caption={w.t('groups.public')} lines={open} />
            ) : country === undefined ? (
              <EmptyState title={w.t('groups.empty-title')}>{w.t('groups.empty-body')}</EmptyState>
            ) : (
              <EmptyState title={w.t('groups.empty-filter-title')}>{w.t('groups.empty-filter-body')}</EmptyState>
            )}
          </section>
        ) : null}
      </>
    ),
  });
};
