import { listCommitments, listMeetings } from '../../../communiques/index.ts';
import type { Ask, Door } from '../../web/door.ts';
import { Table } from '../../web/look/parts/table.tsx';
import type { Mount } from '../../web/pages/pages.ts';
import { todayOf } from '../../web/pages/register/today.ts';
import type { Words } from '../../web/words/words.ts';
import type { documentOf } from '../document.ts';
import { curlOf, type Group, groupsOf, type Operation } from './operations.ts';

const shownAs = (value: unknown): string => JSON.stringify(value, null, 2);

const Answers = ({ w, operation }: { readonly w: Words; readonly operation: Operation }) => (
  <details>
    <summary>{w.t('api.answers')}</summary>
    <ul dir="ltr" lang="en">
      {operation.statuses.map(({ status, description }) => (
        <li>
          <code>{status}</code> {description}
        </li>
      ))}
    </ul>
    {operation.answer === undefined ? null : (
      <pre dir="ltr" tabindex={0}>
        {shownAs(operation.answer)}
      </pre>
    )}
  </details>
);

const OneOperation = ({ w, operation, curl }: { readonly w: Words; readonly operation: Operation; readonly curl: string }) => (
  <section id={operation.id}>
    <h3 lang="en" dir="auto">
      {operation.summary}
    </h3>
    <p dir="ltr">
      <code class="break">
        {operation.method} {operation.path}
      </code>
    </p>
    {operation.description ? (
      <p lang="en" dir="auto">
        {operation.description}
      </p>
    ) : null}
    {operation.needsKey ? <p class="soft">{w.t('api.needs-key')}</p> : null}
    {operation.parameters.length === 0 ? null : (
      <Table
        caption={`${w.t('api.parameters')}: ${operation.summary}`}
        hideCaption
        rows={operation.parameters}
        columns={[
          { label: w.t('api.parameter'), kind: 'main', cell: (p) => <code>{p.name}</code> },
          {
            label: w.t('api.where'),
            kind: 'nowrap',
            cell: (p) => (
              <>
                {p.where}
                {p.required ? ` (${w.t('frame.required')})` : ''}
              </>
            ),
          },
          {
            label: w.t('api.kind'),
            cell: (p) => (
              <span class="small" dir="ltr">
                {p.kind}
              </span>
            ),
          },
          {
            label: w.t('api.means'),
            cell: (p) => (
              <span lang="en" dir="auto">
                {p.description}
              </span>
            ),
          },
        ]}
      />
    )}
    <pre dir="ltr" tabindex={0}>
      {curl}
    </pre>
    <Answers w={w} operation={operation} />
  </section>
);

/** Things that exist here, so that the examples can be pasted and answer. */
const realThings = async (door: Door): Promise<Readonly<Record<string, string>>> => {
  const [{ items }, meetings] = await Promise.all([
    listCommitments(door.ledger, { sort: 'newest' }, { page: 1, size: 1 }, todayOf(door)),
    listMeetings(door.ledger, 1),
  ]);
  const [newest] = items;
  return {
    ...(newest ? { number: newest.number, country: newest.partners[0] ?? '', stream: `commitment/${newest.id}`, version: '1' } : {}),
    ...(meetings[0] ? { id: meetings[0].id } : {}),
    old: '1',
  };
};

const show = async (c: Ask, door: Door, groups: readonly Group[]): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const real = await realThings(door);
  const server = `${door.publicUrl}/api/v1`;
  return door.frame.page(c, {
    title: w.t('api.title'),
    description: w.t('api.lead'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('api.title') }],
    children: (
      <article class="stack prose">
        <h1>{w.t('api.title')}</h1>
        <p class="lead">{w.t('api.lead')}</p>
        <p>
          <a href="/api/openapi.json">{w.t('api.document')}</a>
        </p>
        <h2>{w.t('api.rules-title')}</h2>
        <ul>
          <li>{w.t('api.rule-key')}</li>
          <li>{w.t('api.rule-errors')}</li>
          <li>{w.t('api.rule-version')}</li>
          <li>{w.t('api.rule-again')}</li>
        </ul>
        <nav aria-label={w.t('api.operations')}>
          <h2>{w.t('api.operations')}</h2>
          {groups.map(({ name, operations }) => (
            <>
              <p class="eyebrow" lang="en">
                {name}
              </p>
              <ul lang="en">
                {operations.map((o) => (
                  <li>
                    <a href={`#${o.id}`}>{o.summary}</a>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </nav>
        {groups.map(({ name, description, operations }) => (
          <section class="stack">
            <h2 lang="en" dir="auto">
              {name}
            </h2>
            <p lang="en" dir="auto">
              {description}
            </p>
            {operations.map((o) => (
              <OneOperation w={w} operation={o} curl={curlOf(server, o, real)} />
            ))}
          </section>
        ))}
      </article>
    ),
  });
};

/** The page that explains the API, made from its own document. */
export const documentation =
  (document: () => ReturnType<typeof documentOf>): Mount =>
  (app, door) => {
    let groups: ReturnType<typeof groupsOf> | undefined;
    app.get('/api', (c) => {
      groups ??= groupsOf(document());
      return show(c, door, groups);
    });
  };
