/** Agreements: what the public may know of, and above it those of one's own desk. */
import { agreementKinds, type AgreementKind } from '../../../../engagements/agreement/agreement.ts';
import { type AgreementLine, type AgreementScope, listAgreements } from '../../../../engagements/agreement/queries.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, desks, InWords, pathOf, StatusTag } from './around.tsx';

const dayOfLine = (w: Words, { in_force, ends, concluded, drafted }: AgreementLine): string => {
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
            {line.seen === 'all' && line.open_proposals > 0 ? (
              <>
                <br />
                <span class="small">{w.t('agreements.open-proposals', { count: line.open_proposals })}</span>
              </>
            ) : null}
          </>
        ),
      },
      { label: w.t('agreements.when'), cell: (line) => dayOfLine(w, line) },
    ]}
  />
);

export const showAgreements = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const asked = (name: string) => c.req.query(name)?.slice(0, 200) || undefined;
  const kind = agreementKinds.find((k): k is AgreementKind => k === asked('kind'));
  const filters = { country: asked('country'), kind, words: asked('q') };
  const scope: AgreementScope = { kind: 'actor', actor };
  const atDesk = person !== null && has(actor, ...desks);
  const own = atDesk ? await listAgreements(door.ledger, { ...filters, own: true }, scope) : [];
  const open = await listAgreements(door.ledger, { ...filters, limit: 200 }, { kind: 'public' });
  const title = w.t('agreements.title');
  return door.frame.page(c, {
    title,
    description: w.t('agreements.lead'),
    crumbs: crumbsOf(w),
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t('agreements.lead')}</p>
        {atDesk ? (
          <p class="actions">
            <LinkButton href="/agreements/new">{w.t('agreements.draft-one')}</LinkButton>
          </p>
        ) : null}
        <form method="get" action="/agreements" class="agreement-filters">
          <TextField w={w} name="q" type="search" label={w.t('agreements.filter-words')} value={filters.words} optional />
          <CountryField w={w} name="country" label={w.t('agreements.filter-country')} value={filters.country ?? ''} optional />
          <Select
            w={w}
            name="kind"
            label={w.t('agreements.filter-kind')}
            optional
            empty={w.t('agreements.any-kind')}
            value={kind}
            choices={agreementKinds.map((value) => ({ value, label: w.t(`agreements.kind-${value}`) }))}
          />
          <p class="actions">
            <Button look="second">{w.t('agreements.filter')}</Button>
          </p>
        </form>
        {own.length > 0 ? (
          <section>
            <h2>{w.t('agreements.own')}</h2>
            <Lines w={w} lines={own} caption={w.t('agreements.own')} />
          </section>
        ) : null}
        <section>
          <h2>{w.t('agreements.public')}</h2>
          {open.length === 0 ? (
            <EmptyState title={w.t('agreements.empty-title')}>{w.t('agreements.empty-body')}</EmptyState>
          ) : (
            <Lines w={w} lines={open} caption={w.t('agreements.public')} />
          )}
        </section>
      </>
    ),
  });
};
