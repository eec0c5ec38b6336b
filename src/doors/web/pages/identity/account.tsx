import { changePassword, emailTaken, erasePerson, listOffices, type PersonRow, person, provePassword } from '../../../../identity/index.ts';
import { invalid, isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { formForRoles, forRoles } from '../../signed-in.tsx';
import type { Mount } from '../pages.ts';
import { accountPage, withOwn } from './account-frame.tsx';
import { grantText } from './grants.ts';
import { Csrf, EmailField, LanguageField, NameField, NewPasswordField, saidPage } from './parts.tsx';
import { dropToken, tokenIn } from './session-cookie.ts';
import { nothingWrong, statusAgain, wrongBy } from './wrong.ts';

type Typed = Readonly<Record<string, string>>;

const again = (c: Ask, refusal: Refusal | undefined) => {
  if (!refusal) return { wrong: nothingWrong, status: 200 as const };
  return { wrong: wrongBy(c.get('visitor').words, refusal), status: statusAgain(refusal) };
};

const CurrentPassword = ({ c, hint, error }: { readonly c: Ask; readonly hint?: string; readonly error: string | undefined }) => {
  const { words: w } = c.get('visitor');
  return (
    <TextField
      w={w}
      name="current"
      type="password"
      autocomplete="current-password"
      label={w.t('identity.current-password')}
      hint={hint}
      error={error}
      optional={hint !== undefined}
    />
  );
};

const showData = async (c: Ask, door: Door, own: PersonRow, typed?: Typed, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const fields = { w, wrong, typed: typed ?? { name: own.name ?? '', email: own.email ?? '', language: own.language } };
  const offices = await listOffices(door.ledger.db);
  const roles = own.grants.map((grant) => grantText(w, offices, grant));
  const children = (
    <>
      <section>
        <h2>{w.t('identity.change-data')}</h2>
        <form method="post" action="/account" class="narrow">
          <Csrf c={c} />
          <NameField {...fields} />
          <LanguageField {...fields} />
          <EmailField {...fields} />
          <CurrentPassword c={c} hint={w.t('identity.current-for-email')} error={wrong.of('current')} />
          <p class="actions">
            <Button>{w.t('frame.save')}</Button>
          </p>
        </form>
      </section>
      <section>
        <h2>{w.t('identity.roles')}</h2>
        {roles.length === 0 ? (
          <p>{w.t('identity.no-roles')}</p>
        ) : (
          <ul>
            {roles.map((role) => (
              <li>{role}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
  return accountPage(c, door, { part: 'data', wrong, status, children });
};

/** Only what differs is ordered; a new address, to which a new password could be sent, asks for the password first. */
const changeData = async (c: Ask, door: Door, own: PersonRow, form: Form): Promise<Refusal | undefined> => {
  const [name, email, language] = [form.text('name'), form.text('email').toLowerCase(), form.text('language')];
  if (email !== own.email) {
    const unproved = await provePassword(door, { person: own.id, current: form.exact('current') });
    if (unproved) return unproved;
  }
  const orders = [
    { type: 'ChangeName', data: { name }, changed: name !== own.name },
    { type: 'ChangeEmail', data: { email }, changed: email !== own.email },
    { type: 'ChangeLanguage', data: { language }, changed: language !== own.language },
  ];
  for (const { type, data, changed } of orders) {
    const done = changed ? await act(c, door, person, { type, on: own.id, data }) : undefined;
    if (isRefusal(done)) return emailTaken(done);
  }
  return undefined;
};

const takeData = async (c: Ask, door: Door, own: PersonRow, form: Form): Promise<Response> => {
  const refusal = await changeData(c, door, own, form);
  return refusal ? showData(c, door, own, form.typed, refusal) : c.redirect('/account?done=data', 303);
};

const showPassword = (c: Ask, door: Door, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const children = (
    <section>
      <h2>{w.t('identity.change-password')}</h2>
      <p>{w.t('identity.change-password-lead')}</p>
      <form method="post" action="/account/password" class="narrow">
        <Csrf c={c} />
        <CurrentPassword c={c} error={wrong.of('current')} />
        <NewPasswordField w={w} wrong={wrong} />
        <p class="actions">
          <Button>{w.t('identity.change-password')}</Button>
        </p>
      </form>
    </section>
  );
  return accountPage(c, door, { part: 'password', wrong, status, children });
};

const takePassword = async (c: Ask, door: Door, own: PersonRow, form: Form): Promise<Response> => {
  const [current, next] = [form.exact('current'), form.exact('password')];
  const refusal = await changePassword(door, { person: own.id, current, next, token: tokenIn(c, door) ?? '' });
  return refusal ? showPassword(c, door, refusal) : c.redirect('/account/password?done=password', 303);
};

const showErase = (c: Ask, door: Door, typed: Typed = {}, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const children = (
    <section>
      <h2>{w.t('identity.erase-title')}</h2>
      <p>{w.t('identity.erase-lead')}</p>
      <form method="post" action="/account/erase" class="narrow">
        <Csrf c={c} />
        <TextField
          w={w}
          name="confirm"
          type="email"
          autocomplete="off"
          label={w.t('identity.erase-type')}
          value={typed.confirm ?? ''}
          error={wrong.of('confirm')}
        />
        <CurrentPassword c={c} error={wrong.of('current')} />
        <p class="actions">
          <Button look="danger">{w.t('identity.erase-button')}</Button>
        </p>
      </form>
    </section>
  );
  return accountPage(c, door, { part: 'erase', wrong, status, children });
};

const takeErase = async (c: Ask, door: Door, own: PersonRow, form: Form): Promise<Response> => {
  const { actor, words: w } = c.get('visitor');
  if (form.text('confirm').toLowerCase() !== own.email)
    return showErase(c, door, form.typed, invalid({ fields: { confirm: 'not-your-address' } }));
  const unproved = await provePassword(door, { person: own.id, current: form.exact('current') });
  const done = unproved ?? (await erasePerson(door, { id: door.makeId(), on: own.id, actor, now: door.clock() }));
  if (isRefusal(done)) return showErase(c, door, form.typed, done);
  dropToken(c, door);
  c.set('visitor', { ...c.get('visitor'), actor: { kind: 'anyone', id: 'anyone', grants: [] }, person: null, csrf: null });
  return saidPage(c, door, { title: w.t('identity.erased-title'), body: w.t('identity.erased-body') });
};

export const account: Mount = (app, door) => {
  const page = (show: (c: Ask, own: PersonRow) => Promise<Response>) => forRoles(door, [], withOwn(door, show));
  const taken = (take: (c: Ask, door: Door, own: PersonRow, form: Form) => Promise<Response>) =>
    formForRoles(door, [], (c, form) => withOwn(door, (_, own) => take(c, door, own, form))(c));
  app.get(
    '/account',
    page((c, own) => showData(c, door, own)),
  );
  app.post('/account', taken(takeData));
  app.get(
    '/account/password',
    page((c) => showPassword(c, door)),
  );
  app.post('/account/password', taken(takePassword));
  app.get(
    '/account/erase',
    page((c) => showErase(c, door)),
  );
  app.post('/account/erase', taken(takeErase));
};
