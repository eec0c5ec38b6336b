/** Signatures: on paper, with their scans, or by key. */
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { FileField, TextField } from '../../look/forms/text-fields.tsx';
import { Table } from '../../look/parts/table.tsx';
import { refused } from '../../refused.tsx';
import { Keys, registerKey, SignByKey, signByKey } from './sign-key.tsx';
import { evidenceFile } from '../desk/evidence-file.ts';
import { crumbsOf, findOwn, Head, order, type Own, partyName, pathOf, Speaker, speaker, Wrong } from './around.tsx';

const scans: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const page = (c: Ask, door: Door, own: Own, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.part-sign');
  const missing = own.sides.filter((s) => !state.signatures.some((x) => x.country === s));
  const line = (name: 'sign-place' | 'capacity' | 'signatory') => (
    <TextField w={w} name={name} label={w.t(`agreements.${name}`)} value={form?.text(name)} maxlength={200} dir="auto" />
  );
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <Head w={w} own={own} part="sign" />
          <Done c={c} area="agreements" />
          <Wrong w={w} refusal={refusal} />
          <p class="small soft">
            {w.t('agreements.digest')} <bdi class="digest">{digestOf(state)}</bdi>
          </p>
          <Table
            caption={title}
            hideCaption
            rows={state.parties}
            columns={[
              { label: w.t('agreements.party'), kind: 'main', cell: (p) => partyName(w, p) },
              {
                label: w.t('agreements.signed-by'),
                cell: ({ country }) => {
                  const s = state.signatures.find((x) => x.country === country);
                  if (s === undefined) return <span class="soft">{w.t('agreements.not-yet')}</span>;
                  return (
                    <>
                      <bdi>{s.signatory ?? ''}</bdi>
                      <br />
                      <bdi class="soft">{s.capacity}</bdi>
                      <br />
                      {w.when(s.day)}, <bdi>{s.place}</bdi>
                      {s.how.kind === 'paper' ? (
                        <>
                          {' '}
                          <a href={pathOf(id, 'scans', s.how.scan)}>{w.t('agreements.see-scan')}</a>
                        </>
                      ) : (
                        <>, {w.t('agreements.signed-by-key', { key: s.how.key.slice(0, 8) })}…</>
                      )}
                    </>
                  );
                },
              },
            ]}
          />
          {state.status === 'draft' ? <p class="soft">{w.t('agreements.sign-not-yet')}</p> : null}
          <Keys c={c} door={door} own={own} form={form} />
          <SignByKey c={c} door={door} own={own} form={form} />
          {state.status === 'approved' && missing.length > 0 ? (
            <section>
              <h2>{w.t('agreements.sign-on-paper')}</h2>
              <form method="post" action={pathOf(id, 'sign')} enctype="multipart/form-data" class="narrow-page">
                <Carried c={c} door={door} form={form} />
                <input type="hidden" name="digest" value={digestOf(state)} />
                <Speaker w={w} sides={missing} />
                {line('signatory')}
                {line('capacity')}
                {line('sign-place')}
                <DateField
                  w={w}
                  name="day"
                  label={w.t('agreements.day')}
                  value={form && { day: form.text('day-day'), month: form.text('day-month'), year: form.text('day-year') }}
                />
                <FileField
                  w={w}
                  name="scan"
                  label={w.t('agreements.scan')}
                  hint={w.t('agreements.scan-hint')}
                  accept=".pdf,.png,.jpg,.jpeg"
                />
                <p class="actions">
                  <Button>{w.t('agreements.record-signature')}</Button>
                </p>
              </form>
            </section>
          ) : null}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};
/** The same key, or the same signature, once more. */
const sentTwice = ({ reason }: Refusal, form: Form, { state }: Own): boolean => {
  if (form.text('do') === 'key') return reason === 'nothing-changed';
  const signature = form.text('signature').replaceAll(/\s/g, '');
  return form.text('do') === 'by-key' && state.signatures.some((s) => s.how.kind === 'key' && s.how.signature === signature);
};
const sign = async (c: Ask, door: Door, form: Form, own: Own) => {
  const day = dayFrom(form.text('day-day'), form.text('day-month'), form.text('day-year'));
  if (!day) return refuse('day-missing');
  // Nothing is kept of a file that comes too early.
  if (own.state.status !== 'approved') return refuse(own.state.status === 'draft' ? 'text-not-approved' : 'already-concluded');
  const file = form.file('scan');
  if (file === undefined) return refuse('scan-missing');
  const read = await evidenceFile(file);
  if (isRefusal(read)) return read;
  if (!scans.has(read.type)) return refuse('unknown-kind-of-file');
  const kept = await door.files.keep(read.bytes, read.type);
  return order(c, door, form, own.id, 'RecordSignature', {
    ...{
      country: speaker(form, own),
      day,
      place: form.text('sign-place'),
      capacity: form.text('capacity'),
      signatory: form.text('signatory'),
    },
    ...(form.text('digest') === '' ? {} : { digest: form.text('digest') }),
    how: { kind: 'paper', scan: kept.digest },
  });
};
export const showSign = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};
export const takeSign = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const doing = form.text('do');
  const outcome = await (doing === 'key' ? registerKey : doing === 'by-key' ? signByKey : sign)(c, door, form, own);
  if (isRefusal(outcome) && !sentTwice(outcome, form, own)) return page(c, door, own, form, outcome);
  return c.redirect(`${pathOf(own.id, 'sign')}?done=${doing === 'key' ? 'key' : 'signed'}`, 303);
};
