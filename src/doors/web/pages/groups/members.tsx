/** The people of a group: each side names its own, and who keeps the group names either's. */
import type { FoundGroup } from '../../../../engagements/working-group/queries.ts';
import type { GroupMember } from '../../../../engagements/working-group/working-group.ts';
import { findPersonByEmail } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Radios, Select } from '../../look/forms/choices.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused, wordsOf } from '../../refused.tsx';

import { crumbsOf, findOwn, may, officeLabel, OfficeName, type Offices, officesById, order, pathOf } from './around.tsx';
import { errorOf } from './form-fields.tsx';
import { MemberName, peopleOf } from './people.tsx';

interface Wrong {
  readonly form: Form;
  readonly errors: readonly FormError[];
  readonly status: ReturnType<typeof statusOf>;
}
interface PageProps {
  readonly c: Ask;
  readonly door: Door;
  readonly found: FoundGroup;
  readonly offices: Offices;
}
const Remove = ({ c, door, found, member }: Omit<PageProps, 'offices'> & { readonly member: GroupMember }) => {
  const { words: w, person } = c.get('visitor');
  if (!may(c, found, 'RemoveMember', { member: member.id })) return <>–</>;
  const own = member.person !== null && member.person === person?.id;
  return (
    <form method="post" action={pathOf(found.id, 'members', 'remove')}>
      <Carried c={c} door={door} />
      <input type="hidden" name="member" value={member.id} />
      <Button look="second" compact label={own ? undefined : w.t('groups.remove-of', { name: member.name ?? '–' })}>
        {w.t(own ? 'groups.leave' : 'groups.remove')}
      </Button>
    </form>
  );
};
const Side = ({ c, door, found, offices, country }: PageProps & { readonly country: string }) => {
  const { words: w } = c.get('visitor');
  const people = peopleOf(w, found.state.members, country);
  return (
    <section>
      <h2>{w.country(country)}</h2>
      {people.length === 0 ? (
        <p class="soft">{w.t('groups.side-empty')}</p>
      ) : (
        <Table
          caption={w.country(country)}
          hideCaption
          rows={people}
          columns={[
            { label: w.t('groups.member-name'), kind: 'main', cell: (m) => <MemberName w={w} member={m} /> },
            {
              label: w.t('groups.field-role'),
              cell: (m) => (
                <>
                  {w.t(`groups.role-${m.role}`)}
                  {m.person === null ? null : <p class="small soft">{w.t('groups.guest')}</p>}
                </>
              ),
            },
            { label: w.t('groups.member-office'), cell: (m) => <OfficeName w={w} offices={offices} id={m.office} /> },
            { label: w.t('groups.member-email'), cell: (m) => <bdi class="anywhere">{m.email ?? '–'}</bdi> },
            { label: w.t('groups.member-act'), kind: 'nowrap', cell: (m) => <Remove c={c} door={door} found={found} member={m} /> },
          ]}
        />
      )}
    </section>
  );
};

const roles = ['member', 'co-chair', 'secretary'] as const;
const Add = (a: PageProps & { readonly sides: readonly string[]; readonly wrong: Wrong | undefined }) => {
  const { c, door, found, offices, sides, wrong } = a;
  const { words: w } = c.get('visitor');
  const typed = (name: string) => wrong?.form.text(name) ?? '';
  const errors = wrong?.errors ?? [];
  const choices = [...offices.values()]
    .filter((o) => !o.closed && sides.includes(o.country))
    .map((o) => ({ value: o.id, label: officeLabel(w, o) }));
  const [only] = sides;
  return (
    <section id="add">
      <h2>{w.t('groups.add-title')}</h2>
      <form method="post" action={pathOf(found.id, 'members')}>
        <Carried c={c} door={door} form={wrong?.form} />
        {sides.length === 1 ? (
          <input type="hidden" name="country" value={only} />
        ) : (
          <Radios
            w={w}
            name="country"
            label={w.t('groups.field-country')}
            value={typed('country') || only}
            choices={sides.map((value) => ({ value, label: w.country(value) }))}
          />
        )}
        <TextField
          w={w}
          name="name"
          label={w.t('groups.field-name')}
          value={typed('name')}
          error={errorOf(errors, 'name')}
          maxlength={200}
          dir="auto"
          autocomplete="off"
        />
        <Select
          w={w}
          name="office"
          label={w.t('groups.field-office')}
          hint={w.t('groups.field-office-hint')}
          empty=""
          value={typed('office')}
          error={errorOf(errors, 'office')}
          choices={choices}
        />
        <Radios
          w={w}
          name="role"
          label={w.t('groups.field-role')}
          value={typed('role') || 'member'}
          error={errorOf(errors, 'role')}
          choices={roles.map((value) => ({ value, label: w.t(`groups.role-${value}`) }))}
        />
        <TextField
          w={w}
          name="email"
          type="email"
          label={w.t('groups.field-email')}
          hint={w.t('groups.field-email-hint')}
          optional
          value={typed('email')}
          error={errorOf(errors, 'email')}
          maxlength={254}
          autocomplete="off"
        />
        <Checkboxes
          w={w}
          name="account"
          label={w.t('groups.field-account')}
          optional
          error={errorOf(errors, 'account')}
          values={typed('account') === '' ? [] : ['yes']}
          choices={[{ value: 'yes', label: w.t('groups.field-account-yes') }]}
        />
        <p class="actions">
          <Button>{w.t('groups.add')}</Button>
        </p>
      </form>
    </section>
  );
};

const page = async (c: Ask, door: Door, found: FoundGroup, wrong?: Wrong): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const offices = await officesById(door);
  const sides = found.state.countries.filter((country) => may(c, found, 'AddMember', { country }));
  const title = w.t('groups.members');
  const errors = wrong?.errors ?? [];
  return door.frame.page(
    c,
    {
      title: `${title} · ${found.state.title}`,
      crumbs: crumbsOf(w, found, title),
      noIndex: true,
      error: errors.length > 0,
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <p class="eyebrow" dir="auto">
            {found.state.title}
          </p>
          <h1>{title}</h1>
          <Done c={c} area="groups" />
          <p class="lead">{w.t('groups.members-lead')}</p>
          {found.state.countries.map((country) => (
            <Side c={c} door={door} found={found} offices={offices} country={country} />
          ))}
          {sides.length > 0 ? <Add c={c} door={door} found={found} offices={offices} sides={sides} wrong={wrong} /> : null}
        </>
      ),
    },
    wrong?.status ?? 200,
  );
};

export const showMembers = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findOwn(c, door);
  return isRefusal(found) ? refused(c, door, found) : page(c, door, found);
};

/** The field that a refusal is about. */
const fieldOf = ({ reason, details }: Refusal): string | undefined => {
  if (reason === 'co-chair-already') return 'role';
  if (reason === 'already-member') return 'email';
  const issues = Array.isArray(details.issues) ? (details.issues as readonly { readonly path?: string }[]) : [];
  return issues.map((i) => i.path).find((p) => p === 'name' || p === 'email');
};
/** The account behind an address, for a guest who is let in. */
const accountBy = async (c: Ask, door: Door, form: Form): Promise<string | null | FormError> => {
  const { words: w } = c.get('visitor');
  if (form.text('account') === '') return null;
  if (form.text('email') === '') return { name: 'email', text: w.t('groups.account-needs-email') };
  const found = await findPersonByEmail(door.ledger.db, form.text('email'));
  return found?.status === 'active' ? found.id : { name: 'account', text: w.t('groups.account-none') };
};

export const takeMember = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await findOwn(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const country = form.text('country');
  // Whether an address has an account is told only to those who may add somebody.
  if (!may(c, found, 'AddMember', { country })) {
    const outcome = await order(c, door, form, { type: 'AddMember', on: found.id, data: { country } });
    if (isRefusal(outcome)) return refused(c, door, outcome);
  }
  const office = (await officesById(door)).get(form.text('office'));
  const person = await accountBy(c, door, form);
  const errors: FormError[] = [
    ...(form.text('name') === '' ? [{ name: 'name', text: w.t('groups.needs-name') }] : []),
    ...(office === undefined ? [{ name: 'office', text: w.t('groups.office-needed') }] : []),
    ...(office !== undefined && office.country !== country
      ? [{ name: 'office', text: w.t('groups.office-other-side', { country: w.country(office.country) }) }]
      : []),
    ...(person !== null && typeof person === 'object' ? [person] : []),
  ];
  if (errors.length > 0 || office === undefined) return page(c, door, found, { form, errors, status: 422 });
  const id = commandId(form, door);
  const same = { text: (name: string) => (name === 'command' ? id : form.text(name)) };
  const outcome = await order(c, door, same, {
    ...{ type: 'AddMember', on: found.id },
    data: {
      ...{ id, country, organisation: office.organisation, office: office.id, person },
      ...{ role: form.text('role'), name: form.text('name'), email: form.text('email') || null },
    },
  });
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(found.id, 'members')}?done=added`, 303);
  const name = fieldOf(outcome);
  const text = name === 'email' && outcome.reason === 'invalid' ? w.t('groups.needs-email') : wordsOf(w, outcome).body;
  return page(c, door, found, { form, errors: [{ ...(name === undefined ? {} : { name }), text }], status: statusOf(outcome) });
};

export const takeRemoval = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await findOwn(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const outcome = await order(c, door, form, { type: 'RemoveMember', on: found.id, data: { member: form.text('member') } });
  if (isRefusal(outcome))
    return page(c, door, found, { form, errors: [{ text: wordsOf(c.get('visitor').words, outcome).body }], status: statusOf(outcome) });
  // Whoever leaves a restricted group sees it no more.
  const still = await findOwn(c, door);
  return c.redirect(isRefusal(still) ? '/groups?done=removed' : `${pathOf(found.id, 'members')}?done=removed`, 303);
};
