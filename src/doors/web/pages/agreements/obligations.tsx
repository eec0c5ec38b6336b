/** What each clause makes somebody owe, by when, and how it stands. */
import type { Agreement, Obligation } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { Done } from '../../ordering.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { obligationPath } from '../obligations/address.ts';
import { todayOf } from '../register/today.ts';
import { type Offices, officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { crumbsOf, findOwn, Head, InWords, type Own, pathOf } from './around.tsx';

export const mayBeSet = ({ status }: Agreement): boolean => status !== 'ended' && status !== 'abandoned';
/** After signature a side may not change what it owes itself. */
export const changers = ({ state, sides }: Own, { country }: Pick<Obligation, 'country'>): readonly string[] => {
  if (!mayBeSet(state)) return [];
  return state.status === 'signed' || state.status === 'in-force' ? sides.filter((side) => side !== country) : sides;
};
export const everyInWords = (w: Words, every: string | null): string => {
  if (every === null) return w.t('agreements.every-once');
  const count = Number(every.slice(1, -1));
  return every.endsWith('Y')
    ? w.t('agreements.every-years', { count })
    : every.endsWith('M')
      ? w.t('agreements.every-months', { count })
      : w.t('agreements.every-days', { count });
};

const Stands = ({ w, o, today }: { readonly w: Words; readonly o: Obligation; readonly today: Day }) => {
  const late = o.met === null && (o.overdueSince !== null || o.due < today);
  const newest = Object.entries(o.says).flatMap(([side, said]) => said.slice(-1).map((report) => ({ side, report })));
  return (
    <>
      {o.met === null ? (
        <span class={late ? 'tag refused' : 'tag warm'}>{w.t(late ? 'agreements.obligation-overdue' : 'agreements.obligation-open')}</span>
      ) : (
        <span class="tag">{w.t('agreements.obligation-met', { day: w.whenShort(o.met) })}</span>
      )}
      {o.times > 0 ? <p class="small soft">{w.t('agreements.met-times', { count: o.times })}</p> : null}
      {newest.map(({ side, report }) => (
        <p class="small soft">
          {w.t('agreements.side-says', { country: w.country(side), status: w.t(`agreements.report-${report.status}`) })}
        </p>
      ))}
    </>
  );
};

interface Shown {
  readonly w: Words;
  readonly own: Own;
  readonly offices: Offices;
  readonly today: Day;
}
const OfClause = ({
  w,
  own,
  offices,
  today,
  list,
  caption,
}: Shown & { readonly list: readonly Obligation[]; readonly caption: string }) => (
  <Table
    caption={caption}
    hideCaption
    rows={list}
    columns={[
      {
        label: w.t('agreements.obligation'),
        kind: 'main',
        cell: (o) => (
          <>
            <a href={obligationPath({ source: 'agreement', of: own.id, id: o.id })} dir="auto">
              {o.title}
            </a>
            {o.indicator === '' ? null : (
              <p class="small soft" dir="auto">
                {o.indicator}
              </p>
            )}
            {o.commitment === null ? null : (
              <p class="small">
                <a href={`/commitments/${encodeURIComponent(o.commitment)}`}>{w.t('agreements.of-commitment', { number: o.commitment })}</a>
              </p>
            )}
          </>
        ),
      },
      {
        label: w.t('agreements.owed-by'),
        cell: (o) => (
          <>
            <OfficeName w={w} offices={offices} id={o.owner} />
            {o.watcher === null ? null : (
              <p class="small soft">
                {w.t('agreements.watched-by')} <OfficeName w={w} offices={offices} id={o.watcher} />
              </p>
            )}
          </>
        ),
      },
      {
        label: w.t('agreements.due'),
        cell: (o) => (
          <>
            {w.whenShort(o.due)}
            {o.every === null ? null : <p class="small soft">{everyInWords(w, o.every)}</p>}
          </>
        ),
      },
      { label: w.t('agreements.status'), cell: (o) => <Stands w={w} o={o} today={today} /> },
      {
        label: w.t('agreements.change'),
        cell: (o) =>
          changers(own, o).length === 0 ? (
            ''
          ) : (
            <a href={pathOf(own.id, 'obligations', o.id)}>
              {w.t('agreements.change')}
              <span class="out"> {o.title}</span>
            </a>
          ),
      },
    ]}
  />
);

/** Where an obligation may still be added, in few words: most clauses of most texts owe nothing. */
const OwingNothing = ({ w, own: { id, state } }: { readonly w: Words; readonly own: Own }) => {
  const rest = state.clauses.filter((clause) => !state.obligations.some((o) => o.clause === clause.id));
  return rest.length === 0 ? null : (
    <section>
      <h2>{w.t('agreements.obligations-more')}</h2>
      <ul class="rows">
        {rest.map((clause) => (
          <li class="owing-nothing" id={`clause-${clause.id}`}>
            <span>
              {w.t('agreements.clause-number', { number: numberOf(state, clause.id) })}: <InWords w={w} text={clause.heading} />
            </span>
            <a href={`${pathOf(id, 'obligations', 'new')}?clause=${encodeURIComponent(clause.id)}`}>
              {w.t('agreements.obligation-add')}
              <span class="out">: {w.t('agreements.clause-number', { number: numberOf(state, clause.id) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const showObligations = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.part-obligations');
  const shown: Shown = { w, own, offices: await officesOf(door), today: todayOf(door).today };
  const none = state.obligations.length === 0;
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, { id, title: state.title }, title),
    noIndex: true,
    children: (
      <>
        <Head w={w} own={own} part="obligations" />
        <Done c={c} area="agreements" />
        {none ? (
          <EmptyState title={w.t('agreements.obligations-none-title')}>{w.t('agreements.obligations-none')}</EmptyState>
        ) : (
          <p class="lead">{w.t('agreements.obligations-lead')}</p>
        )}
        {state.clauses.map((clause) => {
          const list = state.obligations.filter((o) => o.clause === clause.id);
          const heading = w.t('agreements.clause-number', { number: numberOf(state, clause.id) });
          if (list.length === 0) return null;
          return (
            <article class="clause owed" id={`clause-${clause.id}`}>
              <h2 class="h3">
                {heading}: <InWords w={w} text={clause.heading} />
              </h2>
              <OfClause {...shown} list={list} caption={heading} />
              {mayBeSet(state) ? (
                <p>
                  <a href={`${pathOf(id, 'obligations', 'new')}?clause=${encodeURIComponent(clause.id)}`}>
                    {w.t('agreements.obligation-add')}
                    <span class="out">: {heading}</span>
                  </a>
                </p>
              ) : null}
            </article>
          );
        })}
        {mayBeSet(state) ? <OwingNothing w={w} own={own} /> : null}
      </>
    ),
  });
};
