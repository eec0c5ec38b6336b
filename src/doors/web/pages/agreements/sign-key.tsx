/** Signature by key: which keys count, the exact bytes that are signed, and how to sign them outside of here. */
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { digestOf, signedBytes } from '../../../../engagements/agreement/canonical-text.ts';
import { publicKeyFrom } from '../../../../engagements/agreement/signing-key.ts';
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { order, type Own, partyName, pathOf, Speaker, speaker } from './around.tsx';

const keyOf = ({ keys }: Agreement, country: string) => keys.findLast((k) => k.country === country)?.key;
/** Of the parties for whom the visitor speaks, those whose supervisor they are. */
export const supervised = (c: Ask, { state, sides }: Own): readonly string[] => {
  const { actor } = c.get('visitor');
  return state.parties.filter((p) => sides.includes(p.country) && hasAt(actor, p.office, 'supervisor')).map((p) => p.country);
};
const isOpen = ({ status }: Agreement): boolean => status === 'draft' || status === 'approved';

interface Shown {
  readonly c: Ask;
  readonly door: Door;
  readonly own: Own;
  /** What was refused, where it was one of these forms. */
  readonly form: Form | undefined;
}
export const Keys = ({ c, door, own, form }: Shown) => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const heads = supervised(c, own).filter((side) => !state.signatures.some((s) => s.country === side));
  if (state.keys.length === 0 && !isOpen(state)) return null;
  return (
    <section>
      <h2>{w.t('agreements.keys')}</h2>
      <SummaryList
        rows={state.parties.map((p) => {
          const key = keyOf(state, p.country);
          return {
            label: partyName(w, p),
            value: key ? <bdi class="digest">{key}</bdi> : <span class="soft">{w.t('agreements.key-none')}</span>,
          };
        })}
      />
      {!isOpen(state) ? null : heads.length === 0 ? (
        <p class="soft">{w.t('agreements.key-for-supervisors')}</p>
      ) : (
        <details class="fold" open={form?.text('do') === 'key'}>
          <summary>{w.t('agreements.key-register')}</summary>
          <form method="post" action={pathOf(id, 'sign')} class="narrow-page">
            <Carried c={c} door={door} />
            <input type="hidden" name="do" value="key" />
            <Speaker w={w} sides={heads} id="country-key" />
            <TextArea
              w={w}
              name="key"
              label={w.t('agreements.key')}
              hint={w.t('agreements.key-hint')}
              value={form?.text('do') === 'key' ? form.text('key') : ''}
              rows={4}
              maxlength={1000}
              dir="ltr"
            />
            <Button look="second">{w.t('agreements.key-save')}</Button>
          </form>
        </details>
      )}
    </section>
  );
};

const commands = (digest: string): string =>
  [
    `printf 'daricha agreement v1\\n${digest}' > agreement.bin`,
    'openssl pkeyutl -sign -inkey key.pem -rawin -in agreement.bin | openssl base64 -A',
  ].join('\n');
const makeKey = ['openssl genpkey -algorithm ed25519 -out key.pem', 'openssl pkey -in key.pem -pubout'].join('\n');

/** For the sides that have a key and have not signed. */
export const SignByKey = ({ c, door, own, form }: Shown) => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const sides = own.sides.filter((s) => keyOf(state, s) !== undefined && !state.signatures.some((x) => x.country === s));
  if (state.status !== 'approved' || sides.length === 0) return null;
  const digest = digestOf(state);
  const typed = form?.text('do') === 'by-key' ? form : undefined;
  const line = (name: 'sign-place' | 'capacity' | 'signatory') => (
    <TextField w={w} name={`k-${name}`} label={w.t(`agreements.${name}`)} value={typed?.text(`k-${name}`)} maxlength={200} dir="auto" />
  );
  return (
    <section id="by-key">
      <h2>{w.t('agreements.sign-by-key')}</h2>
      <h3>{w.t('agreements.sign-bytes')}</h3>
      <p>{w.t('agreements.sign-bytes-hint')}</p>
      <pre class="to-sign" dir="ltr" tabindex={0}>
        {signedBytes(digest).toString('ascii')}
      </pre>
      <p>{w.t('agreements.sign-how')}</p>
      <pre class="to-sign" dir="ltr" tabindex={0}>
        {commands(digest)}
      </pre>
      <details class="fold">
        <summary>{w.t('agreements.sign-make-key')}</summary>
        <pre class="to-sign" dir="ltr" tabindex={0}>
          {makeKey}
        </pre>
      </details>
      <form method="post" action={pathOf(id, 'sign')} class="narrow-page">
        <Carried c={c} door={door} form={typed} />
        <input type="hidden" name="do" value="by-key" />
        <Speaker w={w} sides={sides} id="country-by-key" />
        {line('signatory')}
        {line('capacity')}
        {line('sign-place')}
        <DateField
          w={w}
          name="k-day"
          label={w.t('agreements.day')}
          value={typed && { day: typed.text('k-day-day'), month: typed.text('k-day-month'), year: typed.text('k-day-year') }}
        />
        <TextField
          w={w}
          name="signature"
          label={w.t('agreements.signature-field')}
          hint={w.t('agreements.signature-hint')}
          value={typed?.text('signature')}
          maxlength={200}
          spellcheck={false}
          dir="ltr"
        />
        <p class="actions">
          <Button>{w.t('agreements.sign-it')}</Button>
        </p>
      </form>
    </section>
  );
};

export const registerKey = (c: Ask, door: Door, form: Form, own: Own) => {
  const key = publicKeyFrom(form.text('key'));
  if (!/^[A-Za-z0-9+/]{43}=$/.test(key)) return refuse('signing-key-wrong');
  return order(c, door, form, own.id, 'RegisterSigningKey', { country: speaker(form, own), key });
};
const signatureTyped = (form: Form): string | Refusal => {
  const signature = form.text('signature').replaceAll(/\s/g, '');
  if (signature === '') return refuse('signature-missing');
  return /^[A-Za-z0-9+/]{86}==$/.test(signature) ? signature : refuse('signature-wrong');
};
export const signByKey = (c: Ask, door: Door, form: Form, own: Own) => {
  const country = speaker(form, own);
  const day = dayFrom(form.text('k-day-day'), form.text('k-day-month'), form.text('k-day-year'));
  const key = keyOf(own.state, country);
  const signature = signatureTyped(form);
  if (own.state.status !== 'approved') return refuse(own.state.status === 'draft' ? 'text-not-approved' : 'already-concluded');
  if (key === undefined) return refuse('signing-key-unknown', { country });
  if (!day) return refuse('day-missing');
  if (typeof signature !== 'string') return signature;
  return order(c, door, form, own.id, 'RecordSignature', {
    ...{ country, day, place: form.text('k-sign-place'), capacity: form.text('k-capacity'), signatory: form.text('k-signatory') },
    how: { kind: 'key', key, signature },
  });
};
