import { findDeskPage, type DeskPage } from '../../../../communiques/communique/queries.ts';
import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import { namesOf } from '../../../../identity/index.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Done, OrderFields } from '../../ordering.tsx';
import { nothingHere, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { About } from './about.tsx';
import { Article } from './article.tsx';
import { AddPassage, Groups } from './groups.tsx';
import { overlooked } from './overlooked.ts';
import { Panel } from './panel.tsx';
import { deskCrumbs, type FormParts, formParts } from './parts.tsx';
import { allOf, currentOf, inReviewOrder } from './reviewing.ts';
import { workers } from './roles.ts';
import { suggestedThreads } from './suggested.ts';

/** A form that came back: what it was for, why it was turned down, and which field the reason belongs to. */
export interface Back {
  readonly act: string;
  readonly form: Form;
  readonly refusal: Refusal;
  readonly field?: string;
}

const nameOr = (w: Words, names: ReadonlyMap<string, string>, id: unknown): string =>
  typeof id === 'string'
    ? (names.get(id) ?? (id.startsWith('system/') ? w.t('commitments.by-register') : w.t('commitments.by-somebody')))
    : w.t('commitments.by-register');

/** What somebody else did while this officer was looking: who, what and when. */
const Meanwhile = ({ w, back, names }: { readonly w: Words; readonly back: Back; readonly names: ReadonlyMap<string, string> }) => {
  const { act, by, at } = back.refusal.details;
  const key = `desk.act-${String(act)}`;
  return (
    <Notice w={w} kind="error" title={w.t('errors.changed-title')}>
      <p>
        {w.t('desk.last-act', {
          who: nameOr(w, names, by),
          what: w.t(w.has(key) ? key : 'desk.act-CandidateEdited'),
          when: typeof at === 'string' ? w.instant(at) : '',
        })}
      </p>
      <p>{w.t('errors.changed-body')}</p>
    </Notice>
  );
};

const UndoLast = (a: FormParts & { readonly page: DeskPage; readonly last: DeskCandidate }) => (
  <form method="post" action={`/desk/communiques/${a.page.id}/undo`}>
    <OrderFields csrf={a.csrf} door={a.door} />
    <input type="hidden" name="candidate" value={a.last.id} />
    <input type="hidden" name="revision" value={String(a.last.revision)} />
    <Button look="plain" compact hotkey="u">
      {a.w.t('frame.undo')}
    </Button>
  </form>
);

const Finishing = (a: FormParts & { readonly page: DeskPage }) => {
  const { w, page } = a;
  const waiting = page.check.length + page.firm.length;
  return (
    <div class="finishing actions no-print">
      {page.firm.length > 0 ? (
        <form method="post" action={`/desk/communiques/${page.id}/accept-firm`}>
          <OrderFields csrf={a.csrf} door={a.door} />
          <Button look="second" compact>
            {w.t('desk.accept-firm', { count: page.firm.length })}
          </Button>
        </form>
      ) : null}
      {page.reading && !(page.finished && waiting === 0) ? (
        <form method="post" action={`/desk/communiques/${page.id}/finish`}>
          <OrderFields csrf={a.csrf} door={a.door} />
          {waiting > 0 ? <input type="hidden" name="reject-rest" value="yes" /> : null}
          <Button look={waiting > 0 ? 'second' : 'first'} compact>
            {waiting > 0 ? w.t('desk.finish-reject', { count: waiting }) : w.t('desk.finish')}
          </Button>
        </form>
      ) : null}
    </div>
  );
};

const Standing = ({ w, page }: { readonly w: Words; readonly page: DeskPage }) => {
  if (!page.reading) {
    return (
      <Notice w={w}>
        <p>
          {w.t('desk.still-reading')} <a href={`/desk/communiques/${page.id}`}>{w.t('desk.reload')}</a>
        </p>
      </Notice>
    );
  }
  const waiting = page.check.length + page.firm.length;
  return (
    <>
      {page.reading.note ? (
        <Notice w={w}>
          <p dir="auto">{page.reading.note}</p>
        </Notice>
      ) : null}
      <p class="lead">
        {waiting > 0
          ? w.t('desk.lead-waiting', { check: page.check.length, firm: page.firm.length })
          : inReviewOrder(page).length === 0
            ? w.t('desk.nothing-found')
            : w.t(page.finished ? 'desk.lead-finished' : 'desk.lead-decided')}
      </p>
    </>
  );
};

export const review = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const visitor = c.get('visitor');
  const { words: w, actor } = visitor;
  const page = await findDeskPage(door.ledger, c.req.param('id') ?? '');
  if (!page) return nothingHere(c, door);
  const current = currentOf(page, back?.form.text('candidate') || c.req.query('candidate'));
  const last = inReviewOrder(page).find((x) => x.id === c.req.query('last'));
  const canAct = has(actor, ...workers);
  const parts = formParts(visitor, door);
  const people = [current?.last?.by, back?.refusal.details.by].filter((id): id is string => typeof id === 'string');
  const [threads, names] = await Promise.all([
    current && canAct && current.status !== 'replaced' ? suggestedThreads(door, page, current) : [],
    namesOf(door.ledger.db, people),
  ]);
  const said = back ? wordsOf(w, back.refusal).body : '';
  const shownBack = back ? { act: back.act, form: back.form, errors: back.field ? { [back.field]: said } : {} } : undefined;
  const href = (x: DeskCandidate) => `/desk/communiques/${page.id}?candidate=${x.id}#now`;
  const title = page.sources[0]?.title ?? w.t('communiques.communique');
  const asked = { group: c.req.query('group'), page: Number.parseInt(c.req.query('page') ?? '1', 10) || 1 };
  // What was done to a passage is said where the page opens: at the panel of the next one.
  const aboutPassage = current !== undefined && /^(accept|reject|edit|trim|split|merge|add|link|undo)$/.test(c.req.query('done') ?? '');
  const done = back ? null : (
    <Done c={c} area="desk">
      {last && canAct ? <UndoLast {...parts} page={page} last={last} /> : null}
    </Done>
  );
  const meanwhile = back?.refusal.reason === 'changed-meanwhile';
  return door.frame.page(
    c,
    {
      title,
      crumbs: deskCrumbs(w, { label: title }),
      noIndex: true,
      error: back !== undefined,
      ...(c.req.query('done') === 'added' ? { kept: ['communique'] } : {}),
      children: (
        <>
          {back && meanwhile ? <Meanwhile w={w} back={back} names={names} /> : null}
          {back && !meanwhile ? <ErrorSummary w={w} errors={[{ ...(back.field ? { name: back.field } : {}), text: said }]} /> : null}
          {aboutPassage ? null : done}
          <header>
            <h1>
              <bdi lang={page.language === 'und' ? 'en' : page.language}>{title}</bdi>
            </h1>
            <Standing w={w} page={page} />
            {canAct ? <Finishing {...parts} page={page} /> : null}
          </header>
          <About {...parts} page={page} pack={door.pack} canAct={canAct} back={shownBack} />
          <Article w={w} page={page} current={current} showHidden={asked.group === 'hidden' || current?.band === 'hidden'} href={href}>
            {current ? (
              <Panel
                {...parts}
                page={page}
                c={current}
                threads={threads}
                canAct={canAct}
                lastBy={current.last ? nameOr(w, names, current.last.by) : null}
                back={shownBack}
                href={href}
              >
                {aboutPassage ? done : null}
              </Panel>
            ) : null}
          </Article>
          <Groups {...parts} page={page} currentId={current?.id} asked={asked} href={href} />
          {canAct && page.reading ? (
            <AddPassage
              {...parts}
              page={page}
              sentences={overlooked(
                page.text,
                allOf(page).map((x) => x.fields),
              )}
              quote={back?.act === 'add' ? back.form.text('quote') : undefined}
              error={back?.act === 'add' ? said : undefined}
            />
          ) : null}
          <p class="small soft">{w.t('desk.keys')}</p>
        </>
      ),
    },
    back ? statusOf(back.refusal) : 200,
  );
};
