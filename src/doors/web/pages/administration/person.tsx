import type { Child } from 'hono/jsx';
import { erasePerson, findPerson, listOffices, type OfficeRow, type PersonRow, person, requestReset } from '../../../../identity/index.ts';
import { invalid, isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, type ButtonLook } from '../../look/forms/button.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { nothingHere } from '../../refused.tsx';
import { formForRoles, forRoles } from '../../signed-in.tsx';
import { grantText } from '../identity/grants.ts';
import { Csrf } from '../identity/parts.tsx';
import { nothingWrong, type Wrong, wrongBy } from '../identity/wrong.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, keepers, mayAct, readers } from './frame.tsx';
import { GrantFields, grantIn, StatusTag } from './people.tsx';

interface Shown {
  readonly c: Ask;
  readonly door: Door;
  readonly who: PersonRow;
  readonly offices: readonly OfficeRow[];
  readonly wrong: Wrong;
  readonly typed: Readonly<Record<string, string>>;
}

const Act = (a: {
  readonly shown: Shown;
  readonly to: string;
  readonly button: string;
  readonly look?: ButtonLook;
  readonly children?: Child;
}) => (
  <form method="post" action={`/administration/people/${a.shown.who.id}/${a.to}`} class="narrow">
    <Csrf c={a.shown.c} />
    <input type="hidden" name="command" value={a.shown.door.makeId()} />
    {a.children}
    <p class="actions">
      <Button look={a.look ?? 'second'}>{a.button}</Button>
    </p>
  </form>
);

const Roles = ({ shown }: { readonly shown: Shown }) => {
  const { c, who, offices, door, wrong, typed } = shown;
  const { words: w } = c.get('visitor');
  return (
    <section>
      <h2>{w.t('identity.roles')}</h2>
      {who.grants.length === 0 ? <p>{w.t('administration.no-roles')}</p> : null}
      <ul class="rows">
        {who.grants.map((grant) => {
          const what = grantText(w, offices, grant);
          return (
            <li>
              {what}
              {mayAct(c) ? (
                <form method="post" action={`/administration/people/${who.id}/revoke`}>
                  <Csrf c={c} />
                  <input type="hidden" name="command" value={door.makeId()} />
                  <input type="hidden" name="role" value={grant.role} />
                  <input type="hidden" name="office" value={grant.office ?? ''} />
                  <Button look="plain" compact label={w.t('administration.revoke-of', { what })}>
                    {w.t('administration.revoke')}
                  </Button>
                </form>
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayAct(c) ? (
        <>
          <h3>{w.t('administration.grant')}</h3>
          <Act shown={shown} to="grant" button={w.t('administration.grant-button')}>
            <GrantFields w={w} wrong={wrong} typed={typed} offices={offices} />
          </Act>
        </>
      ) : null}
    </section>
  );
};

const Standing = ({ shown }: { readonly shown: Shown }) => {
  const { c, who, wrong, typed } = shown;
  const { words: w } = c.get('visitor');
  return (
    <>
      {who.status === 'suspended' ? (
        <section>
          <h2>{w.t('administration.reinstate')}</h2>
          <p>{w.t('administration.reinstate-lead')}</p>
          <Act shown={shown} to="reinstate" button={w.t('administration.reinstate')} />
        </section>
      ) : (
        <section>
          <h2>{w.t('administration.suspend')}</h2>
          <p>{w.t('administration.suspend-lead')}</p>
          <Act shown={shown} to="suspend" button={w.t('administration.suspend-button')}>
            <TextField
              w={w}
              name="reason"
              label={w.t('administration.suspend-reason')}
              dir="auto"
              maxlength={2000}
              value={typed.reason ?? ''}
              error={wrong.of('reason')}
            />
          </Act>
        </section>
      )}
      <section>
        <h2>{w.t('administration.erase')}</h2>
        <p>{w.t('administration.erase-lead')}</p>
        <Act shown={shown} to="erase" look="danger" button={w.t('administration.erase-button')}>
          <TextField
            w={w}
            name="confirm"
            type="email"
            autocomplete="off"
            label={w.t('administration.erase-type')}
            value={typed.confirm ?? ''}
            error={wrong.of('confirm')}
          />
        </Act>
      </section>
    </>
  );
};

const show = async (c: Ask, door: Door, who: PersonRow, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = refusal ? wrongBy(w, refusal) : nothingWrong;
  const offices = await listOffices(door.ledger.db);
  const shown: Shown = { c, door, who, offices, wrong, typed: form?.typed ?? {} };
  const rows = [
    { label: w.t('identity.email'), value: <bdi>{who.email ?? '–'}</bdi> },
    { label: w.t('administration.status'), value: <StatusTag w={w} status={who.status} /> },
    { label: w.t('administration.since'), value: w.instant(who.registeredAt) },
  ];
  const children = (
    <div class="stack">
      <SummaryList short rows={rows} />
      {mayAct(c) && who.status === 'invited' ? <Act shown={shown} to="invite-again" button={w.t('administration.invite-again')} /> : null}
      <p class="meta">
        <a href={`/administration/audit?on=person/${who.id}`}>{w.t('administration.about-them')}</a>{' '}
        <a href={`/administration/audit?who=${who.id}`}>{w.t('administration.their-acts')}</a>
      </p>
      {who.status === 'erased' ? null : <Roles shown={shown} />}
      {mayAct(c) && who.status !== 'erased' ? <Standing shown={shown} /> : null}
    </div>
  );
  const title = who.name ?? w.t('administration.erased-person');
  return administrationPage(c, door, { part: 'people', title, wrong, refusal, children });
};

interface Deed {
  /** The key `administration.done-…` that tells of it. */
  readonly done: string;
  readonly order: (c: Ask, door: Door, who: PersonRow, form: Form) => Promise<unknown>;
}

const command =
  (type: string, data: (form: Form) => object): Deed['order'] =>
  (c, door, who, form) =>
    act(c, door, person, { type, on: who.id, id: commandId(form, door), data: data(form) });

const erase: Deed['order'] = async (c, door, who, form) => {
  if (form.text('confirm').toLowerCase() !== who.email) return invalid({ fields: { confirm: 'not-your-address' } });
  return erasePerson(door, { id: commandId(form, door), on: who.id, actor: c.get('visitor').actor, now: door.clock() });
};

const deeds: Readonly<Record<string, Deed>> = {
  grant: { done: 'granted', order: command('GrantRole', (form) => grantIn(form) ?? { role: '', office: null }) },
  revoke: { done: 'revoked', order: command('RevokeRole', (form) => grantIn(form) ?? { role: '', office: null }) },
  suspend: { done: 'suspended', order: command('SuspendPerson', (form) => ({ reason: form.text('reason') })) },
  reinstate: { done: 'reinstated', order: command('ReinstatePerson', () => ({})) },
  erase: { done: 'erased', order: erase },
  'invite-again': {
    done: 'invited',
    order: (c, door, who) => requestReset(door, { email: who.email ?? '', address: c.get('visitor').network }),
  },
};

export const personPages: Mount = (app, door) => {
  const found = (c: Ask) => findPerson(door.ledger.db, c.req.param('id') ?? '');
  app.get(
    '/administration/people/:id',
    forRoles(door, readers, async (c) => {
      const who = await found(c);
      return who ? show(c, door, who) : nothingHere(c, door);
    }),
  );
  for (const [name, { done, order }] of Object.entries(deeds)) {
    const take = async (c: Ask, form: Form): Promise<Response> => {
      const who = await found(c);
      if (!who) return nothingHere(c, door);
      const came = await order(c, door, who, form);
      return isRefusal(came) ? show(c, door, who, form, came) : c.redirect(`/administration/people/${who.id}?done=${done}`, 303);
    };
    app.post(`/administration/people/:id/${name}`, formForRoles(door, keepers, take));
  }
};
