/** Every part of the look on six pages, with made-up content, for the eye (`tsx tests/look/pictures.ts`) and for axe. */
import { Bars } from '../../src/doors/web/look/charts/bars.tsx';
import { LifeLine } from '../../src/doors/web/look/charts/life-line.tsx';
import { StageFunnel } from '../../src/doors/web/look/charts/stage-funnel.tsx';
import { Button } from '../../src/doors/web/look/forms/button.tsx';
import { TextField } from '../../src/doors/web/look/forms/text-fields.tsx';
import { Page, type PageVisitor } from '../../src/doors/web/look/layout/page.tsx';
import { DotMap } from '../../src/doors/web/look/map/dot-map.tsx';
import { Facets } from '../../src/doors/web/look/parts/facets.tsx';
import { Figures, SummaryList } from '../../src/doors/web/look/parts/lists.tsx';
import { Pagination } from '../../src/doors/web/look/parts/pagination.tsx';
import { QuoteHero } from '../../src/doors/web/look/parts/quote-hero.tsx';
import { Table } from '../../src/doors/web/look/parts/table.tsx';
import { DeliveryTag, deliveryWords, SignTag, StageTag, stageWords } from '../../src/doors/web/look/parts/tags.tsx';
import type { Language } from '../../src/kernel/language/language.ts';
import { type Words, wordsIn } from '../../src/doors/web/words/words.ts';
import { Form, Parts } from './gallery-parts.tsx';
import { Window } from './gallery-window.tsx';

const partners = [
  ['TR', 14],
  ['UZ', 9],
  ['CN', 22],
  ['JP', 17],
  ['KH', 6],
] as const;
const quote =
  'Both sides agreed to set up a joint working group on digital skills, which will meet twice a year and train two hundred teachers.';
const quoteUr =
  'دونوں فریقوں نے ڈیجیٹل ہنر پر ایک مشترکہ ورکنگ گروپ بنانے پر اتفاق کیا جو سال میں دو بار ملے گا اور دو سو اساتذہ کو تربیت دے گا۔';

export const pages = ['home', 'list', 'commitment', 'form', 'parts', 'window'] as const;
export type GalleryPage = (typeof pages)[number];

const navOf = (w: Words) => [
  { href: '/commitments', label: w.t('frame.commitments') },
  { href: '/partners', label: w.t('frame.partners') },
  { href: '/communiques', label: w.t('frame.communiques') },
  { href: '/method', label: w.t('frame.method') },
];

const rowsOf = (w: Words) =>
  partners.map(([country, count], i) => ({
    number: `PK-${country}-000${i + 1}`,
    summary:
      w.language === 'ur'
        ? quoteUr.slice(0, 62)
        : [
            'Train two hundred teachers in digital skills',
            'Joint working group on information technology and telecommunications',
            'Open a startup exchange',
            'Share warnings of cyber incidents',
            'Study a fibre route',
          ][i],
    country,
    stage: stageWords[i + 1] ?? 'done',
    delivery: deliveryWords[i] ?? 'complete',
    when: `202${4 + (i % 3)}-0${i + 2}-14`,
    count,
  }));

const Home = ({ w }: { readonly w: Words }) => (
  <>
    <div class="two">
      <section>
        <h2>{w.t('home.funnel-title')}</h2>
        <StageFunnel
          w={w}
          id="funnel"
          counts={{ discussed: 11, proposed: 21, agreed: 17, signed: 9, underway: 6, done: 4 }}
          href={(stage) => `/commitments?stage=${stage}`}
        />
      </section>
      <section>
        <h2>{w.t('home.topics-title')}</h2>
        <Bars
          w={w}
          id="topics"
          title={w.t('home.topics-title')}
          description=""
          heads={[w.t('commitments.topic'), w.t('frame.number')]}
          bars={(['skills', 'digital-government', 'ai', 'trade', 'cybersecurity', 'research'] as const).map((topic, i) => ({
            label: w.t(`topic.${topic}`),
            value: 19 - i * 3,
          }))}
        />
      </section>
    </div>
    <div class="two">
      {(['said-again', 'gone-quiet'] as const).map((sign) => (
        <section>
          <h2>{w.t(`home.${sign}-title`)}</h2>
          <p class="soft">{sign === 'said-again' ? w.t('home.said-again-lead') : w.t('home.gone-quiet-lead', { days: 180 })}</p>
          <ul class="rows">
            {rowsOf(w)
              .slice(0, 3)
              .map((row) => (
                <li>
                  <a class="row-title" href="/c">
                    {row.summary}
                  </a>
                  <div class="meta">
                    <span>{w.country(row.country)}</span>
                    <span>
                      {sign === 'said-again'
                        ? w.t('home.said-again-count', { count: 4 })
                        : w.t('home.quiet-since', { when: w.when(row.when) })}
                    </span>
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  </>
);

const HomeHero = ({ w }: { readonly w: Words }) => (
  <div class="hero-split">
    <div>
      <h1>{w.t('home.title')}</h1>
      <p class="lead">{w.t('home.lead')}</p>
      <search>
        <form action="/commitments" class="big-search">
          <input class="input" type="search" name="q" aria-label={w.t('frame.search-label')} placeholder={w.t('home.search-hint')} />
          <Button>{w.t('frame.search')}</Button>
        </form>
      </search>
      <Figures
        figures={[
          { value: w.number(68), label: w.t('home.commitments', { count: 68 }) },
          { value: w.number(5), label: w.t('home.partners', { count: 5 }) },
          { value: w.number(14), label: w.t('home.meetings', { count: 14 }) },
          { value: w.number(4), label: w.t('home.done') },
        ]}
      />
    </div>
    <DotMap
      w={w}
      id="map"
      shape="half"
      home={{ country: 'PK', label: w.country('PK') }}
      partners={partners.map(([country, count]) => ({ country, label: w.country(country), count, href: `/partners/${country}` }))}
    />
  </div>
);

const List = ({ w }: { readonly w: Words }) => (
  <>
    <h1>{w.t('commitments.title')}</h1>
    <p class="lead">{w.t('commitments.lead')}</p>
    <div class="with-side">
      <Facets
        w={w}
        action="/commitments"
        query=""
        facets={[
          {
            name: 'partner',
            label: w.t('commitments.partner'),
            choices: partners.map(([country, count]) => ({ value: country, label: w.country(country), count, chosen: country === 'UZ' })),
          },
          {
            name: 'stage',
            label: w.t('commitments.stage'),
            choices: stageWords.map((stage, i) => ({ value: stage, label: w.t(`stage.${stage}`), count: 20 - i, chosen: false })),
          },
          { name: 'topic', label: w.t('commitments.topic'), choices: [{ value: 'ai', label: w.t('topic.ai'), count: 4, chosen: false }] },
        ]}
      />
      <div>
        <p class="meta">
          <strong>{w.t('frame.results', { count: 1248 })}</strong>
          <a href="?f=csv">{w.t('frame.download-csv')}</a>
          <a href="?f=json">{w.t('frame.download-json')}</a>
          <a href="?f=atom">{w.t('frame.follow-feed')}</a>
        </p>
        <Table
          caption={w.t('commitments.title')}
          hideCaption
          columns={[
            {
              label: w.t('commitments.commitment'),
              kind: 'main',
              cell: (row) => (
                <>
                  <a href="/c">{row.summary}</a>
                  <div class="meta">
                    <span class="num nowrap">{row.number}</span>
                    {row.count > 15 ? <SignTag w={w} sign="said-again" /> : null}
                  </div>
                </>
              ),
            },
            { label: w.t('commitments.partner'), cell: (row) => w.country(row.country) },
            { label: w.t('commitments.stage'), kind: 'nowrap', cell: (row) => <StageTag w={w} stage={row.stage} /> },
            { label: w.t('commitments.delivery'), kind: 'nowrap', cell: (row) => <DeliveryTag w={w} delivery={row.delivery} /> },
            {
              label: w.t('commitments.last-heard'),
              kind: 'nowrap',
              cell: (row) => <time datetime={row.when}>{w.whenShort(row.when)}</time>,
            },
          ]}
          rows={rowsOf(w)}
        />
        <div class="mt-6">
          <Pagination w={w} page={4} pages={25} href={(page) => `?page=${page}`} />
        </div>
      </div>
    </div>
  </>
);

const CommitmentHero = ({ w }: { readonly w: Words }) => (
  <>
    <p class="meta">
      <span class="num">PK-UZ-0007</span>
      <StageTag w={w} stage="agreed" />
      <DeliveryTag w={w} delivery="limited" />
      <SignTag w={w} sign="said-again" />
    </p>
    <h1 class="out">PK-UZ-0007</h1>
    <QuoteHero
      w={w}
      quote={w.language === 'ur' ? quoteUr : quote}
      lang={w.language}
      who="Minister of Digital Technologies"
      where="Tashkent"
      when="2025-03-14"
      source={{ href: '/q', label: w.t('commitments.read-source') }}
    />
  </>
);

const Commitment = ({ w }: { readonly w: Words }) => (
  <div class="main-side">
    <div>
      <section>
        <h2>{w.t('commitments.line-title')}</h2>
        <LifeLine
          w={w}
          id="life"
          title={w.t('commitments.line-title')}
          description={w.t('commitments.line-description')}
          today="2026-11-22"
          points={[
            {
              kind: 'said',
              when: '2024-09-10',
              step: true,
              about: (
                <>
                  <StageTag w={w} stage="proposed" />
                  <span>Samarkand</span>
                </>
              ),
              quote: 'The minister proposed a working group on digital skills.',
              href: '/q',
              linkLabel: w.t('commitments.quote-in-context'),
            },
            {
              kind: 'said',
              when: '2025-03-14',
              step: true,
              about: (
                <>
                  <StageTag w={w} stage="agreed" />
                  <span>Tashkent</span>
                </>
              ),
              quote,
            },
            {
              kind: 'said',
              when: '2025-11',
              about: (
                <>
                  <StageTag w={w} stage="agreed" />
                  <span>Islamabad</span>
                </>
              ),
              quote: 'They recalled the working group on digital skills.',
            },
            {
              kind: 'given',
              when: '2026-05-02',
              about: <DeliveryTag w={w} delivery="limited" />,
              note: 'Forty teachers finished the first course.',
              href: '/e',
              linkLabel: w.t('commitments.evidence'),
            },
          ]}
        />
      </section>
      <section class="mt-12">
        <h2>{w.t('commitments.delivered')}</h2>
        <Figures
          figures={[
            { value: w.number(40), label: '/ 200' },
            { value: w.share(0.2), label: w.t('delivery.limited') },
          ]}
        />
      </section>
    </div>
    <aside class="stick" aria-label={w.t('commitments.commitment')}>
      <SummaryList
        short
        rows={[
          { label: w.t('commitments.parties'), value: w.list([w.country('PK'), w.country('UZ')]) },
          { label: w.t('commitments.topic'), value: w.t('topic.skills') },
          { label: w.t('commitments.instrument'), value: w.t('instrument.working-group') },
          { label: w.t('commitments.due'), value: w.when('2027-03') },
          { label: w.t('commitments.first-said'), value: w.when('2024-09-10') },
        ]}
      />
      <form method="post" action="/follow" class="mt-8">
        <h2 class="text-xl">{w.t('commitments.follow')}</h2>
        <p class="soft small mb-3">{w.t('commitments.follow-lead')}</p>
        <TextField w={w} name="email" type="email" label={w.t('commitments.follow-email')} autocomplete="email" />
        <p class="actions">
          <Button look="second">{w.t('commitments.follow-button')}</Button>
        </p>
      </form>
    </aside>
  </div>
);

/** One page of the gallery as a whole HTML document. */
export const galleryPage = async (page: GalleryPage, language: Language, asset: (name: string) => string): Promise<string> => {
  const w = wordsIn(language);
  const visitor: PageVisitor = {
    words: w,
    person: page === 'parts' ? { name: 'Amina Yusuf' } : null,
    csrf: 'token',
    here: page === 'list' ? '/commitments' : '/',
    address: 'https://daricha.example/',
  };
  const body = {
    home: <Home w={w} />,
    list: <List w={w} />,
    commitment: <Commitment w={w} />,
    form: <Form w={w} />,
    parts: <Parts w={w} />,
    window: <Window w={w} />,
  }[page];
  const hero = page === 'home' ? <HomeHero w={w} /> : page === 'commitment' ? <CommitmentHero w={w} /> : undefined;
  const document = (
    <Page
      visitor={visitor}
      title={w.t('frame.tagline')}
      nav={navOf(w)}
      asset={asset}
      hero={hero}
      error={page === 'form'}
      crumbs={page === 'list' || page === 'form' ? [{ label: w.t('frame.home'), href: '/' }, { label: w.t('commitments.title') }] : []}
      today="2026-11-22"
      ledger={{ size: 12840, root: '9f2c4b7d10aa55e0' }}
    >
      {body}
    </Page>
  );
  return String(await document);
};
