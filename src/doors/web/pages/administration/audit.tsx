import { listPeople, namesOf } from '../../../../identity/index.ts';
import { type Happened, listHappened } from '../../../../ledger/positions/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { mounting } from '../mounting.ts';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, readers } from './frame.tsx';

const pageSize = 30;

/** A name, an address or an id as the ids it may stand for. */
const actorsFor = async (door: Door, who: string): Promise<readonly string[] | undefined> => {
  if (who === '') return undefined;
  const people = await listPeople(door.ledger.db, { text: who, limit: 200 });
  return [who, ...people.map((p) => p.id)];
};

const nameOf = (w: Words, names: ReadonlyMap<string, string>, actor: string): string => {
  if (actor === 'anyone') return w.t('administration.actor-anyone');
  if (actor.startsWith('system/')) return `${w.t('administration.actor-system')} (${actor.slice('system/'.length)})`;
  return names.get(actor) ?? actor;
};

/** An event's name as words: `RoleGranted` is "Role granted". Events are named in English. */
export const inWords = (type: string): string => {
  const words = type.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const Acts = ({
  w,
  acts,
  names,
}: {
  readonly w: Words;
  readonly acts: readonly Happened[];
  readonly names: ReadonlyMap<string, string>;
}) => (
  <Table
    caption={w.t('administration.audit')}
    hideCaption
    rows={acts}
    columns={[
      {
        label: w.t('administration.audit-what'),
        kind: 'main',
        cell: (e) => (
          <span lang="en" dir="ltr">
            {inWords(e.type)}
          </span>
        ),
      },
      { label: w.t('administration.audit-when'), cell: (e) => <time datetime={e.at}>{w.instant(e.at)}</time> },
      {
        label: w.t('administration.audit-who'),
        cell: (e) => (
          <a href={`/administration/audit?${new URLSearchParams({ who: e.actor })}`}>
            <bdi>{nameOf(w, names, e.actor)}</bdi>
          </a>
        ),
      },
      {
        label: w.t('administration.audit-on'),
        cell: (e) => (
          <a href={`/administration/audit?${new URLSearchParams({ on: e.stream })}`}>
            <code>{e.stream}</code>
          </a>
        ),
      },
      { label: w.t('administration.audit-place'), kind: 'number', cell: (e) => w.number(e.position) },
    ]}
  />
);

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const asked = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 300);
  const [on, who, from] = [asked('on').replace(/\/+$/, ''), asked('who'), asked('before')];
  const before = /^\d{1,15}$/.test(from) ? Number(from) : undefined;
  const found = await listHappened(door.ledger.db, {
    on: on || undefined,
    actors: await actorsFor(door, who),
    before,
    limit: pageSize + 1,
  });
  const acts = found.slice(0, pageSize);
  const names = await namesOf(
    door.ledger.db,
    acts.map((e) => e.actor),
  );
  const link = (more: Record<string, string>) =>
    `/administration/audit?${new URLSearchParams({ ...(on ? { on } : {}), ...(who ? { who } : {}), ...more })}`;
  const last = acts.at(-1);
  const children = (
    <div class="stack">
      <p class="lead">{w.t('administration.audit-lead')}</p>
      <search>
        <form method="get" action="/administration/audit" class="narrow">
          <TextField w={w} name="on" label={w.t('administration.audit-filter-on')} value={on} dir="ltr" optional />
          <TextField w={w} name="who" label={w.t('administration.audit-filter-who')} value={who} dir="auto" optional />
          <p class="actions">
            <Button look="second">{w.t('frame.apply')}</Button>{' '}
            {on || who ? <a href="/administration/audit">{w.t('frame.clear')}</a> : null}
          </p>
        </form>
      </search>
      {acts.length === 0 ? (
        <EmptyState title={w.t('administration.audit-none')}>{w.t('administration.audit-none-body')}</EmptyState>
      ) : (
        <Acts w={w} acts={acts} names={names} />
      )}
      <nav aria-label={w.t('frame.pages')}>
        <ul class="pages">
          {before === undefined ? null : (
            <li>
              <a href={link({})}>{w.t('administration.audit-newest')}</a>
            </li>
          )}
          {found.length > pageSize && last ? (
            <li>
              <a href={link({ before: String(last.position) })} rel="next">
                {w.t('administration.audit-older')}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
    </div>
  );
  return administrationPage(c, door, { part: 'audit', children });
};

export const audit: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/administration/audit', readers, show);
};
