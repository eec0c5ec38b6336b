/** Meetings to come and meetings held: those of one's own desk, and what the public may know of. */
import { meetingKinds } from '../../../../engagements/meeting/meeting.ts';
import { listMeetings, type MeetingFilter, type MeetingLine } from '../../../../engagements/meeting/queries.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { anyone, has } from '../../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { EmptyState, Tabs } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, pathOf, StatusTag, timeIn } from './around.tsx';

const Lines = ({ w, lines, caption }: { readonly w: Words; readonly lines: readonly MeetingLine[]; readonly caption: string }) => (
  <Table
    caption={caption}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('meetings.meeting'),
        kind: 'main',
        cell: (line) => (
          <>
            <a href={pathOf(line.id)}>
              <bdi>{line.title}</bdi>
            </a>
            <br />
            <span class="small soft">
              {w.t(`meetings.kind-${line.kind}`)} · <bdi>{line.reference}</bdi>
            </span>
          </>
        ),
      },
      {
        label: w.t('meetings.when'),
        cell: (line) => (
          <>
            {timeIn(w, line.zone, line)}
            {line.place === '' ? null : (
              <>
                <br />
                <span class="small soft">
                  <bdi>{line.place}</bdi>
                </span>
              </>
            )}
          </>
        ),
      },
      { label: w.t('meetings.between'), cell: (line) => w.list(line.countries.map((country) => w.country(country))) },
      {
        label: w.t('meetings.status'),
        cell: (line) => (
          <>
            <StatusTag w={w} status={line.status} />
            {line.open_items > 0 ? (
              <>
                <br />
                <span class="small">{w.t('meetings.open-items', { count: line.open_items })}</span>
              </>
            ) : null}
          </>
        ),
      },
    ]}
  />
);

export const showMeetings = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const asked = (name: string) => c.req.query(name)?.slice(0, 200) || undefined;
  const [partner, group] = [asked('partner'), asked('group')];
  const kind = meetingKinds.find((k) => k === asked('kind'));
  const past = asked('when') === 'past';
  const now = door.clock();
  const filter: MeetingFilter = {
    kind,
    of: group === undefined ? (partner === undefined ? undefined : { partner }) : { group },
    ...(past ? { until: now, latestFirst: true } : { from: now }),
    limit: 500,
  };
  const fits = (line: MeetingLine): boolean =>
    (past ? line.ends <= now : true) && (group === undefined || partner === undefined || line.countries.includes(partner));
  const own = person === null ? [] : (await listMeetings(door.ledger, actor, { ...filter, own: true })).filter(fits);
  const open = (await listMeetings(door.ledger, anyone, filter)).filter(fits);
  const others = open.filter((line) => !own.some((mine) => mine.id === line.id));
  const groups = await listGroups(door.ledger, actor);
  const mayPlan = person !== null && has(actor, 'officer', 'supervisor');
  const title = w.t('meetings.title');
  const again = new URLSearchParams(
    Object.entries({ partner, group, kind }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  ).toString();
  const href = (when: string): string =>
    `/meetings?${[...(when === '' ? [] : [`when=${when}`]), ...(again === '' ? [] : [again])].join('&')}`;
  return door.frame.page(c, {
    title,
    description: w.t('meetings.lead'),
    crumbs: crumbsOf(w),
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t('meetings.lead')}</p>
        <p class="actions">
          {mayPlan ? <LinkButton href={`/meetings/new${again === '' ? '' : `?${again}`}`}>{w.t('meetings.plan')}</LinkButton> : null}
          <a href="/calendar">{w.t('meetings.calendar')}</a>
        </p>
        <Tabs
          w={w}
          label={w.t('meetings.when')}
          tabs={[
            { href: href(''), label: w.t('meetings.upcoming'), current: !past },
            { href: href('past'), label: w.t('meetings.past'), current: past },
          ]}
        />
        <form method="get" action="/meetings" class="agreement-filters">
          {past ? <input type="hidden" name="when" value="past" /> : null}
          <CountryField
            w={w}
            name="partner"
            label={w.t('meetings.country')}
            value={partner ?? ''}
            first={door.pack.partners.map((p) => p.country)}
            optional
          />
          {groups.length > 0 ? (
            <Select
              w={w}
              name="group"
              width={10}
              label={w.t('meetings.group')}
              optional
              empty={w.t('meetings.any')}
              value={group}
              choices={groups.map((g) => ({ value: g.id, label: g.title }))}
            />
          ) : null}
          <Select
            w={w}
            name="kind"
            width={10}
            label={w.t('meetings.kind')}
            optional
            empty={w.t('meetings.any')}
            value={kind}
            choices={meetingKinds.map((value) => ({ value, label: w.t(`meetings.kind-${value}`) }))}
          />
          <p class="actions">
            <Button look="second">{w.t('meetings.filter')}</Button>
          </p>
        </form>
        {own.length > 0 ? (
          <section>
            <h2>{w.t('meetings.own')}</h2>
            <Lines w={w} lines={own} caption={w.t('meetings.own')} />
          </section>
        ) : null}
        {others.length > 0 ? (
          <section>
            <h2>{w.t('meetings.public')}</h2>
            <Lines w={w} lines={others} caption={w.t('meetings.public')} />
          </section>
        ) : null}
        {own.length + others.length === 0 ? (
          <EmptyState title={w.t(past ? 'meetings.empty-past' : 'meetings.empty-upcoming')}>
            {w.t(mayPlan ? 'meetings.empty-desk' : 'meetings.empty-public')}
          </EmptyState>
        ) : null}
      </>
    ),
  });
};
