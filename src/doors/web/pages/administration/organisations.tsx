import { listOffices, listOrganisations, type OfficeRow, type OrganisationRow, organisation } from '../../../../identity/index.ts';
import { organisationKinds } from '../../../../identity/pack/schema.ts';
import { invalid, isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { organisationText } from '../identity/grants.ts';
import { Csrf, type FieldsOf } from '../identity/parts.tsx';
import { nothingWrong, wrongBy } from '../identity/wrong.ts';
import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, keepers, mayAct, readers } from './frame.tsx';

const kindText = (w: FieldsOf['w'], kind: string): string => {
  const key = `administration.kind-${kind}`;
  return w.has(key) ? w.t(key) : kind;
};

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const [all, offices] = await Promise.all([listOrganisations(door.ledger.db), listOffices(door.ledger.db)]);
  const officesOf = (o: OrganisationRow): readonly OfficeRow[] => offices.filter((office) => office.organisation === o.id);
  const children = (
    <div class="stack">
      {mayAct(c) ? (
        <p class="actions">
          <LinkButton href="/administration/organisations/add">{w.t('administration.organisation-add')}</LinkButton>
        </p>
      ) : null}
      <p class="soft">{w.t('administration.organisation-count', { count: all.length })}</p>
      <Table
        caption={w.t('administration.organisations')}
        hideCaption
        rows={all}
        columns={[
          {
            label: w.t('identity.organisation'),
            kind: 'main',
            cell: (o) => (
              <>
                <a href={`/administration/organisations/${o.id}`}>{organisationText(w, o)}</a>{' '}
                {o.closed ? <Tag look="warm">{w.t('administration.closed')}</Tag> : null}
              </>
            ),
          },
          { label: w.t('frame.country'), cell: (o) => (o.seat ? `${w.country(o.country)} → ${w.country(o.seat)}` : w.country(o.country)) },
          { label: w.t('administration.kind'), cell: (o) => kindText(w, o.kind) },
          { label: w.t('administration.offices'), kind: 'number', cell: (o) => w.number(officesOf(o).length) },
        ]}
      />
    </div>
  );
  return administrationPage(c, door, { part: 'organisations', children });
};

/** A form's two names as the room keeps them; an empty Urdu one is left out. */
export const namesIn = (form: Form): { readonly en: string; readonly ur?: string } => {
  const ur = form.text('ur');
  return { en: form.text('en'), ...(ur === '' ? {} : { ur }) };
};

export const NameFields = ({ w, wrong, typed }: FieldsOf) => (
  <>
    <TextField
      w={w}
      name="en"
      label={w.t('administration.name-en')}
      dir="ltr"
      maxlength={200}
      value={typed.en ?? ''}
      error={wrong.of('names')}
    />
    <TextField w={w} name="ur" label={w.t('administration.name-ur')} dir="rtl" maxlength={200} value={typed.ur ?? ''} optional />
  </>
);

export const ShortNameField = ({ w, wrong, typed }: FieldsOf) => (
  <TextField
    w={w}
    name="short"
    label={w.t('administration.short-name')}
    hint={w.t('administration.short-name-hint')}
    dir="ltr"
    maxlength={60}
    value={typed.short ?? ''}
    error={wrong.of('short')}
  />
);
export const isShortName = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60;
export const wrongShortName = (): Refusal => invalid({ fields: { short: 'short-name-not-usable' } });

/** The room speaks of `names`; the form's first field for them is `en`. */
export const atFields = (refusal: Refusal): Refusal => {
  const { fields } = refusal.details;
  if (typeof fields !== 'object' || fields === null || !('names' in fields)) return refusal;
  const { names, ...others } = fields as Record<string, string>;
  return invalid({ fields: { en: names, ...others } });
};

const showAdd = (c: Ask, door: Door, typed: Readonly<Record<string, string>> = {}, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = refusal ? wrongBy(w, atFields(refusal)) : nothingWrong;
  const fields = { w, wrong: { ...wrong, of: (name: string) => wrong.of(name === 'names' ? 'en' : name) }, typed };
  const children = (
    <>
      <p class="lead">{w.t('administration.organisation-add-lead')}</p>
      <form method="post" action="/administration/organisations/add" class="narrow">
        <Csrf c={c} />
        <input type="hidden" name="command" value={typed.command ?? door.makeId()} />
        <NameFields {...fields} />
        <ShortNameField {...fields} />
        <Select
          w={w}
          name="kind"
          label={w.t('administration.kind')}
          value={typed.kind}
          error={wrong.of('kind')}
          choices={organisationKinds.map((value) => ({ value, label: kindText(w, value) }))}
        />
        <TextField
          w={w}
          name="country"
          label={w.t('administration.country-code')}
          hint={w.t('administration.country-code-hint')}
          width={4}
          maxlength={2}
          dir="ltr"
          value={typed.country ?? door.pack.country}
          error={wrong.of('country')}
        />
        <TextField
          w={w}
          name="seat"
          label={w.t('administration.seat-code')}
          width={4}
          maxlength={2}
          dir="ltr"
          value={typed.seat ?? ''}
          optional
        />
        <p class="actions">
          <Button>{w.t('administration.organisation-add')}</Button>
        </p>
      </form>
    </>
  );
  return administrationPage(c, door, {
    part: 'organisations',
    title: w.t('administration.organisation-add'),
    wrong,
    refusal,
    children,
  });
};

const add = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const id = form.text('short').toLowerCase();
  if (!isShortName(id)) return showAdd(c, door, form.typed, wrongShortName());
  const data = {
    names: namesIn(form),
    country: form.text('country').toUpperCase(),
    seat: form.text('seat').toUpperCase() || null,
    kind: form.text('kind'),
    offices: [],
  };
  const done = await act(c, door, organisation, { type: 'RegisterOrganisation', on: id, id: commandId(form, door), data });
  if (isRefusal(done)) return showAdd(c, door, form.typed, done);
  return c.redirect(`/administration/organisations/${id}?done=added`, 303);
};

export const organisations: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/administration/organisations', readers, show);
  shows('/administration/organisations/add', keepers, showAdd);
  takes('/administration/organisations/add', keepers, add);
};
