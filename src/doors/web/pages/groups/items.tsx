/** What a group's meetings gave somebody to do, with what either side says of it beside the other. */
import type { ActionItemLine } from '../../../../engagements/meeting/queries.ts';
import { type Standing, standingOf } from '../../../../engagements/obligations/standing.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { OfficeName, type Offices } from './around.tsx';

/** The list holds the newest word of each side; when it was said does not matter for how the item stands. */
const standing = (item: ActionItemLine, today: Day): Standing =>
  standingOf(
    {
      ...item,
      disagree: item.disputed,
      says: Object.fromEntries(Object.entries(item.says).map(([country, status]) => [country, { status, words: null, at: null }])),
    },
    today,
  );
const Says = ({ w, item, country }: { readonly w: Words; readonly item: ActionItemLine; readonly country: string }) => {
  const status = item.says[country];
  if (status === undefined) return <span class="soft">{w.t('groups.says-nothing')}</span>;
  return item.disputed ? <mark>{w.t(`groups.says-${status}`)}</mark> : w.t(`groups.says-${status}`);
};
const StandingTag = ({ w, item, today }: { readonly w: Words; readonly item: ActionItemLine; readonly today: Day }) => {
  const stands = standing(item, today);
  return (
    <>
      {item.disputed && stands !== 'met' ? <Tag look="warm">{w.t('groups.disagree')}</Tag> : null}{' '}
      {stands === 'open' ? null : <Tag look={stands === 'overdue' ? 'refused' : 'warm'}>{w.t(`groups.standing-${stands}`)}</Tag>}
    </>
  );
};

interface ItemsProps {
  readonly w: Words;
  readonly items: readonly ActionItemLine[];
  readonly offices: Offices;
  readonly countries: readonly string[];
  /** The reader's side: *we*. */
  readonly us: string;
  readonly today: Day;
}
const ItemTable = ({ w, items, offices, countries, us, today }: ItemsProps) => {
  const others = countries.filter((country) => country !== us);
  return (
    <Table
      caption={w.t('groups.items')}
      hideCaption
      rows={items}
      columns={[
        {
          label: w.t('groups.item'),
          kind: 'main',
          cell: (item) => (
            <>
              <a href={`/meetings/${encodeURIComponent(item.meeting)}`} dir="auto">
                {item.title}
              </a>{' '}
              <StandingTag w={w} item={item} today={today} />
              {item.commitment === null ? null : (
                <p class="small">
                  <a href={`/commitments/${encodeURIComponent(item.commitment)}`}>
                    <bdi>{item.commitment}</bdi>
                  </a>
                </p>
              )}
            </>
          ),
        },
        {
          label: w.t('groups.owes'),
          cell: (item) => (
            <>
              {w.country(item.country)}
              <p class="small">
                <OfficeName w={w} offices={offices} id={item.owner} />
              </p>
            </>
          ),
        },
        { label: w.t('groups.due'), cell: (item) => <time datetime={item.due}>{w.whenShort(item.due)}</time> },
        { label: w.t('groups.we-say'), cell: (item) => <Says w={w} item={item} country={us} /> },
        ...others.map((country) => ({
          label: others.length === 1 ? w.t('groups.they-say') : w.t('groups.side-says', { country: w.country(country) }),
          cell: (item: ActionItemLine) => <Says w={w} item={item} country={country} />,
        })),
      ]}
    />
  );
};

export const Items = (props: ItemsProps) => {
  const { w, items } = props;
  const met = items.filter((item) => item.met !== null);
  const open = items.filter((item) => item.met === null);
  return (
    <section>
      <h2>{w.t('groups.items')}</h2>
      {items.length === 0 ? <p class="soft">{w.t('groups.items-none')}</p> : <p class="soft">{w.t('groups.items-hint')}</p>}
      {open.length > 0 ? <ItemTable {...props} items={open} /> : null}
      {met.length > 0 ? (
        <details>
          <summary>{w.t('groups.items-met', { count: met.length })}</summary>
          <ItemTable {...props} items={met} />
        </details>
      ) : null}
    </section>
  );
};
