import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import { Button } from '../../look/forms/button.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { OrderFields } from '../../ordering.tsx';
import { StageTag } from '../../look/parts/tags.tsx';
import type { FormParts } from './parts.tsx';
import { type Group, groups, type Stretch } from './reviewing.ts';

const perPage = 40;

/** Every candidate in its group, folded but for the one that is worked on; long groups turn pages. */
export const Groups = (
  a: FormParts & {
    readonly page: DeskPage;
    readonly currentId: string | undefined;
    readonly asked: { readonly group: string | undefined; readonly page: number };
    readonly href: (c: DeskCandidate) => string;
  },
) => {
  const { w, page } = a;
  const open: Group | undefined = groups.find((g) => g === a.asked.group) ?? groups.find((g) => page[g].some((c) => c.id === a.currentId));
  return (
    <section class="groups">
      <h2>{w.t('desk.all-passages')}</h2>
      {groups
        .filter((g) => page[g].length > 0)
        .map((g) => {
          const pages = Math.ceil(page[g].length / perPage);
          const at =
            g === a.asked.group
              ? Math.min(pages, Math.max(1, a.asked.page))
              : 1 +
                Math.floor(
                  Math.max(
                    0,
                    page[g].findIndex((c) => c.id === a.currentId),
                  ) / perPage,
                );
          return (
            <details id={`group-${g}`} class="fold" open={g === open}>
              <summary>
                {w.t(`desk.group-${g}`)} <span class="count">{w.number(page[g].length)}</span>
              </summary>
              <ol class="lines passages">
                {page[g].slice((at - 1) * perPage, at * perPage).map((c) => (
                  <li>
                    <a href={a.href(c)} aria-current={c.id === a.currentId ? 'true' : undefined} lang="en" dir="auto">
                      {c.fields.summary || c.fields.quote.slice(0, 140)}
                    </a>
                    <p class="small soft">
                      <StageTag w={w} stage={c.fields.stage} /> {w.list(c.fields.by.map(w.country))}
                      {g === 'decided' ? (
                        <>
                          {' '}
                          · {w.t(`desk.status-${c.status}`)} {page.commitments[c.id] ? <bdi>{page.commitments[c.id]?.number}</bdi> : null}
                        </>
                      ) : null}
                    </p>
                  </li>
                ))}
              </ol>
              <Pagination w={w} page={at} pages={pages} href={(p) => `/desk/communiques/${page.id}?group=${g}&page=${p}#group-${g}`} />
            </details>
          );
        })}
    </section>
  );
};

/** Where something may have been missed, and the ways to add it: by selecting text, by pasting a quote, or from a sentence. */
export const AddPassage = (
  a: FormParts & {
    readonly page: DeskPage;
    readonly sentences: readonly Stretch[];
    readonly quote?: string;
    readonly error?: string;
  },
) => {
  const { w, page } = a;
  return (
    <section class="groups" id="add">
      <h2>{w.t('desk.add-passage')}</h2>
      <form method="post" action={`/desk/communiques/${page.id}/add`}>
        <OrderFields csrf={a.csrf} door={a.door} />
        <input type="hidden" name="start" data-selection="start" data-of="text" />
        <input type="hidden" name="end" data-selection="end" data-of="text" />
        <div class={a.error ? 'field has-error' : 'field'}>
          <label for="quote">{w.t('desk.quote')}</label>
          <p class="hint" id="quote-hint">
            {w.t('desk.quote-hint')}
          </p>
          {a.error ? (
            <p class="field-error" id="quote-error">
              {a.error}
            </p>
          ) : null}
          <textarea
            class="input"
            id="quote"
            name="quote"
            rows={3}
            dir="auto"
            aria-describedby={a.error ? 'quote-hint quote-error' : 'quote-hint'}
            aria-invalid={a.error ? 'true' : undefined}
          >{`\n${a.quote ?? ''}`}</textarea>
        </div>
        <p class="mt-4">
          <Button look="second">{w.t('desk.add-selection')}</Button>
        </p>
      </form>
      {a.sentences.length > 0 ? (
        <details class="fold">
          <summary>
            {w.t('desk.overlooked')} <span class="count">{w.number(a.sentences.length)}</span>
          </summary>
          <p class="hint">{w.t('desk.overlooked-hint')}</p>
          <form method="post" action={`/desk/communiques/${page.id}/add`}>
            <OrderFields csrf={a.csrf} door={a.door} />
            <ol class="lines passages">
              {a.sentences.map((s) => (
                <li>
                  <p id={`s-${s.start}`} lang="en" dir="auto">
                    {page.text.slice(s.start, s.end)}
                  </p>
                  <Button
                    look="second"
                    compact
                    name="sentence"
                    value={`${s.start}-${s.end}`}
                    label={w.t('desk.add-sentence', { sentence: page.text.slice(s.start, Math.min(s.end, s.start + 60)) })}
                  >
                    {w.t('desk.add-this')}
                  </Button>
                </li>
              ))}
            </ol>
          </form>
        </details>
      ) : null}
    </section>
  );
};
