/** One action plan: its lines along the quarters and as a table, what is late, and what the offices say of it. */
import { planPage } from '../../../../engagements/action-plan/progress.ts';
import { namesOf } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { todayOf } from '../register/today.ts';
import { TypedTitle } from '../groups/around.tsx';
import { crumbsOf, findOwn, order, type Own, pathOf, period, StatusTag } from './around.tsx';
import { Differences, LinesTable, Quarters, Slips } from './parts.tsx';
import { CloseForm, Comments, ShareForm, SignOffForm, SignOffs } from './talk.tsx';
import { Timeline } from './timeline.tsx';

/** Lines of a page; a plan of a year with one partner seldom has more. */
const perPage = 30;
/** Late lines told before all of them are asked for. */
const fewLate = 10;

const Head = ({ c, own }: { readonly c: Ask; readonly own: Own }) => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  return (
    <header class="stack">
      <p class="eyebrow">
        {w.t('plans.plan')} · {w.country(state.partner)} · <bdi class="reference">{state.reference}</bdi>
      </p>
      <TypedTitle text={state.title} />
      <p class="meta">
        <StatusTag w={w} status={state.status} />
        <span>{period(w, state)}</span>
        <span>{own.offices.name(state.office)}</span>
        <span>{w.t('plans.version', { version: state.version })}</span>
      </p>
      <p class="actions no-print">
        {own.writes && state.status !== 'closed' ? (
          <LinkButton href={pathOf(id, 'revise')} look="second">
            {w.t('plans.revise')}
          </LinkButton>
        ) : null}
        <a href={`${pathOf(id)}.xlsx`}>{w.t('plans.as-xlsx')}</a>
        <a href={`${pathOf(id)}.pdf`}>{w.t('plans.as-pdf')}</a>
      </p>
    </header>
  );
};

const page = async (c: Ask, door: Door, own: Own, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const { today } = todayOf(door);
  const people = [...state.comments, ...state.signOffs].map((said) => said.by);
  const pages = Math.max(1, Math.ceil(state.lines.length / perPage));
  const asked = Number(c.req.query('page'));
  const at = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const allLate = c.req.query('late') === 'all';
  const [progress, names] = await Promise.all([
    planPage(door.ledger, state, today, { from: (at - 1) * perPage, most: perPage }),
    namesOf(door.ledger.db, people),
  ]);
  const { lines, slips } = progress;
  const hereHref = (n: number) => `${pathOf(id)}?page=${n}`;
  const holdsUp = new Map(slips.map((slip) => [slip.line, slip.holdsUp.length]));
  const around = { c, door, w, own, names, form, refusal };
  const waits = own.signsFor.filter((o) => !state.signOffs.some((s) => s.office === o && s.digest === state.digest));
  const seen = refusal?.reason === 'sign-off-stale' ? (form?.text('digest') ?? '') : undefined;
  const figures = [
    [state.lines.length, 'plans.lines'],
    [progress.progress.met, 'plans.standing-met'],
    [progress.progress.overdue, 'plans.standing-overdue'],
    [progress.progress.disagree, 'plans.disagreements'],
  ] as const;
  return door.frame.page(
    c,
    {
      title: state.title,
      crumbs: crumbsOf(w, { id, title: state.title }),
      noIndex: true,
      error: refusal !== undefined,
      ...(c.req.query('done') === 'commented' ? { kept: ['words'] } : {}),
      children: (
        <>
          <Head c={c} own={own} />
          <Done c={c} area="plans" />
          {refusal === undefined ? null : (
            <Notice w={w} kind="error">
              <p>{wordsOf(w, refusal).body}</p>
            </Notice>
          )}
          {seen === undefined ? null : <Differences w={w} own={own} digest={seen} />}
          {waits.length > 0 && state.status !== 'closed' && refusal === undefined ? (
            <Notice w={w} title={w.t('plans.asks-you-title')}>
              <p>
                <a href="#sign-off">{w.t('plans.asks-you-body', { office: w.list(waits.map(own.offices.name)) })}</a>
              </p>
            </Notice>
          ) : null}
          <Figures figures={figures.map(([value, key]) => ({ value: w.number(value), label: w.t(key) }))} />
          <section>
            <h2>{w.t('plans.timeline')}</h2>
            <Timeline w={w} plan={state} lines={lines} today={today} holdsUp={({ now }) => (now === null ? 0 : (holdsUp.get(now) ?? 0))} />
            <Pagination w={w} page={at} pages={pages} href={hereHref} />
          </section>
          <section>
            <h2>{w.t('plans.lines')}</h2>
            <LinesTable w={w} own={own} lines={lines} today={today} />
            <Pagination w={w} page={at} pages={pages} href={hereHref} />
          </section>
          <section>
            <h2>{w.t('plans.quarters')}</h2>
            <Quarters w={w} quarters={progress.quarters} />
          </section>
          <section id="late">
            <h2>{w.t('plans.late-title')}</h2>
            <Slips w={w} slips={allLate ? slips : slips.slice(0, fewLate)} />
            {allLate || slips.length <= fewLate ? null : (
              <p>
                <a href={`${hereHref(at)}&late=all#late`}>{w.t('relations.all-of', { count: slips.length })}</a>
              </p>
            )}
          </section>
          <section>
            <h2>{w.t('plans.shared-with')}</h2>
            <SignOffs {...around} />
            <SignOffForm {...around} />
            <ShareForm {...around} />
          </section>
          <section>
            <h2>{w.t('plans.comments')}</h2>
            <Comments {...around} lines={lines.map(({ line }) => line)} />
          </section>
          <CloseForm {...around} />
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showPlan = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};

const doneOf = { share: 'shared', comment: 'commented', 'sign-off': 'signed-off', close: 'closed' } as const;
type Do = keyof typeof doneOf;
const isDo = (text: string): text is Do => Object.hasOwn(doneOf, text);

const carryOut = (c: Ask, door: Door, form: Form, own: Own, what: Do) => {
  const office = own.mine.find((o) => o === form.text('office')) ?? '';
  if (what === 'share') {
    const to = own.offices.all.find((o) => o.id === form.text('with') && !o.closed);
    return to === undefined ? refuse('plan-needs-office') : order(c, door, form, own.id, 'SharePlan', { offices: [to.id] });
  }
  if (what === 'comment') {
    const words = form.text('words');
    const line = form.text('line') || null;
    return words === '' ? refuse('plan-needs-words') : order(c, door, form, own.id, 'CommentOnPlan', { office, line, words });
  }
  if (what === 'sign-off') return order(c, door, form, own.id, 'SignOffPlan', { office, digest: form.text('digest') });
  return order(c, door, form, own.id, 'ClosePlan', {});
};
export const takePlan = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const what = form.text('do');
  if (!isDo(what)) return refused(c, door, refuse('invalid', { what: 'do' }));
  const outcome = await carryOut(c, door, form, own, what);
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(own.id)}?done=${doneOf[what]}`, 303);
  const now = await findOwn(c, door);
  return isRefusal(now) ? refused(c, door, now) : page(c, door, now, form, outcome);
};
