import type { Child } from 'hono/jsx';
import { deliveryScales } from '../../../../communiques/commitment/commitment.ts';
import type { CommitmentPage } from '../../../../communiques/tracker/commitment/queries.ts';
import type { OfficeRow } from '../../../../identity/index.ts';
import type { Form } from '../../forms.ts';
import { Button, type ButtonLook } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { DateField } from '../../look/forms/date-field.tsx';
import { FileField, TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { OrderFields } from '../../ordering.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { FormParts } from './parts.tsx';

export interface KeepProps extends FormParts {
  readonly page: CommitmentPage;
  readonly offices: readonly OfficeRow[];
  readonly today: string;
  readonly back?: { readonly act: string; readonly form: Form; readonly errors: Readonly<Record<string, string>> };
}

/** What a form that came back held, else what is known. */
export const typed = (a: KeepProps, act: string) => {
  const form = a.back?.act === act ? a.back.form : undefined;
  return {
    value: (name: string, known = '') => form?.exact(name) ?? known,
    day: (name: string, known?: string | null) =>
      form ? { day: form.text(`${name}-day`), month: form.text(`${name}-month`), year: form.text(`${name}-year`) } : (known ?? undefined),
    error: (name: string) => (form ? a.back?.errors[name] : undefined),
  };
};

export const Act = (
  a: KeepProps & {
    readonly act: string;
    readonly button: string;
    readonly look?: ButtonLook;
    readonly files?: boolean;
    readonly children?: Child;
  },
) => (
  <form
    method="post"
    action={`/desk/commitments/${a.page.commitment.number}/${a.act}`}
    enctype={a.files ? 'multipart/form-data' : undefined}
  >
    <OrderFields csrf={a.csrf} door={a.door} />
    <input type="hidden" name="version" value={String(a.page.version)} />
    {a.children}
    <p class="actions">
      <Button look={a.look ?? 'second'}>{a.button}</Button>
    </p>
  </form>
);

export const Fold = (a: {
  readonly id: string;
  readonly label: string;
  readonly open: boolean;
  readonly says?: Child;
  readonly children?: Child;
}) => (
  <details class="fold" id={a.id} open={a.open}>
    <summary>
      {a.label}
      {a.says ? <span class="soft small says">{a.says}</span> : null}
    </summary>
    {a.children}
  </details>
);

/** How far it has come, on what evidence. */
export const Report = (a: KeepProps) => {
  const { w } = a;
  const t = typed(a, 'report');
  return (
    <Act {...a} act="report" button={w.t('desk.report')} look="first" files>
      <Radios
        w={w}
        name="scale"
        label={w.t('desk.scale')}
        value={t.value('scale')}
        error={t.error('scale')}
        choices={deliveryScales.map((s) => ({ value: s, label: w.t(`delivery.${s}`), hint: w.t(`desk.scale-${s}`) }))}
      />
      <TextArea
        w={w}
        name="delivery-note"
        rows={3}
        optional
        maxlength={5000}
        label={w.t('desk.delivery-note')}
        hint={w.t('desk.delivery-note-hint')}
        value={t.value('delivery-note')}
        keep="delivery"
      />
      <TextField w={w} name="link" type="url" optional label={w.t('desk.evidence-link')} value={t.value('link')} error={t.error('link')} />
      <FileField
        w={w}
        name="evidence-file"
        optional
        label={w.t('desk.evidence-file')}
        hint={w.t('desk.evidence-file-hint')}
        error={t.error('evidence-file')}
      />
      <TextField
        w={w}
        name="evidence-title"
        optional
        label={w.t('desk.evidence-title')}
        value={t.value('evidence-title')}
        maxlength={300}
      />
      <DateField w={w} name="at" label={w.t('desk.as-of')} value={t.day('at', a.today)} error={t.error('at')} />
    </Act>
  );
};

export const Owners = (a: KeepProps) => {
  const { w, page } = a;
  const t = typed(a, 'owner');
  return (
    <div class="two">
      {page.commitment.parties.map((country) => {
        const now = page.commitment.owners.find((o) => o.country === country);
        const choices = a.offices
          .filter((o) => o.country === country && !o.closed)
          .map((o) => ({
            value: o.id,
            label: `${o.organisationNames[w.language] ?? o.organisationName}: ${o.names[w.language] ?? o.name}`,
          }));
        return (
          <Act {...a} act="owner" button={w.t('desk.save-owner', { country: w.country(country) })}>
            <input type="hidden" name="country" value={country} />
            {choices.length > 0 ? (
              <Select
                w={w}
                name={`office-${country}`}
                optional
                label={w.t('desk.office-of', { country: w.country(country) })}
                empty={w.t('desk.no-office')}
                value={t.value(`office-${country}`, now?.office ?? '')}
                choices={choices}
                error={t.error(`office-${country}`)}
              />
            ) : null}
            <TextField
              w={w}
              name={`name-${country}`}
              optional
              label={w.t(choices.length > 0 ? 'desk.other-owner' : 'desk.office-of', { country: w.country(country) })}
              hint={now ? w.t('desk.owner-now', { name: now.name }) : undefined}
              value={t.value(`name-${country}`, now && !now.office ? now.name : '')}
              maxlength={200}
            />
          </Act>
        );
      })}
    </div>
  );
};

export const Due = (a: KeepProps) => {
  const t = typed(a, 'due');
  return (
    <Act {...a} act="due" button={a.w.t('frame.save')}>
      <DateField
        w={a.w}
        name="due"
        optional
        label={a.w.t('commitments.due')}
        hint={a.w.t('desk.due-hint')}
        value={t.day('due', a.page.commitment.due)}
        error={t.error('due')}
      />
    </Act>
  );
};

export const Milestones = (a: KeepProps) => {
  const { w, page } = a;
  const t = typed(a, 'milestone');
  return (
    <>
      {page.commitment.milestones.length > 0 ? (
        <Table
          caption={w.t('commitments.milestones')}
          hideCaption
          rows={page.commitment.milestones}
          columns={[
            { label: w.t('commitments.milestone'), kind: 'main', cell: (m) => <span dir="auto">{m.title}</span> },
            { label: w.t('commitments.due'), kind: 'nowrap', cell: (m) => (m.due ? w.whenShort(m.due) : '–') },
            {
              label: w.t('commitments.completed'),
              cell: (m) =>
                m.completed ? (
                  w.whenShort(m.completed)
                ) : (
                  <form method="post" action={`/desk/commitments/${page.commitment.number}/reached`}>
                    <OrderFields csrf={a.csrf} door={a.door} />
                    <input type="hidden" name="version" value={String(page.version)} />
                    <input type="hidden" name="milestone-id" value={m.id} />
                    <Button look="second" compact label={`${w.t('desk.reached')}: ${m.title}`}>
                      {w.t('desk.reached')}
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      ) : null}
      <Act {...a} act="milestone" button={w.t('desk.add-milestone')}>
        <TextField
          w={w}
          name="milestone"
          label={w.t('desk.new-milestone')}
          value={t.value('milestone')}
          error={t.error('milestone')}
          maxlength={300}
        />
        <DateField
          w={w}
          name="milestone-due"
          optional
          label={w.t('commitments.due')}
          value={t.day('milestone-due')}
          error={t.error('milestone-due')}
        />
      </Act>
    </>
  );
};
