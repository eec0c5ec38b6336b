import { findOrganisation, listOffices, type OfficeRow, type OrganisationRow, organisation } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { nothingHere } from '../../refused.tsx';
import { formForRoles, forRoles } from '../../signed-in.tsx';
import { organisationText } from '../identity/grants.ts';
import { Csrf } from '../identity/parts.tsx';
import { nothingWrong, wrongBy } from '../identity/wrong.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, keepers, mayAct, readers } from './frame.tsx';
import { atFields, isShortName, NameFields, namesIn, ShortNameField, wrongShortName } from './organisations.tsx';

interface FormOfProps {
  readonly c: Ask;
  readonly door: Door;
  readonly to: string;
}
const Carried = ({ c, door }: Omit<FormOfProps, 'to'>) => (
  <>
    <Csrf c={c} />
    <input type="hidden" name="command" value={door.makeId()} />
  </>
);

/** A small form of one button, to close or reopen. */
const Switch = ({ c, door, to, label, text }: FormOfProps & { readonly label: string; readonly text: string }) => (
  <form method="post" action={to}>
    <Carried c={c} door={door} />
    <Button look="plain" compact label={label}>
      {text}
    </Button>
  </form>
);

const officeName = (c: Ask, office: OfficeRow): string => organisationText(c.get('visitor').words, office);

const Offices = ({
  c,
  door,
  of,
  offices,
}: {
  readonly c: Ask;
  readonly door: Door;
  readonly of: OrganisationRow;
  readonly offices: readonly OfficeRow[];
}) => {
  const { words: w } = c.get('visitor');
  const at = `/administration/organisations/${of.id}/offices`;
  return (
    <ul class="rows">
      {offices.map((office) => {
        const name = officeName(c, office);
        return (
          <li>
            <p>
              {mayAct(c) && !of.closed ? <a href={`${at}/${office.id}`}>{name}</a> : name}{' '}
              {office.closed ? <Tag look="warm">{w.t('administration.closed')}</Tag> : null}
            </p>
            {mayAct(c) && !of.closed ? (
              <Switch
                c={c}
                door={door}
                to={`${at}/${office.id}/${office.closed ? 'reopen' : 'close'}`}
                label={w.t(office.closed ? 'administration.reopen-of' : 'administration.close-of', { name })}
                text={w.t(office.closed ? 'administration.reopen' : 'administration.close')}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};

/** What was typed stays in the form it was typed into: `names` or `offices`. */
interface Again {
  readonly form: Form;
  readonly refusal: Refusal;
  readonly deed: string;
}

const show = async (c: Ask, door: Door, of: OrganisationRow, again?: Again): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = again ? wrongBy(w, atFields(again.refusal)) : nothingWrong;
  const fieldsFor = (deed: string, typed: Readonly<Record<string, string>>) =>
    again?.deed === deed
      ? { w, typed: again.form.typed, wrong: { ...wrong, of: (name: string) => wrong.of(name === 'names' ? 'en' : name) } }
      : { w, typed, wrong: nothingWrong };
  const offices = await listOffices(door.ledger.db, { organisation: of.id });
  const at = `/administration/organisations/${of.id}`;
  const name = organisationText(w, of);
  const children = (
    <div class="stack">
      <SummaryList
        short
        rows={[
          { label: w.t('frame.country'), value: w.country(of.country) },
          ...(of.seat ? [{ label: w.t('administration.seat-code'), value: w.country(of.seat) }] : []),
          { label: w.t('administration.short-name'), value: <code>{of.id}</code> },
          ...(of.closed ? [{ label: w.t('administration.status'), value: <Tag look="warm">{w.t('administration.closed')}</Tag> }] : []),
        ]}
      />
      <section>
        <h2>{w.t('administration.offices')}</h2>
        <Offices c={c} door={door} of={of} offices={offices} />
      </section>
      {mayAct(c) && !of.closed ? (
        <>
          <section>
            <h2>{w.t('administration.office-add')}</h2>
            <form method="post" action={`${at}/offices`} class="narrow">
              <Carried c={c} door={door} />
              <NameFields {...fieldsFor('offices', {})} />
              <ShortNameField {...fieldsFor('offices', {})} />
              <p class="actions">
                <Button look="second">{w.t('administration.office-add')}</Button>
              </p>
            </form>
          </section>
          <section>
            <p>
              <a href={`${at}/names`}>{w.t('administration.rename')}</a>
            </p>
          </section>
        </>
      ) : null}
      {mayAct(c) ? (
        <section>
          <h2>{w.t(of.closed ? 'administration.reopen' : 'administration.close')}</h2>
          <p>{w.t('administration.close-lead')}</p>
          <Switch
            c={c}
            door={door}
            to={`${at}/${of.closed ? 'reopen' : 'close'}`}
            label={w.t(of.closed ? 'administration.reopen-of' : 'administration.close-of', { name })}
            text={w.t(of.closed ? 'administration.reopen' : 'administration.close')}
          />
        </section>
      ) : null}
    </div>
  );
  return administrationPage(c, door, {
    part: 'organisations',
    title: name,
    wrong,
    refusal: again?.refusal,
    children,
  });
};

const showRename = (
  c: Ask,
  door: Door,
  of: OrganisationRow,
  names: Readonly<Record<string, string>>,
  again?: Omit<Again, 'deed'>,
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = again ? wrongBy(w, atFields(again.refusal)) : nothingWrong;
  const fields = {
    w,
    typed: again?.form.typed ?? names,
    wrong: { ...wrong, of: (name: string) => wrong.of(name === 'names' ? 'en' : name) },
  };
  const children = (
    <form method="post" action={c.req.path} class="narrow">
      <Carried c={c} door={door} />
      <NameFields {...fields} />
      <p class="actions">
        <Button>{w.t('frame.save')}</Button> <a href={`/administration/organisations/${of.id}`}>{w.t('frame.cancel')}</a>
      </p>
    </form>
  );
  return administrationPage(c, door, {
    part: 'organisations',
    title: w.t('administration.rename'),
    wrong,
    refusal: again?.refusal,
    children,
  });
};

type Take = (c: Ask, of: OrganisationRow, form: Form) => Promise<Response>;

export const organisationPages: Mount = (app, door) => {
  const root = '/administration/organisations/:id';
  const withOne = (use: (c: Ask, of: OrganisationRow) => Promise<Response>) => async (c: Ask) => {
    const of = await findOrganisation(door.ledger.db, c.req.param('id') ?? '');
    return of ? use(c, of) : nothingHere(c, door);
  };
  const officeOf = async (c: Ask, of: OrganisationRow) =>
    (await listOffices(door.ledger.db, { organisation: of.id })).find((o) => o.id === c.req.param('office'));
  const take = (path: string, use: Take) =>
    app.post(
      `${root}${path}`,
      formForRoles(door, keepers, (c, form) => withOne((_, of) => use(c, of, form))(c)),
    );
  const order = async (
    c: Ask,
    of: OrganisationRow,
    form: Form,
    type: string,
    data: object,
    refusedBy: (refusal: Refusal) => Promise<Response>,
  ) => {
    const done = await act(c, door, organisation, { type, on: of.id, id: commandId(form, door), data });
    return isRefusal(done) ? refusedBy(done) : c.redirect(`/administration/organisations/${of.id}?done=saved`, 303);
  };
  const back = (c: Ask, of: OrganisationRow, form: Form, deed: string) => (refusal: Refusal) => show(c, door, of, { form, refusal, deed });

  app.get(
    root,
    forRoles(
      door,
      readers,
      withOne((c, of) => show(c, door, of)),
    ),
  );
  app.get(
    `${root}/names`,
    forRoles(
      door,
      keepers,
      withOne((c, of) => showRename(c, door, of, of.names)),
    ),
  );
  take('/names', (c, of, form) =>
    order(c, of, form, 'RenameOrganisation', { names: namesIn(form) }, (refusal) => showRename(c, door, of, of.names, { form, refusal })),
  );
  take('/close', (c, of, form) => order(c, of, form, 'CloseOrganisation', {}, back(c, of, form, 'close')));
  take('/reopen', (c, of, form) => order(c, of, form, 'ReopenOrganisation', {}, back(c, of, form, 'reopen')));
  take('/offices', async (c, of, form) => {
    const office = form.text('short').toLowerCase();
    const refusedBy = back(c, of, form, 'offices');
    return isShortName(office) ? order(c, of, form, 'AddOffice', { office, names: namesIn(form) }, refusedBy) : refusedBy(wrongShortName());
  });
  app.get(
    `${root}/offices/:office`,
    forRoles(
      door,
      keepers,
      withOne(async (c, of) => {
        const office = await officeOf(c, of);
        return office ? showRename(c, door, of, office.names) : nothingHere(c, door);
      }),
    ),
  );
  take('/offices/:office', async (c, of, form) => {
    const office = await officeOf(c, of);
    if (!office) return nothingHere(c, door);
    return order(c, of, form, 'RenameOffice', { office: office.id, names: namesIn(form) }, (refusal) =>
      showRename(c, door, of, office.names, { form, refusal }),
    );
  });
  for (const [path, type] of [
    ['close', 'CloseOffice'],
    ['reopen', 'ReopenOffice'],
  ] as const)
    take(`/offices/:office/${path}`, (c, of, form) =>
      order(c, of, form, type, { office: c.req.param('office') ?? '' }, back(c, of, form, path)),
    );
};
