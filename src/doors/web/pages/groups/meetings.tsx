/** A group's meetings: what comes, what was, and what has been published of it. */
import type { MeetingLine } from '../../../../engagements/meeting/queries.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { OnDayOf, WholeTime } from '../calendar/times.tsx';

const href = (m: Pick<MeetingLine, 'id'>): string => `/meetings/${encodeURIComponent(m.id)}`;
const isComing = (m: MeetingLine, now: Instant): boolean => m.status === 'planned' && m.ends > now;

const Lines = ({ w, caption, lines, own }: { w: Words; caption: string; lines: readonly MeetingLine[]; own: boolean }) => (
  <Table
    caption={caption}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('groups.meeting'),
        kind: 'main',
        cell: (m) => (
          <>
            <a href={href(m)} dir="auto">
              {m.title}
            </a>{' '}
            {m.status === 'cancelled' ? <Tag>{w.t('groups.meeting-cancelled')}</Tag> : null}
            {own && m.visibility === 'public' ? <Tag>{w.t('groups.visibility-public')}</Tag> : null}
          </>
        ),
      },
      { label: w.t('groups.when'), cell: (m) => <WholeTime w={w} span={m} /> },
      { label: w.t('groups.where'), cell: (m) => (m.place === '' ? '–' : <span dir="auto">{m.place}</span>) },
      ...(own
        ? [
            {
              label: w.t('groups.left'),
              cell: (m: MeetingLine) =>
                m.items === 0 ? '–' : w.t('groups.left-of', { open: w.number(m.open_items), all: w.number(m.items) }),
            },
            { label: w.t('groups.minutes-short'), cell: (m: MeetingLine) => w.t(`groups.minutes-${m.minutes}`) },
          ]
        : []),
    ]}
  />
);

interface MeetingsProps {
  readonly w: Words;
  readonly meetings: readonly MeetingLine[];
  readonly now: Instant;
  readonly own: boolean;
  /** Where the next one is planned; undefined for those who do not plan. */
  readonly plan?: string | undefined;
}
export const GroupMeetings = ({ w, meetings, now, own, plan }: MeetingsProps) => {
  const coming = meetings.filter((m) => isComing(m, now)).toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
  const past = meetings.filter((m) => !isComing(m, now)).toSorted((a, b) => (a.starts < b.starts ? 1 : -1));
  return (
    <section>
      <h2>{w.t('groups.meetings')}</h2>
      {meetings.length === 0 && !own ? <p class="soft">{w.t('groups.no-meetings-public')}</p> : null}
      {meetings.length === 0 && own ? (
        <EmptyState title={w.t('groups.no-meetings-title')}>{w.t('groups.no-meetings-body')}</EmptyState>
      ) : null}
      {coming.length > 0 ? (
        <>
          <h3>{w.t('groups.coming')}</h3>
          <Lines w={w} caption={w.t('groups.coming')} lines={coming} own={own} />
        </>
      ) : null}
      {plan === undefined ? null : (
        <p class="actions">
          <LinkButton href={plan}>{w.t('groups.plan-meeting')}</LinkButton>
        </p>
      )}
      {past.length > 0 ? (
        <>
          <h3>{w.t('groups.past')}</h3>
          <Lines w={w} caption={w.t('groups.past')} lines={past} own={own} />
        </>
      ) : null}
    </section>
  );
};

/** Minutes that were published and that the reader may read, newest first. */
export const PublishedMinutes = ({ w, meetings }: { readonly w: Words; readonly meetings: readonly MeetingLine[] }) => {
  const published = meetings.filter((m) => m.minutes === 'published').toSorted((a, b) => (a.starts < b.starts ? 1 : -1));
  return (
    <section>
      <h2>{w.t('groups.minutes')}</h2>
      {published.length === 0 ? <p class="soft">{w.t('groups.minutes-empty')}</p> : null}
      <ul class={published.length === 0 ? undefined : 'rows'}>
        {published.map((m) => (
          <li>
            <p class="row-title">
              <a href={`${href(m)}#minutes`} dir="auto">
                {m.title}
              </a>
            </p>
            <p class="meta">
              <OnDayOf w={w} span={m} />
              <span>{w.t(m.public_minutes ? 'groups.visibility-public' : 'groups.visibility-restricted')}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
