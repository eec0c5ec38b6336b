import { type CommitmentPage, findCommitmentPage, type ShownMention } from '../../../../communiques/tracker/commitment/queries.ts';
import { latestChanges } from '../../../../communiques/tracker/changes/queries.ts';
import { stages } from '../../../../communiques/extraction/extraction.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { namesOf } from '../../../../identity/index.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import { atom } from '../../../http/atom.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { LifeLine, type LifePoint } from '../../look/charts/life-line.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { QuoteHero } from '../../look/parts/quote-hero.tsx';
import { DeliveryTag, SignTag, StageTag } from '../../look/parts/tags.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { deskOffices } from '../groups/around.tsx';
import { AgreementsOf, carrying } from './commitment-agreements.tsx';
import { WorkingGroupsOf } from './commitment-groups.tsx';
import { Deliveries, History } from './commitment-parts.tsx';
import { DeliveredThroughProgrammes, programmesDelivering } from './commitment-programmes.tsx';
import { DeliveredThrough, servicesDelivering } from './commitment-services.tsx';
import { FollowForm } from './follow.tsx';
import { todayOf } from './today.ts';

/** The passage in its communiqué, or the agreement or meeting that says it. */
const whereSaid = ({ communique, candidate, document }: Pick<ShownMention, 'communique' | 'candidate' | 'document'>): string => {
  if (document === undefined) return `/communiques/${communique}#c-${candidate}`;
  return document.kind === 'agreement' ? `/agreements/${document.id}` : `/meetings/${document.id}`;
};

/** Of an agreement whose text is not public or not about this alone, only the title is said. */
const isTitle = ({ document, quote }: ShownMention): boolean => document !== undefined && document.title === quote;

const whoSaid = (w: Words, m: ShownMention): string => w.list(m.by.map(w.country));

const lifeOf = (w: Words, page: CommitmentPage): readonly LifePoint[] => {
  let reached = -1;
  const said = page.mentions.map((m, at): LifePoint => {
    const before = page.mentions[at - 1];
    const same = isTitle(m) || (m.document !== undefined && before?.document?.id === m.document.id && before.quote === m.quote);
    const rank = stages.indexOf(m.stage);
    const step = rank > reached;
    reached = Math.max(reached, rank);
    return {
      kind: 'said',
      when: m.date,
      step,
      about: (
        <>
          <StageTag w={w} stage={m.stage} /> {whoSaid(w, m)} · <span dir="auto">{m.from.outlet}</span>
        </>
      ),
      // What is signed and what is in force are the same words: they stand once; a title stands there already, as the source.
      ...(same ? {} : { quote: m.quote }),
      lang: 'en',
      href: whereSaid(m),
      linkLabel: w.t(m.document === undefined ? 'commitments.quote-in-context' : `commitments.in-${m.document.kind}`),
    };
  });
  const given = page.commitment.deliveries.map(
    (d): LifePoint => ({
      kind: 'given',
      when: d.at,
      about: <DeliveryTag w={w} delivery={d.scale} />,
      note: <span dir="auto">{d.note}</span>,
    }),
  );
  return [...said, ...given];
};

const Facts = ({ w, page }: { readonly w: Words; readonly page: CommitmentPage }) => {
  const { commitment: c } = page;
  const topics = [c.topic, ...(c.topic2 ? [c.topic2] : [])].map((t) => w.t(`topic.${t}`));
  return (
    <SummaryList
      short
      rows={[
        { label: w.t('commitments.parties'), value: w.list(c.parties.map(w.country)) },
        { label: w.t('commitments.stage'), value: c.stage ? <StageTag w={w} stage={c.stage} /> : '–' },
        {
          label: w.t('commitments.delivery'),
          value: page.delivery ? <DeliveryTag w={w} delivery={page.delivery} /> : w.t('commitments.not-reported'),
        },
        { label: w.t('commitments.topic'), value: w.list(topics) },
        { label: w.t('commitments.instrument'), value: w.t(`instrument.${c.instrument}`) },
        ...c.owners.map((o) => ({
          label: `${w.t('commitments.owner')} (${w.country(o.country)})`,
          value: <span dir="auto">{o.name}</span>,
        })),
        { label: w.t('commitments.due'), value: c.due ? <time datetime={c.due}>{w.when(c.due)}</time> : w.t('commitments.no-due') },
      ]}
    />
  );
};

const Signs = ({ w, page }: { readonly w: Words; readonly page: CommitmentPage }) => (
  <>
    {page.commitment.merged ? (
      <Notice w={w}>
        <p>
          <a href={`/commitments/${page.commitment.merged.number}`}>
            {w.t('commitments.merged-into', { number: page.commitment.merged.number })}
          </a>
        </p>
      </Notice>
    ) : null}
    {page.commitment.splitFrom ? (
      <p>
        <a href={`/commitments/${page.commitment.splitFrom.number}`}>
          {w.t('commitments.split-from', { number: page.commitment.splitFrom.number })}
        </a>
      </p>
    ) : null}
    {page.commitment.withdrawn ? (
      <Notice w={w}>
        <p>{w.t('commitments.withdrawn', { why: page.commitment.withdrawn.why })}</p>
      </Notice>
    ) : null}
    {page.commitment.saidAgain ? (
      <p>
        <SignTag w={w} sign="said-again" /> {w.t('commitments.said-again-notice', { count: page.mentions.length })}
      </p>
    ) : null}
    {page.quiet && page.heard ? (
      <p>
        <SignTag w={w} sign="gone-quiet" /> {w.t('commitments.gone-quiet-notice', { when: w.when(page.heard) })}
      </p>
    ) : null}
    {page.commitment.stepsBack.length > 0 ? <p class="soft">{w.t('commitments.step-back')}</p> : null}
  </>
);

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const now = todayOf(door);
  const page = await findCommitmentPage(door.ledger, (c.req.param('number') ?? '').toUpperCase(), now);
  if (!page) return nothingHere(c, door);
  const { commitment } = page;
  const [carries, services, programmes, groups] = await Promise.all([
    carrying(door, actor, commitment.number, now.today),
    servicesDelivering(door, commitment.number),
    programmesDelivering(door, commitment.number),
    listGroups(door.ledger, actor, { commitment: commitment.number }),
  ]);
  const quoted = page.mentions.filter((m) => !isTitle(m));
  const first = quoted.find((m) => m.stage === commitment.stage) ?? quoted.at(-1) ?? page.mentions[0];
  const names = await namesOf(
    door.ledger.db,
    page.history.map((h) => h.actor),
  );
  const keeper = has(actor, 'officer', 'supervisor', 'editor');
  return door.frame.page(c, {
    title: `${commitment.number}: ${commitment.title}`,
    description: commitment.summary,
    crumbs: [
      { label: w.t('frame.home'), href: '/' },
      { label: w.t('commitments.title'), href: '/commitments' },
      { label: commitment.number },
    ],
    feeds: [{ href: `/commitments/${commitment.number}.atom`, title: commitment.title }],
    children: (
      <article class="stack">
        <p class="eyebrow">
          <bdi>{commitment.number}</bdi>
        </p>
        <h1 lang="en" dir="auto">
          {commitment.title}
        </h1>
        {first ? (
          <QuoteHero
            w={w}
            quote={first.quote}
            lang="en"
            who={whoSaid(w, first)}
            where={first.from.outlet}
            when={first.date}
            source={{ href: whereSaid(first), label: w.t(`commitments.read-${first.document?.kind ?? 'source'}`) }}
          />
        ) : null}
        <Signs w={w} page={page} />
        {keeper ? (
          <p class="actions no-print">
            <LinkButton href={`/desk/commitments/${commitment.number}`} look="second">
              {w.t('commitments.keep')}
            </LinkButton>
            {deskOffices(actor).length > 0 && !commitment.merged && !commitment.withdrawn ? (
              <LinkButton href={`/groups/new?commitment=${commitment.number}`} look="second">
                {w.t('groups.set-up')}
              </LinkButton>
            ) : null}
          </p>
        ) : null}
        <div class="main-side">
          <div>
            <section>
              <h2>{w.t('commitments.line-title')}</h2>
              <LifeLine
                w={w}
                id="life"
                title={w.t('commitments.line-title')}
                description={w.t('commitments.line-description')}
                today={now.today}
                points={lifeOf(w, page)}
              />
            </section>
            <Deliveries w={w} page={page} />
            <AgreementsOf w={w} carries={carries} />
            <WorkingGroupsOf w={w} groups={groups} />
            <DeliveredThroughProgrammes w={w} programmes={programmes} />
            <DeliveredThrough w={w} services={services} />
            <History w={w} page={page} names={names} />
          </div>
          <aside>
            <Facts w={w} page={page} />
            {commitment.merged || commitment.withdrawn ? null : (
              <FollowForm w={w} number={commitment.number} csrf={c.get('visitor').csrf} />
            )}
            <p class="small no-print">
              <a href={`/commitments/${commitment.number}.atom`}>{w.t('frame.follow-feed')}</a> ·{' '}
              <a href={`/api/v1/commitments/${commitment.number}`}>{w.t('frame.download-json')}</a>
            </p>
          </aside>
        </div>
      </article>
    ),
  });
};

const feed = async (c: Ask, door: Door, number: string): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const page = await findCommitmentPage(door.ledger, number.toUpperCase(), todayOf(door));
  if (!page) return nothingHere(c, door);
  const address = `${door.publicUrl}/commitments/${page.commitment.number}`;
  const changes = await latestChanges(door.ledger, { id: page.id });
  const text = atom({
    self: `${address}.atom`,
    page: address,
    title: `${page.commitment.number}: ${page.commitment.title}`,
    author: w.t('frame.name'),
    language: w.language,
    updated: changes[0]?.at ?? door.clock(),
    entries: changes.map((x) => ({
      id: `${address}#${x.position}`,
      title: w.t(`change.${x.type}`),
      address,
      updated: x.at,
      summary: `${w.t(`change.${x.type}`)}. ${x.title}`,
    })),
  });
  c.header('cache-control', 'public, max-age=60');
  return c.body(text, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
};

export const commitmentPages: Mount = (app, door) => {
  app.get('/commitments/:number{[A-Za-z0-9-]+\\.atom}', (c) => feed(c, door, c.req.param('number').replace(/\.atom$/, '')));
  app.get('/commitments/:number{[A-Za-z0-9-]+}', (c) => show(c, door));
};
