import { listKeys, makeKey, type OwnKey, revokeKey, type Scope } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import { mounting } from '../mounting.ts';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { accountPage } from './account-frame.tsx';
import { Csrf } from './parts.tsx';
import { nothingWrong, statusAgain, type Wrong, wrongBy } from './wrong.ts';

const scopes: readonly Scope[] = ['read', 'write'];
const me = (c: Ask): string => c.get('visitor').person?.id ?? '';

const stateOf = (w: Words, key: OwnKey, now: string): string => {
  if (key.revokedAt !== null) return w.t('identity.key-revoked', { at: w.instant(key.revokedAt) });
  return w.t(key.expiresAt !== null && key.expiresAt <= now ? 'identity.key-expired' : 'identity.key-works');
};

const KeyTable = ({ c, keys, now }: { readonly c: Ask; readonly keys: readonly OwnKey[]; readonly now: string }) => {
  const { words: w } = c.get('visitor');
  if (keys.length === 0) return <EmptyState title={w.t('identity.keys-none')}>{w.t('identity.keys-none-body')}</EmptyState>;
  const when = (at: string | null) => (at === null ? w.t('identity.key-never') : w.instant(at));
  return (
    <Table
      caption={w.t('identity.keys-own')}
      hideCaption
      rows={keys}
      columns={[
        { label: w.t('identity.key-label'), kind: 'main', cell: (k) => <bdi>{k.label}</bdi> },
        { label: w.t('identity.key-scopes'), cell: (k) => w.list(k.scopes.map((scope) => w.t(`identity.scope-${scope}`))) },
        { label: w.t('identity.key-expires'), cell: (k) => (k.expiresAt === null ? '–' : w.instant(k.expiresAt)) },
        { label: w.t('identity.key-used'), cell: (k) => when(k.usedAt) },
        { label: w.t('identity.key-state'), cell: (k) => stateOf(w, k, now) },
        {
          label: w.t('identity.session-act'),
          cell: (k) =>
            k.revokedAt !== null ? (
              '–'
            ) : (
              <form method="post" action="/account/keys/revoke">
                <Csrf c={c} />
                <input type="hidden" name="key" value={k.id} />
                <Button look="second" compact label={w.t('identity.key-revoke-of', { label: k.label })}>
                  {w.t('identity.key-revoke')}
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
};

const NewKey = ({ c, wrong, form }: { readonly c: Ask; readonly wrong: Wrong; readonly form: Form | undefined }) => {
  const { words: w } = c.get('visitor');
  return (
    <form method="post" action="/account/keys" class="narrow">
      <Csrf c={c} />
      <TextField
        w={w}
        name="label"
        label={w.t('identity.key-label')}
        hint={w.t('identity.key-label-hint')}
        dir="auto"
        maxlength={200}
        value={form?.text('label') ?? ''}
        error={wrong.of('label')}
      />
      <Checkboxes
        w={w}
        name="scopes"
        label={w.t('identity.key-scopes')}
        values={form?.all('scopes') ?? ['read']}
        error={wrong.of('scopes')}
        choices={scopes.map((value) => ({ value, label: w.t(`identity.scope-${value}`) }))}
      />
      <TextField
        w={w}
        name="days"
        label={w.t('identity.key-days')}
        hint={w.t('identity.key-days-hint')}
        inputmode="numeric"
        width={4}
        value={form?.text('days') ?? '90'}
        error={wrong.of('days')}
      />
      <p class="actions">
        <Button>{w.t('identity.key-new')}</Button>
      </p>
    </form>
  );
};

interface Shown {
  readonly form?: Form;
  readonly refusal?: Refusal;
  readonly made?: string;
}

const show = async (c: Ask, door: Door, { form, refusal, made }: Shown = {}): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wrong = refusal ? wrongBy(w, refusal) : nothingWrong;
  const keys = await listKeys(door, me(c));
  const children = (
    <>
      {made ? (
        <Notice w={w} kind="success" title={w.t('identity.key-made')}>
          <p>{w.t('identity.key-made-body')}</p>
          <p dir="ltr">
            <code>{made}</code>
          </p>
          <p>{w.t('identity.key-use')}</p>
          <p dir="ltr">
            <code>Authorization: Bearer {made.slice(0, 12)}…</code>
          </p>
        </Notice>
      ) : null}
      <section>
        <h2>{w.t('identity.keys-own')}</h2>
        <p>{w.t('identity.keys-lead')}</p>
        <KeyTable c={c} keys={keys} now={door.clock()} />
      </section>
      <section>
        <h2>{w.t('identity.key-new')}</h2>
        <NewKey c={c} wrong={wrong} form={made ? undefined : form} />
      </section>
    </>
  );
  return accountPage(c, door, { part: 'keys', wrong, status: refusal ? statusAgain(refusal) : made ? 201 : 200, children });
};

/** Answered at once and not after a redirect: the key is in this one page and nowhere else. */
const make = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const given = scopes.filter((scope) => form.all('scopes').includes(scope));
  const days = /^\d{1,4}$/.test(form.text('days')) ? Number(form.text('days')) : 0;
  const made = await makeKey(door, { person: me(c), label: form.text('label'), scopes: given, days });
  if (isRefusal(made)) return show(c, door, { form, refusal: made });
  const answer = await show(c, door, { form, made: made.key });
  answer.headers.set('cache-control', 'no-store');
  return answer;
};

const revoke = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const refusal = await revokeKey(door, me(c), form.text('key'));
  return refusal ? refused(c, door, refusal) : c.redirect('/account/keys?done=revoked', 303);
};

export const keys: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/account/keys', [], show);
  takes('/account/keys', [], make);
  takes('/account/keys/revoke', [], revoke);
};
