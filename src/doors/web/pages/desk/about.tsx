import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import type { Pack } from '../../../../identity/pack/schema.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { OrderFields } from '../../ordering.tsx';
import { safeHref } from '../../look/safe-href.ts';
import type { FormParts } from './parts.tsx';

export interface AboutProps extends FormParts {
  readonly page: DeskPage;
  readonly pack: Pick<Pack, 'country' | 'partners'>;
  readonly canAct: boolean;
  readonly back?: { readonly act: string; readonly form: Form; readonly errors: Readonly<Record<string, string>> };
}

export const participantLines = (page: DeskPage): string =>
  (page.meeting?.participants ?? [])
    .map((p) => [p.name, p.role ?? '', p.organisation ?? '', p.country ?? ''].join(' | ').replace(/( \| )+$/, ''))
    .join('\n');

const Facts = ({ w, page }: AboutProps) => (
  <SummaryList
    short
    rows={[
      {
        label: w.t('commitments.parties'),
        value: page.parties.length > 0 ? w.list(page.parties.map(w.country)) : w.t('desk.parties-unknown'),
      },
      {
        label: w.t('communiques.meeting'),
        value: page.meeting
          ? [page.meeting.kind, page.meeting.place, page.meeting.date ? w.when(page.meeting.date) : null].filter(Boolean).join(' · ')
          : '–',
      },
      {
        label: w.t('communiques.sources', { count: page.sources.length }),
        value: (
          <ul>
            {page.sources.slice(0, 20).map((s) => (
              <li>
                <span dir="auto">{s.outlet}</span>
                {s.published ? (
                  <>
                    , <time datetime={s.published}>{w.when(s.published)}</time>
                  </>
                ) : null}
                {s.url ? (
                  <>
                    {' '}
                    ·{' '}
                    <a href={safeHref(s.url)} rel="noopener nofollow external">
                      {w.t('communiques.original')}
                    </a>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        ),
      },
      ...(page.reading
        ? [
            {
              label: w.t('desk.read-by'),
              value: (
                <>
                  <bdi>{page.reading.engine}</bdi>, <time datetime={page.reading.at}>{w.instant(page.reading.at)}</time>
                </>
              ),
            },
          ]
        : []),
    ]}
  />
);

/** Where the text is from and who met, with ways to set it right. */
export const About = (a: AboutProps) => {
  const { w, page, pack, back } = a;
  const [source] = page.sources;
  const value = (act: string, name: string, known: string | null | undefined) =>
    back?.act === act ? back.form.exact(name) : (known ?? '');
  const known = [...new Set([pack.country, ...pack.partners.map((p) => p.country), ...page.parties])];
  const post = (act: string) => `/desk/communiques/${page.id}/${act}`;
  return (
    <details class="fold about" id="about" open={page.parties.length < 2 || ['parties', 'meeting', 'source'].includes(back?.act ?? '')}>
      <summary>{w.t('desk.about')}</summary>
      <Facts {...a} />
      {a.canAct ? (
        <div class="two">
          <form method="post" action={post('parties')}>
            <OrderFields csrf={a.csrf} door={a.door} />
            <Checkboxes
              w={w}
              name="party"
              label={w.t('desk.parties')}
              hint={w.t('desk.parties-hint')}
              error={back?.errors.party}
              choices={known.map((p) => ({ value: p, label: w.country(p) }))}
              values={back?.act === 'parties' ? back.form.all('party') : page.parties}
            />
            <TextField
              w={w}
              name="more-parties"
              optional
              width={20}
              label={w.t('desk.more-parties')}
              hint={w.t('desk.more-parties-hint')}
              dir="ltr"
              value={value('parties', 'more-parties', '')}
              error={back?.errors['more-parties']}
            />
            <p>
              <Button look="second" compact>
                {w.t('desk.save-parties')}
              </Button>
            </p>
          </form>
          <form method="post" action={post('meeting')}>
            <OrderFields csrf={a.csrf} door={a.door} />
            <TextField
              w={w}
              name="kind"
              label={w.t('desk.meeting-kind')}
              maxlength={60}
              value={value('meeting', 'kind', page.meeting?.kind)}
              error={back?.errors.kind}
            />
            <TextField
              w={w}
              name="place"
              optional
              label={w.t('desk.place')}
              maxlength={200}
              value={value('meeting', 'place', page.meeting?.place)}
            />
            <TextField
              w={w}
              name="date"
              optional
              width={10}
              label={w.t('desk.meeting-date')}
              hint={w.t('desk.when-hint')}
              value={value('meeting', 'date', page.meeting?.date)}
              error={back?.errors.date}
            />
            <TextArea
              w={w}
              name="participants"
              optional
              rows={4}
              label={w.t('desk.participants')}
              hint={w.t('desk.participants-hint')}
              value={value('meeting', 'participants', participantLines(page))}
            />
            <p>
              <Button look="second" compact>
                {w.t('desk.save-meeting')}
              </Button>
            </p>
          </form>
          {source ? (
            <form method="post" action={post('source')}>
              <OrderFields csrf={a.csrf} door={a.door} />
              <TextField
                w={w}
                name="source-title"
                label={w.t('desk.headline')}
                maxlength={500}
                value={value('source', 'source-title', source.title)}
                error={back?.errors['source-title']}
              />
              <TextField
                w={w}
                name="source-outlet"
                label={w.t('desk.outlet')}
                maxlength={200}
                value={value('source', 'source-outlet', source.outlet)}
                error={back?.errors['source-outlet']}
              />
              <TextField
                w={w}
                name="source-published"
                optional
                width={10}
                label={w.t('desk.published')}
                hint={w.t('desk.when-hint')}
                value={value('source', 'source-published', source.published)}
                error={back?.errors['source-published']}
              />
              <TextField
                w={w}
                name="source-url"
                optional
                type="url"
                label={w.t('desk.source-address')}
                value={value('source', 'source-url', source.url)}
                error={back?.errors['source-url']}
              />
              <p>
                <Button look="second" compact>
                  {w.t('desk.save-source')}
                </Button>
              </p>
            </form>
          ) : null}
        </div>
      ) : null}
    </details>
  );
};
