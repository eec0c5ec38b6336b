import { countPeople, emailTaken, listOffices, listPeople, type OfficeRow, type PersonRow, person } from '../../../../identity/index.ts';
import { type Grant, roles } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { grantText, officeText } from '../identity/grants.ts';
import { Csrf, EmailField, type FieldsOf, LanguageField } from '../identity/parts.tsx';
import { nothingWrong, wrongBy } from '../identity/wrong.ts';
import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, keepers, mayAct, readers } from './frame.tsx';

const pageSize = 50;

export const StatusTag = ({ w, status }: { readonly w: Words; readonly status: PersonRow['status'] }) =>
  status === 'active' || status === 'erased' ? (
    <span>{w.t(status === 'erased' ? 'administration.erased-person' : 'administration.status-active')}</span>
  ) : (
    <Tag look="warm">{w.t(`administration.status-${status}`)}</Tag>
  );

const PeopleTable = ({
  w,
  people,
  offices,
}: {
  readonly w: Words;
  readonly people: readonly PersonRow[];
  readonly offices: readonly OfficeRow[];
}) => (
  <Table
    caption={w.t('administration.people')}
    hideCaption
    rows={people}
    columns={[
      {
        label: w.t('identity.name'),
        kind: 'main',
        cell: (p) => (
          <a href={`/administration/people/${p.id}`}>
            <bdi>{p.name ?? p.id}</bdi>
          </a>
        ),
      },
      { label: w.t('identity.email'), cell: (p) => <bdi>{p.email}</bdi> },
      {
        label: w.t('identity.roles'),
        cell: (p) =>
          p.grants.length === 0 ? (
            '–'
          ) : (
            <ul>
              {p.grants.map((g) => (
                <li>{grantText(w, offices, g)}</li>
              ))}
            </ul>
          ),
      },
      { label: w.t('administration.status'), cell: (p) => <StatusTag w={w} status={p.status} /> },
    ]}
  />
);

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const text = (c.req.query('q') ?? '').slice(0, 200);
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(c.req.query('page') ?? 1)) || 1));
  const [people, count, offices] = await Promise.all([
    listPeople(door.ledger.db, { text, limit: pageSize, offset: (page - 1) * pageSize }),
    countPeople(door.ledger.db, { text }),
    listOffices(door.ledger.db),
  ]);
  const children = (
    <div class="stack">
      <search>
        <form method="get" action="/administration/people" class="narrow">
          <TextField w={w} name="q" type="search" label={w.t('administration.search-people')} value={text} optional />
          <p class="actions">
            <Button look="second">{w.t('administration.search')}</Button>
          </p>
        </form>
      </search>
      {mayAct(c) ? (
        <p class="actions">
          <LinkButton href="/administration/people/invite">{w.t('administration.invite')}</LinkButton>
        </p>
      ) : null}
      <p class="soft">{w.t('administration.people-count', { count })}</p>
      {people.length === 0 ? null : <PeopleTable w={w} people={people} offices={offices} />}
      <Pagination
        w={w}
        page={page}
        pages={Math.ceil(count / pageSize)}
        href={(n) => `/administration/people?${new URLSearchParams({ q: text, page: String(n) })}`}
      />
    </div>
  );
  return administrationPage(c, door, { part: 'people', children });
};

/** Which role, and where; `empty`: the text of "none yet". */
export const GrantFields = ({
  w,
  wrong,
  typed,
  offices,
  empty,
}: FieldsOf & { readonly offices: readonly OfficeRow[]; readonly empty?: string }) => (
  <>
    <Select
      w={w}
      name="role"
      label={w.t('administration.role')}
      empty={empty}
      value={typed.role}
      error={wrong.of('role')}
      choices={roles.map((value) => ({ value, label: w.t(`role.${value}`) }))}
    />
    <Select
      w={w}
      name="office"
      label={w.t('administration.office')}
      hint={w.t('administration.office-hint')}
      empty={w.t('administration.office-whole')}
      value={typed.office}
      error={wrong.of('office')}
      choices={offices.filter((o) => !o.closed).map((o) => ({ value: o.id, label: officeText(w, o) }))}
    />
  </>
);

/** The grant that a form asks for; undefined when it asks for none, and a word that is no role is left to the room to refuse. */
export const grantIn = (form: Form): Grant | undefined => {
  const role = form.text('role');
  return role === ''
    ? undefined
    : { role: roles.find((one) => one === role) ?? (role as Grant['role']), office: form.text('office') || null };
};

const showInvite = async (c: Ask, door: Door, typed: Readonly<Record<string, string>> = {}, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = refusal ? wrongBy(w, refusal) : nothingWrong;
  const fields = { w, wrong, typed };
  const children = (
    <>
      <p class="lead">{w.t('administration.invite-lead')}</p>
      <form method="post" action="/administration/people/invite" class="narrow">
        <Csrf c={c} />
        <input type="hidden" name="command" value={typed.command ?? door.makeId()} />
        <TextField
          w={w}
          name="name"
          label={w.t('identity.name')}
          autocomplete="off"
          dir="auto"
          maxlength={200}
          value={typed.name ?? ''}
          error={wrong.of('name')}
        />
        <EmailField {...fields} of="off" />
        <LanguageField {...fields} />
        <GrantFields {...fields} offices={await listOffices(door.ledger.db)} empty={w.t('administration.role-none')} />
        <p class="actions">
          <Button>{w.t('administration.invite-button')}</Button>
        </p>
      </form>
    </>
  );
  return administrationPage(c, door, {
    part: 'people',
    title: w.t('administration.invite'),
    wrong,
    refusal,
    children,
  });
};

const invite = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const grant = grantIn(form);
  // The form's id names the person too: sent twice, it invites one.
  const id = commandId(form, door);
  const data = { name: form.text('name'), email: form.text('email'), language: form.text('language'), grants: grant ? [grant] : [] };
  const done = await act(c, door, person, { type: 'InvitePerson', on: id, id, data });
  if (isRefusal(done)) return showInvite(c, door, form.typed, emailTaken(done));
  return c.redirect(`/administration/people/${id}?done=invited`, 303);
};

export const people: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/administration/people', readers, show);
  shows('/administration/people/invite', keepers, showInvite);
  takes('/administration/people/invite', keepers, invite);
};
