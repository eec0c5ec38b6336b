import { homeFigures, type MeetingLine } from '../../../../communiques/tracker/home/queries.ts';
import type { CommitmentSummary } from '../../../../communiques/tracker/commitments/filter.ts';
import type { Ask, Door } from '../../door.ts';
import { StageFunnel } from '../../look/charts/stage-funnel.tsx';
import { DotMap } from '../../look/map/dot-map.tsx';
import { EmptyState, Figures } from '../../look/parts/lists.tsx';
import { StageTag, type StageWord } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { homeOf } from '../programmes/around.tsx';
import { listedProgrammes } from '../programmes/list.tsx';
import { OpenProgrammes } from '../programmes/open-now.tsx';
import { RelationsNow, relationsNow } from './partner-relations.tsx';
import { todayOf } from './today.ts';

const Search = ({ w }: { readonly w: Words }) => (
  <search>
    <form class="big-search" action="/commitments" method="get">
      <label class="out" for="home-q">
        {w.t('frame.search-label')}
      </label>
      <input class="input" id="home-q" type="search" name="q" placeholder={w.t('home.search-hint')} />
      <button class="button" type="submit">
        {w.t('frame.search')}
      </button>
    </form>
  </search>
);

const Listed = ({
  w,
  items,
  note,
}: {
  readonly w: Words;
  readonly items: readonly CommitmentSummary[];
  readonly note: (c: CommitmentSummary) => string;
}) => (
  <ul class="rows">
    {items.map((c) => (
      <li>
        <a href={`/commitments/${c.number}`} lang="en" dir="auto">
          {c.title}
        </a>
        <p class="meta">
          {c.stage ? <StageTag w={w} stage={c.stage} /> : null} <span>{w.list(c.partners.map(w.country))}</span> <span>{note(c)}</span>
        </p>
      </li>
    ))}
  </ul>
);

export const Meetings = ({ w, meetings }: { readonly w: Words; readonly meetings: readonly MeetingLine[] }) => (
  <ul class="rows">
    {meetings.map((m) => (
      <li>
        <a href={`/communiques/${m.id}`} lang="en" dir="auto">
          {m.title}
        </a>
        <p class="meta">
          <time datetime={m.date}>{w.when(m.date)}</time> <span>{w.list(m.parties.map(w.country))}</span>
          {m.place ? <bdi>{m.place}</bdi> : null} <span>{w.t('communiques.found', { count: m.commitments })}</span>
        </p>
      </li>
    ))}
  </ul>
);

const showHome = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const now = todayOf(door);
  const [figures, relations] = await Promise.all([homeFigures(door.ledger, now, 4), relationsNow(door)]);
  const home = { country: door.pack.country, label: w.country(door.pack.country) };
  const counted = new Map(figures.partners.map((p) => [p.country, p.count]));
  const shown = [...new Set([...door.pack.partners.map((p) => p.country), ...figures.partners.map((p) => p.country)])];
  const open = (await listedProgrammes(door)).filter((one) => one.first?.phase === 'open');
  const done = figures.funnel.find((s) => s.stage === 'done')?.count ?? 0;
  const numbers: readonly (readonly [number, string, string])[] = [
    [figures.total, w.t('home.commitments', { count: figures.total }), '/commitments'],
    [shown.length, w.t('home.partners', { count: shown.length }), '/partners'],
    [figures.communiques, w.t('home.meetings', { count: figures.communiques }), '/communiques'],
    [done, w.t('home.done'), '/commitments?stage=done'],
  ];
  return door.frame.page(c, {
    title: w.t('frame.name'),
    description: w.t('home.lead'),
    feeds: [{ href: '/feed.atom', title: w.t('frame.feed') }],
    hero: (
      <div class="hero-split">
        <div>
          <h1>{w.t('home.title')}</h1>
          <p class="lead">{w.t('home.lead')}</p>
          <Search w={w} />
          <Figures figures={numbers.map(([value, label, href]) => ({ value: w.number(value), label, href }))} />
        </div>
        <DotMap
          w={w}
          id="map"
          home={home}
          shape="half"
          partners={shown.map((country) => ({
            country,
            label: w.country(country),
            href: `/partners/${country.toLowerCase()}`,
            count: counted.get(country) ?? 0,
          }))}
        />
      </div>
    ),
    children:
      figures.total === 0 ? (
        <EmptyState title={w.t('home.empty-title')}>{w.t('home.empty-body')}</EmptyState>
      ) : (
        <div class="stack roomy">
          <OpenProgrammes w={w} home={homeOf(door, w)} open={open} />
          <div class="two">
            <section>
              <h2>{w.t('home.funnel-title')}</h2>
              <StageFunnel
                w={w}
                id="funnel"
                href={(stage) => `/commitments?stage=${stage}`}
                counts={Object.fromEntries(figures.funnel.map((s) => [s.stage, s.count])) as Record<StageWord, number>}
              />
            </section>
            <section>
              <h2>{w.t('home.latest-meetings')}</h2>
              <Meetings w={w} meetings={figures.meetings} />
              <p>
                <a href="/communiques">{w.t('home.all-meetings')}</a>
              </p>
            </section>
          </div>
          <RelationsNow w={w} found={relations} />
          <div class="two">
            <section>
              <h2>
                {w.t('home.said-again-title')} <span class="soft">{w.number(figures.saidAgain.count)}</span>
              </h2>
              <p class="soft">{w.t('home.said-again-lead')}</p>
              <Listed w={w} items={figures.saidAgain.first} note={(x) => w.t('home.said-again-count', { count: x.mentions })} />
              <p>
                <a href="/commitments?mark=said-again">{w.t('home.all-said-again')}</a>
              </p>
            </section>
            <section>
              <h2>
                {w.t('home.gone-quiet-title')} <span class="soft">{w.number(figures.quiet.count)}</span>
              </h2>
              <p class="soft">{w.t('home.gone-quiet-lead', { days: now.quietDays })}</p>
              <Listed w={w} items={figures.quiet.first} note={(x) => w.t('home.quiet-since', { when: x.heard ? w.when(x.heard) : '' })} />
              <p>
                <a href="/commitments?mark=gone-quiet">{w.t('home.all-gone-quiet')}</a>
              </p>
            </section>
          </div>
        </div>
      ),
  });
};

export const home: Mount = (app, door) => {
  app.get('/', (c) => showHome(c, door));
};
