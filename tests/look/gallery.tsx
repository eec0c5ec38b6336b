/** Every part of the look on five pages, with made-up content, for the eye (`tsx tests/look/pictures.ts`) and for axe. */
import { Bars } from '../../src/doors/web/look/charts/bars.tsx';
import { LifeLine } from '../../src/doors/web/look/charts/life-line.tsx';
import { StageFunnel } from '../../src/doors/web/look/charts/stage-funnel.tsx';
import { Years } from '../../src/doors/web/look/charts/years.tsx';
import { Button, LinkButton } from '../../src/doors/web/look/forms/button.tsx';
import { Checkboxes, Radios, Select } from '../../src/doors/web/look/forms/choices.tsx';
import { DateField } from '../../src/doors/web/look/forms/date-field.tsx';
import { ErrorSummary } from '../../src/doors/web/look/forms/error-summary.tsx';
import { FileField, TextArea, TextField } from '../../src/doors/web/look/forms/text-fields.tsx';
import { Page, type PageVisitor } from '../../src/doors/web/look/layout/page.tsx';
import { DotMap } from '../../src/doors/web/look/map/dot-map.tsx';
import { Facets } from '../../src/doors/web/look/parts/facets.tsx';
import { EmptyState, Figures, SummaryList, Tabs, TaskList } from '../../src/doors/web/look/parts/lists.tsx';
import { Notice } from '../../src/doors/web/look/parts/notice.tsx';
import { Pagination } from '../../src/doors/web/look/parts/pagination.tsx';
import { QuoteHero } from '../../src/doors/web/look/parts/quote-hero.tsx';
import { Table } from '../../src/doors/web/look/parts/table.tsx';
import { DeliveryTag, deliveryWords, SignTag, StageTag, stageWords, Tag } from '../../src/doors/web/look/parts/tags.tsx';
import type { Language } from '../../src/kernel/language/language.ts';
import { type Words, wordsIn } from '../../src/doors/web/words/words.ts';

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

export const pages = ['home', 'list', 'commitment', 'form', 'parts'] as const;
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

const Form = ({ w }: { readonly w: Words }) => (
  <>
    <ErrorSummary
      w={w}
      errors={[
        { name: 'paste', text: w.t('communiques.none') },
        { name: 'day', text: w.t('errors.invalid-title') },
      ]}
    />
    <h1>{w.t('desk.add')}</h1>
    <p class="lead">{w.t('desk.add-lead')}</p>
    <form method="post" action="/desk">
      <TextArea
        w={w}
        name="paste"
        label={w.t('desk.paste')}
        hint={w.t('desk.paste-hint')}
        error={w.t('communiques.none')}
        rows={6}
        keep="paste"
        value={'Line one\nLine two'}
      />
      <FileField w={w} name="file" label={w.t('desk.file')} hint={w.t('desk.file-hint')} accept=".pdf,.txt" optional />
      <TextField w={w} name="url" type="url" label={w.t('desk.address')} optional />
      <DateField
        w={w}
        name="day"
        label={w.t('communiques.published')}
        value={{ day: '31', month: '2', year: '2025' }}
        error={w.t('errors.invalid-title')}
      />
      <Select
        w={w}
        name="instrument"
        label={w.t('commitments.instrument')}
        value="training"
        choices={(['agreement', 'training', 'pilot'] as const).map((value) => ({ value, label: w.t(`instrument.${value}`) }))}
      />
      <Radios
        w={w}
        name="stage"
        label={w.t('commitments.stage')}
        value="agreed"
        choices={stageWords.slice(0, 3).map((value) => ({ value, label: w.t(`stage.${value}`), hint: w.t(`stage-means.${value}`) }))}
      />
      <Checkboxes
        w={w}
        name="topic"
        label={w.t('commitments.topic')}
        values={['ai']}
        choices={(['ai', 'skills', 'research'] as const).map((value) => ({ value, label: w.t(`topic.${value}`) }))}
      />
      <p class="actions">
        <Button>{w.t('desk.read')}</Button>
        <LinkButton href="/desk" look="plain">
          {w.t('frame.cancel')}
        </LinkButton>
      </p>
    </form>
  </>
);

const Parts = ({ w }: { readonly w: Words }) => (
  <>
    <h1>{w.t('desk.title')}</h1>
    <Tabs
      w={w}
      label={w.t('desk.title')}
      tabs={[
        { href: '/1', label: w.t('desk.to-review'), count: 12, current: true },
        { href: '/2', label: w.t('home.said-again-title'), count: 3 },
        { href: '/3', label: w.t('home.gone-quiet-title'), count: 1040 },
      ]}
    />
    <Notice w={w} kind="success">
      <p>{w.t('identity.reset-sent')}</p>
    </Notice>
    <Notice w={w}>
      <p>{w.t('commitments.gone-quiet-notice', { when: w.when('2025-03-14') })}</p>
    </Notice>
    <Notice w={w} kind="error" title={w.t('errors.changed-title')}>
      <p>{w.t('errors.changed-body')}</p>
    </Notice>
    <p class="chips">
      {stageWords.map((stage) => (
        <StageTag w={w} stage={stage} />
      ))}
    </p>
    <p class="chips">
      {deliveryWords.map((delivery) => (
        <DeliveryTag w={w} delivery={delivery} />
      ))}
    </p>
    <p class="chips">
      <Tag>{w.t('instrument.training')}</Tag>
      <Tag look="live">{w.t('band.check')}</Tag>
      <SignTag w={w} sign="gone-quiet" />
      <SignTag w={w} sign="said-again" />
    </p>
    <p class="actions">
      <Button hotkey="a">{w.t('desk.accept')}</Button>
      <Button look="second" hotkey="e">
        {w.t('desk.edit')}
      </Button>
      <Button look="danger" hotkey="r">
        {w.t('desk.reject')}
      </Button>
      <Button look="plain">{w.t('frame.undo')}</Button>
      <Button compact look="second">
        {w.t('desk.split')}
      </Button>
    </p>
    <SummaryList
      rows={[
        {
          label: w.t('identity.name'),
          value: 'A. Example',
          action: { href: '/x', label: w.t('frame.change'), what: w.t('identity.name') },
        },
        {
          label: w.t('identity.roles'),
          value: w.list([w.t('role.officer'), w.t('role.editor')]),
          action: { href: '/y', label: w.t('frame.change'), what: w.t('identity.roles') },
        },
      ]}
    />
    <TaskList
      w={w}
      tasks={[
        { label: w.t('desk.paste'), href: '/1', state: 'done' },
        { label: w.t('desk.review-title'), href: '/2', state: 'open', hint: w.t('desk.in-doubt') },
        { label: w.t('commitments.follow'), state: 'waiting' },
      ]}
    />
    <Years
      w={w}
      id="years"
      title={w.t('commitments.by-year')}
      description=""
      heads={[w.t('frame.year'), w.t('frame.number')]}
      years={[
        { year: 2022, value: 4 },
        { year: 2024, value: 19 },
        { year: 2025, value: 31 },
        { year: 2026, value: 14 },
      ]}
    />
    <EmptyState title={w.t('desk.empty-title')}>{w.t('desk.empty-body')}</EmptyState>
  </>
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
