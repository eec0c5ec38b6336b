/** Agreements: those of one's own desk and what the public may know of, to search and to narrow down, a page at a time. */
import { agreementKinds, agreementStatuses } from '../../../../engagements/agreement/agreement.ts';
import {
  type AgreementFilters,
  type AgreementLine,
  type AgreementScope,
  listAgreements,
} from '../../../../engagements/agreement/queries.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import { isDay } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, desks, InWords, pathOf, StatusTag } from './around.tsx';

export const dayOfLine = (w: Words, { in_force, ends, concluded, drafted }: AgreementLine): string => {
  if (in_force !== null) {
    const from = w.whenShort(in_force);
    return ends === null ? w.t('agreements.since', { from }) : w.t('agreements.from-until', { from, until: w.whenShort(ends) });
  }
  return concluded === null
    ? w.t('agreements.drafted-on', { day: w.whenShort(drafted) })
    : w.t('agreements.signed-on', { day: w.whenShort(concluded) });
};
const Lines = ({ w, lines, caption }: { readonly w: Words; readonly lines: readonly AgreementLine[]; readonly caption: string }) => (
  <Table
    caption={caption}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('agreements.agreement'),
        kind: 'main',
        cell: (line) => (
          <>
            <a href={pathOf(line.id)}>
              <InWords w={w} text={line.title} />
            </a>
            <br />
            <span class="small soft">
              {w.t(`agreements.kind-${line.kind}`)} · <bdi>{line.reference}</bdi>
            </span>
          </>
        ),
      },
      { label: w.t('agreements.parties'), cell: (line) => w.list(line.countries.map((country) => w.country(country))) },
      {
        label: w.t('agreements.status'),
        cell: (line) => (
          <>
            <StatusTag w={w} status={line.status} />
            {line.seen === 'all' && line.status === 'draft' && line.open_proposals > 0 ? (
              <>
                <br />
                <span class="small">{w.t('agreements.open-proposals', { count: line.open_proposals })}</span>
              </>
            ) : null}
            {line.seen === 'all' && line.waits_for.length > 0 && line.status !== 'abandoned' ? (
              <>
                <br />
                <span class="small soft">{w.t('agreements.waits', { countries: w.list(line.waits_for.map((x) => w.country(x))) })}</span>
              </>
            ) : null}
          </>
        ),
      },
      { label: w.t('agreements.when'), cell: (line) => dayOfLine(w, line) },
    ]}
  />
);

const pageSize = 30;
const whose = ['all', 'own', 'public'] as const;
type Whose = (typeof whose)[number];
interface Asked extends Pick<AgreementFilters, 'country' | 'kind' | 'words'> {
  readonly status: (typeof agreementStatuses)[number] | undefined;
  readonly whose: Whose;
  readonly after: { readonly listed: string; readonly id: string } | undefined;
}
/** Where the last page ended: `2026-03-01~id`. */
const afterOf = (text: string): Asked['after'] => {
  const [listed = '', ...id] = text.split('~');
  return isDay(listed) && id.length > 0 ? { listed, id: id.join('~') } : undefined;
};
const askedIn = (c: Ask): Asked => {
  const asked = (name: string) => c.req.query(name)?.slice(0, 200).trim() ?? '';
  return {
    country: asked('country') || undefined,
    kind: agreementKinds.find((k) => k === asked('kind')),
    words: asked('q') || undefined,
    status: agreementStatuses.find((s) => s === asked('status')),
    whose: whose.find((x) => x === asked('whose')) ?? 'all',
    after: afterOf(asked('after')),
  };
};
/** The same list without its place, and with another. */
const hrefOf = ({ country, kind, words, status, whose: whose_ }: Asked, last?: AgreementLine): string => {
  const query = new URLSearchParams(
    Object.entries({ q: words, country, kind, status, whose: whose_ === 'all' ? undefined : whose_ }).flatMap(
      ([name, value]): [string, string][] => (value ? [[name, value]] : []),
    ),
  );
  if (last !== undefined) query.set('after', `${last.listed}~${last.id}`);
  return query.size === 0 ? '/agreements' : `/agreements?${query}`;
};

const Filters = ({ w, asked, atDesk }: { readonly w: Words; readonly asked: Asked; readonly atDesk: boolean }) => (
  <form method="get" action="/agreements" class="agreement-filters">
    <TextField w={w} name="q" type="search" label={w.t('agreements.filter-words')} value={asked.words} optional />
    <CountryField w={w} name="country" label={w.t('agreements.filter-country')} value={asked.country ?? ''} optional />
    <Select
      w={w}
      name="kind"
      label={w.t('agreements.filter-kind')}
      optional
      empty={w.t('agreements.any-kind')}
      value={asked.kind}
      choices={agreementKinds.map((value) => ({ value, label: w.t(`agreements.kind-${value}`) }))}
    />
    <Select
      w={w}
      name="status"
      label={w.t('agreements.status')}
      optional
      empty={w.t('agreements.any-status')}
      value={asked.status}
      choices={agreementStatuses
        .filter((s) => atDesk || s !== 'abandoned')
        .map((value) => ({ value, label: w.t(`agreements.status-${value}`) }))}
    />
    {atDesk ? (
      <Select
        w={w}
        name="whose"
        label={w.t('agreements.filter-whose')}
        value={asked.whose}
        choices={whose.map((value) => ({ value, label: w.t(`agreements.whose-${value}`) }))}
      />
    ) : null}
    <p class="actions">
      <Button look="second">{w.t('agreements.filter')}</Button>
      {hrefOf(asked) === '/agreements' ? null : <a href="/agreements">{w.t('agreements.clear')}</a>}
    </p>
  </form>
);
const Nothing = ({ w, asked, atDesk }: { readonly w: Words; readonly asked: Asked; readonly atDesk: boolean }) => {
  const narrowed = asked.country || asked.kind || asked.words || asked.status;
  if (narrowed) return <EmptyState title={w.t('agreements.none-found-title')}>{w.t('agreements.none-found')}</EmptyState>;
  const title = w.t('agreements.empty-title');
  if (asked.whose === 'public' || !atDesk) return <EmptyState title={title}>{w.t('agreements.empty-body')}</EmptyState>;
  return <EmptyState title={w.t('agreements.none-found-title')}>{w.t('agreements.none-own')}</EmptyState>;
};

export const showAgreements = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const asked = askedIn(c);
  const atDesk = person !== null && has(actor, ...desks);
  const scope: AgreementScope = asked.whose === 'public' ? { kind: 'public' } : { kind: 'actor', actor };
  const { country, kind, words, after, status } = asked;
  const filters = { country, kind, words, after, own: atDesk && asked.whose === 'own', ...(status ? { statuses: [status] } : {}) };
  const found = await listAgreements(door.ledger, { ...filters, limit: pageSize + 1 }, scope);
  const lines = found.slice(0, pageSize);
  const more = found.length > pageSize ? lines.at(-1) : undefined;
  const title = w.t('agreements.title');
  return door.frame.page(c, {
    title,
    description: w.t('agreements.lead'),
    crumbs: crumbsOf(w),
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t(atDesk ? 'agreements.lead-desk' : 'agreements.lead')}</p>
        {atDesk ? (
          <p class="actions">
            <LinkButton href="/agreements/new">{w.t('agreements.draft-one')}</LinkButton>
          </p>
        ) : null}
        <Filters w={w} asked={asked} atDesk={atDesk} />
        {lines.length === 0 ? (
          <Nothing w={w} asked={asked} atDesk={atDesk} />
        ) : (
          <section>
            <p class="soft" role="status">
              {more === undefined && after === undefined ? w.t('agreements.found', { count: lines.length }) : null}
              {more !== undefined && after === undefined ? w.t('agreements.found-more', { count: w.number(pageSize) }) : null}
            </p>
            <Lines w={w} lines={lines} caption={title} />
          </section>
        )}
        {more !== undefined || after !== undefined ? (
          <nav class="actions" aria-label={title}>
            {after === undefined ? null : <a href={hrefOf(asked)}>{w.t('agreements.newest')}</a>}
            {more === undefined ? null : (
              <LinkButton look="second" href={hrefOf(asked, more)}>
                {w.t('agreements.older')}
              </LinkButton>
            )}
          </nav>
        ) : null}
      </>
    ),
  });
};
