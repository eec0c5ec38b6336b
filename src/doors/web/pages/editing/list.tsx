import { has } from '../../../../kernel/decider/actor.ts';
import { dayOf } from '../../../../kernel/time/time.ts';
import { openCasesOfAll, listVersions, type VersionLine } from '../../../../one-window/service/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Done } from '../../ordering.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { crumbsOf, pathOf } from './around.ts';

interface Line {
  readonly id: string;
  readonly title: Readonly<Record<string, string>> & { readonly en: string };
  readonly current: VersionLine | undefined;
  readonly draft: VersionLine | undefined;
  readonly open: number;
}

/** Every service with what is published and what is being prepared. */
export const showServices = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  await door.window.catalogue.refresh(door.ledger);
  const { catalogue } = door.window;
  const [versions, open] = await Promise.all([listVersions(door.ledger), openCasesOfAll(door.ledger)]);
  const ids = [...new Set(versions.map((v) => v.service))];
  const titles = new Map(
    [...catalogue.known(), ...ids.flatMap((id) => catalogue.draft(id) ?? [])].toReversed().map((d) => [d.id, d.title]),
  );
  const lines = ids.map((id): Line => {
    const own = versions.filter((v) => v.service === id);
    return {
      id,
      title: titles.get(id) ?? { en: own[0]?.title ?? id },
      current: own.find((v) => v.status === 'published' || v.status === 'retired'),
      draft: own.find((v) => v.status === 'draft'),
      open: open.get(id) ?? 0,
    };
  });
  const title = w.t('editing.title');
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="editing" />
        <h1>{title}</h1>
        <p class="lead">{w.t('editing.lead')}</p>
        {has(actor, 'editor', 'administrator') ? (
          <p class="actions">
            <LinkButton href="/editing/draft">{w.t('editing.new')}</LinkButton>
          </p>
        ) : null}
        {lines.length === 0 ? (
          <EmptyState title={w.t('editing.empty-title')}>{w.t('editing.empty-body')}</EmptyState>
        ) : (
          <Table
            caption={w.t('editing.caption')}
            hideCaption
            rows={lines.toSorted((a, b) => w.compare(w.text(a.title).text, w.text(b.title).text))}
            columns={[
              {
                label: w.t('editing.service'),
                kind: 'main',
                cell: (line) => (
                  <a href={pathOf(line.id)}>
                    <Said w={w} text={line.title} />
                  </a>
                ),
              },
              {
                label: w.t('editing.published'),
                cell: ({ current }) =>
                  current === undefined ? (
                    <span class="soft">{w.t('editing.none')}</span>
                  ) : (
                    <>
                      {w.t('editing.version-since', { version: current.version, day: w.when(dayOf(current.at)) })}{' '}
                      {current.status === 'retired' ? <Tag look="warm">{w.t('editing.retired-tag')}</Tag> : null}
                    </>
                  ),
              },
              {
                label: w.t('editing.draft'),
                cell: ({ draft, id }) =>
                  draft === undefined ? (
                    <span class="soft">{w.t('editing.none')}</span>
                  ) : (
                    <a href={`${pathOf(id)}/draft`}>{w.t('editing.version', { version: draft.version })}</a>
                  ),
              },
              { label: w.t('editing.open-cases'), kind: 'number', cell: (line) => w.number(line.open) },
            ]}
          />
        )}
      </>
    ),
  });
};
