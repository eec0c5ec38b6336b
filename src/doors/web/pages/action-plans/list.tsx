/** Action plans of one's desk and those shared with it. */
import { listPlans, type PlanSummary } from '../../../../engagements/action-plan/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, type Offices, officesFor, pathOf, period, sitsAt, StatusTag } from './around.tsx';

const Plans = ({ w, plans, offices }: { readonly w: Words; readonly plans: readonly PlanSummary[]; readonly offices: Offices }) => (
  <Table
    caption={w.t('frame.action-plans')}
    hideCaption
    rows={plans}
    columns={[
      {
        label: w.t('plans.plan'),
        kind: 'main',
        cell: (p) => (
          <>
            <a href={pathOf(p.id)}>
              <bdi>{p.title}</bdi>
            </a>
            <br />
            <span class="small soft">
              <bdi>{p.reference}</bdi> · {offices.name(p.office)}
            </span>
          </>
        ),
      },
      { label: w.t('plans.partner'), cell: (p) => w.country(p.partner) },
      { label: w.t('plans.time'), cell: (p) => period(w, { from: p.from_day, until: p.until_day }) },
      { label: w.t('plans.lines'), kind: 'number', cell: (p) => w.number(p.lines) },
      {
        label: w.t('plans.status'),
        cell: (p) => (
          <>
            <StatusTag w={w} status={p.status} />
            {p.waits_for.length > 0 ? (
              <>
                <br />
                <span class="small">{w.t('plans.waits-for', { offices: w.list(p.waits_for.map(offices.name)) })}</span>
              </>
            ) : null}
          </>
        ),
      },
    ]}
  />
);

export const showPlans = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const asked = c.req.query('partner') ?? '';
  const partner = /^[A-Z]{2}$/.test(asked) ? asked : undefined;
  const [plans, offices] = await Promise.all([listPlans(door.ledger, actor), officesFor(door, w)]);
  const shown = partner === undefined ? plans : plans.filter((p) => p.partner === partner);
  const partners = [...new Set([...plans.map((p) => p.partner), ...(partner === undefined ? [] : [partner])])];
  const waiting = shown.filter((p) => p.waits_for.some((o) => sitsAt(actor, o, ['supervisor'])));
  const mayWrite = offices.all.some((o) => !o.closed && sitsAt(actor, o.id));
  const title = w.t('frame.action-plans');
  const add = `/action-plans/new${partner === undefined ? '' : `?partner=${partner}`}`;
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w),
    noIndex: true,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t('plans.lead')}</p>
        {mayWrite ? (
          <p class="actions">
            <LinkButton href={add}>{w.t('plans.draw-up')}</LinkButton>
          </p>
        ) : null}
        {waiting.length > 0 ? (
          <Notice w={w} title={w.t('plans.waiting-title', { count: waiting.length })}>
            <ul>
              {waiting.map((p) => (
                <li>
                  <a href={`${pathOf(p.id)}#sign-off`}>
                    <bdi>{p.title}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {partners.length > 1 || partner !== undefined ? (
          <form method="get" action="/action-plans" class="plan-filter">
            <Select
              w={w}
              name="partner"
              label={w.t('plans.partner')}
              empty={w.t('plans.all-partners')}
              value={partner}
              optional
              choices={partners.map((value) => ({ value, label: w.country(value) }))}
            />
            <p class="actions">
              <Button look="second">{w.t('frame.apply')}</Button>
            </p>
          </form>
        ) : null}
        {shown.length === 0 ? (
          <EmptyState title={w.t('plans.empty-title')}>{w.t('plans.empty-body')}</EmptyState>
        ) : (
          <Plans w={w} plans={shown} offices={offices} />
        )}
      </>
    ),
  });
};
