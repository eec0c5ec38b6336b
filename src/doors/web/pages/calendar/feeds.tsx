/** Subscriptions: the open address of public meetings, and secret ones that their owner makes and ends. */
import { makeFeed } from '../../../../engagements/calendar/feeds.ts';
import { endFeed, type Feed, listFeeds } from '../../../../engagements/calendar/queries.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { OnDay, zoneFor } from '../apply/when.tsx';
import { Csrf } from '../identity/parts.tsx';

/** The same address as calendar programs take it for a subscription. */
const toSubscribe = (address: string): string => address.replace(/^https?:/, 'webcal:');

export const PublicFeed = ({ w, publicUrl }: { readonly w: Words; readonly publicUrl: string }) => (
  <p class="actions">
    <span>{w.t('calendar.subscribe-public')}</span>
    <a href={toSubscribe(`${publicUrl}/calendar.ics`)}>{w.t('calendar.open-in-program')}</a>
    <a href="/calendar.ics">{w.t('calendar.file')}</a>
  </p>
);

/** What a person may subscribe to, and what they have: groups by title, as far as they see them now. */
export interface OwnFeedsRead {
  readonly feeds: readonly Feed[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly partners: readonly string[];
}
export const readOwnFeeds = async (c: Ask, door: Door): Promise<OwnFeedsRead> => {
  const { actor, person, words: w } = c.get('visitor');
  const [feeds, groups] = await Promise.all([
    person === null ? [] : listFeeds(door.ledger, person.id),
    listGroups(door.ledger, actor, { own: true }),
  ]);
  const partners = door.pack.partners.map((p) => p.country).toSorted((a, b) => w.compare(w.country(a), w.country(b)));
  return { feeds, groups, partners };
};
const whatOf = (w: Words, { kind, about }: Pick<Feed, 'kind' | 'about'>, { groups }: Pick<OwnFeedsRead, 'groups'>): string => {
  if (kind === 'mine') return w.t('calendar.feed-mine');
  if (kind === 'partner') return w.t('calendar.feed-partner', { country: w.country(about) });
  const group = groups.find((g) => g.id === about);
  return group === undefined ? w.t('calendar.feed-gone') : w.t('calendar.feed-group', { title: group.title });
};
/** `mine`, `group:<id>` or `partner:<country>`: one choice, so that nothing can be chosen that does not fit. */
const chosenIn = (text: string): { readonly kind: Feed['kind']; readonly about: string } => {
  const [kind = '', ...about] = text.split(':');
  return kind === 'group' || kind === 'partner' ? { kind, about: about.join(':') } : { kind: 'mine', about: '' };
};

interface OwnFeedsProps {
  readonly c: Ask;
  readonly door: Door;
  readonly own: OwnFeedsRead;
}
export const OwnFeeds = ({ c, door, own }: OwnFeedsProps) => {
  const { words: w } = c.get('visitor');
  const { feeds, groups, partners } = own;
  const asked = c.req.query('group');
  const partner = c.req.query('partner')?.toUpperCase();
  const value = asked !== undefined ? `group:${asked}` : partner !== undefined ? `partner:${partner}` : 'mine';
  return (
    <>
      <form method="post" action="/calendar/feeds">
        <Csrf c={c} />
        <Select
          w={w}
          name="what"
          label={w.t('calendar.feed-kind')}
          hint={w.t('calendar.make-hint')}
          value={value}
          choices={[
            { value: 'mine', label: w.t('calendar.feed-mine') },
            ...groups.map((g) => ({ value: `group:${g.id}`, label: w.t('calendar.feed-group', { title: g.title }) })),
            ...partners.map((country) => ({
              value: `partner:${country}`,
              label: w.t('calendar.feed-partner', { country: w.country(country) }),
            })),
          ]}
        />
        <p class="actions">
          <Button look="second">{w.t('calendar.make')}</Button>
        </p>
      </form>
      <h3>{w.t('calendar.feeds')}</h3>
      {feeds.length === 0 ? (
        <p class="soft">{w.t('calendar.feeds-none')}</p>
      ) : (
        <>
          <p class="soft">{w.t('calendar.end-hint')}</p>
          <Table
            caption={w.t('calendar.feeds')}
            hideCaption
            rows={feeds}
            columns={[
              { label: w.t('calendar.made-of'), kind: 'main', cell: (f) => <bdi>{whatOf(w, f, own)}</bdi> },
              { label: w.t('calendar.made-at'), cell: (f) => <OnDay w={w} zone={zoneFor(door, w)} at={f.madeAt} /> },
              {
                label: w.t('calendar.act'),
                cell: (f) => (
                  <form method="post" action="/calendar/feeds/end">
                    <Csrf c={c} />
                    <input type="hidden" name="feed" value={f.id} />
                    <Button look="second" compact label={w.t('calendar.end-of', { what: whatOf(w, f, own) })}>
                      {w.t('calendar.end')}
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  );
};

/** The address is on the page that answers the form, and nowhere else. */
export const takeFeed = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const chosen = chosenIn(form.text('what'));
  const made = await makeFeed(door, actor, chosen);
  if (isRefusal(made)) return refused(c, door, made);
  const own = await readOwnFeeds(c, door);
  const title = w.t('calendar.made-title');
  c.header('x-robots-tag', 'noindex, nofollow');
  return door.frame.page(c, {
    title,
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('calendar.title'), href: '/calendar' }, { label: title }],
    noIndex: true,
    children: (
      <>
        <h1>{title}</h1>
        <Notice w={w} kind="success" title={whatOf(w, chosen, own)}>
          <p>{w.t('calendar.made-body')}</p>
        </Notice>
        <div class="field">
          <label for="address">{w.t('calendar.address')}</label>
          <input class="input" id="address" type="text" value={made.address} readonly dir="ltr" spellcheck={false} autocomplete="off" />
        </div>
        <p class="actions">
          <a class="button" href={toSubscribe(made.address)}>
            {w.t('calendar.open-in-program')}
          </a>
          <a href="/calendar#subscribe">{w.t('calendar.to-calendar')}</a>
        </p>
      </>
    ),
  });
};
export const takeFeedEnd = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { person } = c.get('visitor');
  const ended = person !== null && (await endFeed(door.ledger, person.id, form.text('feed'), door.clock()));
  return c.redirect(`/calendar?done=${ended ? 'ended' : 'gone'}#subscribe`, 303);
};
