import { feed } from '../../../../communiques/index.ts';
import { listFeeds } from '../../../../communiques/intake/feed/queries.ts';
import { fetchAddress, usualLimits } from '../../../../communiques/intake/address.ts';
import { textOfBytes } from '../../../../communiques/intake/encoding.ts';
import { type FeedDocument, parseFeed } from '../../../../communiques/intake/feed-document.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { safeHref } from '../../look/safe-href.ts';
import { Done, OrderFields } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { deskCrumbs } from './parts.tsx';
import { keepers } from './roles.ts';

type Shown = Awaited<ReturnType<typeof listFeeds>>[number];

const Feeds = ({
  c,
  door,
  feeds,
  canAct,
}: {
  readonly c: Ask;
  readonly door: Door;
  readonly feeds: readonly Shown[];
  readonly canAct: boolean;
}) => {
  const { words: w, csrf } = c.get('visitor');
  const problem = (f: Shown) =>
    f.problem === null ? w.t('desk.feed-taken', { count: f.taken }) : wordsOf(w, refuse(f.problem, { host: f.url, status: 0 })).body;
  return (
    <Table
      caption={w.t('desk.feeds')}
      hideCaption
      rows={feeds}
      columns={[
        {
          label: w.t('frame.feed'),
          kind: 'main',
          cell: (f) => (
            <>
              <span dir="auto">{f.title}</span>{' '}
              <a class="block small" href={safeHref(f.url)} rel="noopener nofollow external" dir="ltr">
                {f.url}
              </a>
            </>
          ),
        },
        {
          label: w.t('desk.feed-last'),
          cell: (f) => (f.last_at ? <time datetime={f.last_at}>{w.instant(f.last_at)}</time> : w.t('desk.feed-never')),
        },
        { label: w.t('desk.state'), cell: problem },
        ...(canAct
          ? [
              {
                label: w.t('frame.remove'),
                cell: (f: Shown) => (
                  <form method="post" action={`/desk/feeds/${f.id}/remove`}>
                    <OrderFields csrf={csrf} door={door} />
                    <Button look="danger" compact label={`${w.t('frame.remove')}: ${f.title}`}>
                      {w.t('frame.remove')}
                    </Button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

export const showFeeds = async (c: Ask, door: Door, back?: { readonly form: Form; readonly refusal: Refusal }): Promise<Response> => {
  const { words: w, csrf, actor } = c.get('visitor');
  const feeds = await listFeeds(door.ledger);
  const canAct = has(actor, ...keepers);
  const error = back ? wordsOf(w, back.refusal).body : undefined;
  return door.frame.page(
    c,
    {
      title: w.t('desk.feeds'),
      crumbs: deskCrumbs(w, { label: w.t('desk.feeds') }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error ? [{ name: 'url', text: error }] : []} />
          <Done c={c} area="desk" />
          <h1>{w.t('desk.feeds')}</h1>
          <p class="lead">{w.t('desk.feeds-lead')}</p>
          {feeds.length === 0 ? (
            <EmptyState title={w.t('desk.no-feeds')}>{w.t('desk.feeds-lead')}</EmptyState>
          ) : (
            <Feeds c={c} door={door} feeds={feeds} canAct={canAct} />
          )}
          {canAct ? (
            <section>
              <h2>{w.t('desk.add-feed')}</h2>
              <form method="post" action="/desk/feeds">
                <OrderFields csrf={csrf} door={door} />
                <TextField
                  w={w}
                  name="url"
                  type="url"
                  label={w.t('desk.feed-address')}
                  hint={w.t('desk.feed-hint')}
                  value={back?.form.text('url')}
                  error={error}
                />
                <TextField w={w} name="outlet" optional label={w.t('desk.outlet')} value={back?.form.text('outlet')} maxlength={200} />
                <p class="actions">
                  <Button>{w.t('desk.add-feed')}</Button>
                </p>
              </form>
            </section>
          ) : (
            <p class="soft">{w.t('desk.feeds-by-others')}</p>
          )}
        </>
      ),
    },
    back ? 422 : 200,
  );
};

/** Fetches the address once, so that one that is no feed is refused while the officer still looks at it. */
const looked = async (url: string): Promise<FeedDocument | Refusal> => {
  const fetched = await fetchAddress(url, { ...usualLimits, cut: true });
  if (isRefusal(fetched)) return fetched;
  const xml = textOfBytes(fetched.cut ? fetched.bytes.subarray(0, fetched.bytes.lastIndexOf(0x3e) + 1) : fetched.bytes);
  return isRefusal(xml) ? xml : parseFeed(xml, fetched.url, fetched.cut);
};

export const addFeed = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const url = form.text('url');
  if ((await listFeeds(door.ledger)).some((f) => f.url === url)) return showFeeds(c, door, { form, refusal: refuse('feed-exists') });
  const document = await looked(url);
  if (isRefusal(document)) return showFeeds(c, door, { form, refusal: document });
  const outlet = form.text('outlet') || document.title || new URL(url).hostname;
  const id = commandId(form, door);
  const data = { url, title: (document.title || outlet).slice(0, 200), outlet: outlet.slice(0, 200) };
  const handled = await act(c, door, feed, { type: 'AddFeed', on: id, id, data });
  return isRefusal(handled) ? showFeeds(c, door, { form, refusal: handled }) : c.redirect('/desk/feeds?done=feed-added', 303);
};

export const removeFeed = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const handled = await act(c, door, feed, {
    type: 'RemoveFeed',
    on: c.req.param('id') ?? '',
    id: commandId(form, door),
    data: { why: '' },
  });
  return isRefusal(handled) ? refused(c, door, handled) : c.redirect('/desk/feeds?done=feed-removed', 303);
};
