import type { OfficeRow } from '../../../../identity/index.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { absence } from '../../../../one-window/absence/absence-decider.ts';
import { type AbsenceLine, listAbsences } from '../../../../one-window/absence/queries.ts';
import { recordAbsence } from '../../../../one-window/absence/record-absence.ts';
import { statusOf } from '../../../http/problems.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { type Colleague, colleaguesOf } from './colleagues.ts';
import { type Desk, isSupervisorOf, openDesk, peopleNamed } from './office-desk.ts';
import { DoneNotice, fullOfficeName, inboxCrumbs, officeDay, officeName } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
  readonly field?: string;
}
interface Shown {
  readonly w: Words;
  readonly door: Door;
  readonly csrf: string | null;
  readonly me: Id;
  readonly desk: Desk;
  readonly office: OfficeRow;
  readonly supervises: boolean;
  readonly absences: readonly AbsenceLine[];
  readonly colleagues: readonly Colleague[];
  readonly names: ReadonlyMap<Id, string>;
  readonly back?: { readonly form: Form; readonly words: string; readonly field?: string | undefined } | undefined;
}

/** Which field a reason belongs to. */
const fieldOf: Readonly<Record<string, string>> = {
  'delegate-is-absent': 'delegate',
  'delegate-not-at-office': 'delegate',
  'officer-not-at-office': 'officer',
  'absence-ends-before-it-begins': 'until',
  'absence-too-long': 'until',
  'absence-over': 'until',
  'absence-overlaps': 'from',
};

const nameIn = (s: Shown, id: Id): string => (id === s.me ? s.w.t('inbox.you') : (s.names.get(id) ?? s.w.t('inbox.somebody')));

const List = ({ s }: { readonly s: Shown }) => {
  const { w } = s;
  return s.absences.length === 0 ? (
    <EmptyState title={w.t('supervise.no-absence-title')}>{w.t('supervise.no-absence-body')}</EmptyState>
  ) : (
    <Table
      caption={w.t('supervise.absences')}
      hideCaption
      rows={s.absences}
      columns={[
        { label: w.t('inbox.officer'), kind: 'main', cell: (a) => nameIn(s, a.officer) },
        {
          label: w.t('supervise.days'),
          cell: (a) => w.t('inbox.range', { from: w.whenShort(a.first_day), to: w.whenShort(a.last_day) }),
        },
        { label: w.t('supervise.delegate'), cell: (a) => nameIn(s, a.delegate) },
        {
          label: w.t('supervise.state'),
          cell: (a) => (
            <>
              <Tag look={a.status === 'running' ? 'live' : undefined}>{w.t(`supervise.absence-${a.status}`)}</Tag>
              {a.tasks > 0 ? <span class="small soft block">{w.t('supervise.moved', { count: a.tasks })}</span> : null}
            </>
          ),
        },
        {
          label: w.t('supervise.end'),
          cell: (a) =>
            (s.supervises || a.officer === s.me) && (a.status === 'planned' || a.status === 'running') ? (
              <form method="post" action={`/absences/${a.id}/end`}>
                <input type="hidden" name="csrf" value={s.csrf ?? ''} />
                <input type="hidden" name="command" value={s.door.makeId()} />
                <input type="hidden" name="office" value={s.office.id} />
                <Button look="second" compact label={w.t('supervise.end-of', { who: nameIn(s, a.officer) })}>
                  {w.t(a.status === 'planned' ? 'supervise.call-off' : 'supervise.back-already')}
                </Button>
              </form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
};

const Record = ({ s }: { readonly s: Shown }) => {
  const { w, back } = s;
  const typed = (name: string, known = '') => back?.form.text(name) ?? known;
  const day = (name: string) =>
    back ? { day: typed(`${name}-day`), month: typed(`${name}-month`), year: typed(`${name}-year`) } : undefined;
  const error = (name: string) => (back?.field === name ? back.words : undefined);
  const people = s.colleagues.map((p) => ({ value: p.id, label: p.name }));
  return (
    <section id="record">
      <h2>{w.t('supervise.record')}</h2>
      <form method="post" action="/absences" class="narrow">
        <input type="hidden" name="csrf" value={s.csrf ?? ''} />
        <input type="hidden" name="command" value={typed('command', s.door.makeId())} />
        <input type="hidden" name="office" value={s.office.id} />
        {s.supervises ? (
          <Select
            w={w}
            name="officer"
            label={w.t('supervise.who-is-away')}
            empty={w.t('inbox.choose-officer')}
            value={typed('officer', s.colleagues.some((p) => p.id === s.me) ? s.me : '')}
            error={error('officer')}
            choices={people}
          />
        ) : (
          <input type="hidden" name="officer" value={s.me} />
        )}
        <DateField
          w={w}
          name="from"
          label={w.t('supervise.first-day')}
          value={day('from') ?? officeDay(s.door, s.office.id, s.desk.now)}
          error={error('from')}
        />
        <DateField w={w} name="until" label={w.t('supervise.last-day')} value={day('until')} error={error('until')} />
        <Select
          w={w}
          name="delegate"
          label={w.t('supervise.who-takes-over')}
          hint={w.t('supervise.takes-over-hint')}
          empty={w.t('inbox.choose-officer')}
          value={typed('delegate')}
          error={error('delegate')}
          choices={s.supervises ? people : people.filter((p) => p.value !== s.me)}
        />
        <p class="actions">
          <Button>{w.t('supervise.record')}</Button>
        </p>
      </form>
    </section>
  );
};

/** Who of an office is or will be away, and who does their tasks meanwhile. */
export const absences = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const { words: w, csrf, actor, person } = c.get('visitor');
  const desk = await openDesk(c, door, undefined, back?.form.text('office'));
  const office = desk.chosen[0];
  const title = w.t('supervise.absences');
  const crumbs = inboxCrumbs(w, { label: title });
  if (!office) {
    const children = (
      <>
        <h1>{title}</h1>
        <EmptyState title={w.t('inbox.no-office-title')}>{w.t('inbox.no-office-body')}</EmptyState>
      </>
    );
    return door.frame.page(c, { title, crumbs, noIndex: true, children });
  }
  const [found, colleagues] = await Promise.all([listAbsences(door.ledger, [office.id]), colleaguesOf(door, [office.id])]);
  const names = await peopleNamed(
    door,
    found.flatMap((a) => [a.officer, a.delegate]),
  );
  const words = back ? await refusalWords(w, door, back.refusal) : '';
  const field = back ? (back.field ?? fieldOf[back.refusal.reason]) : undefined;
  const s: Shown = {
    ...{ w, door, csrf, desk, office, colleagues, names },
    me: person?.id ?? '',
    supervises: isSupervisorOf(actor, office.id),
    absences: found,
    back: back && { form: back.form, words, field },
  };
  const mayRecord = s.supervises || colleagues.some((p) => p.id === s.me);
  return door.frame.page(
    c,
    {
      title,
      crumbs,
      noIndex: true,
      error: back !== undefined,
      children: (
        <>
          {back ? (
            <ErrorSummary w={w} errors={[{ ...(field ? { name: field } : {}), text: words }]} />
          ) : (
            <DoneNotice w={w} done={c.req.query('done')} />
          )}
          <header>
            <p class="eyebrow">{fullOfficeName(w, office)}</p>
            <h1>{title}</h1>
            <p class="lead">{w.t('supervise.absences-lead')}</p>
            {desk.own.length > 1 ? (
              <ul class="chips">
                {desk.own.map((o) => (
                  <li>
                    <a href={`/absences?office=${encodeURIComponent(o.id)}`} aria-current={o.id === office.id ? 'true' : undefined}>
                      {officeName(w, o)}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </header>
          <List s={s} />
          {mayRecord ? <Record s={s} /> : null}
        </>
      ),
    },
    back ? statusOf(back.refusal) : 200,
  );
};

const absencesAt = (office: string, done: string): string => `/absences?${new URLSearchParams({ office, done })}`;

export const record = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const day = (name: string) => dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`));
  const [officer, office, delegate, from, until] = [
    form.text('officer'),
    form.text('office'),
    form.text('delegate'),
    day('from'),
    day('until'),
  ];
  if (officer === '') return absences(c, door, { form, field: 'officer', refusal: refuse('choice-required') });
  if (!from) return absences(c, door, { form, field: 'from', refusal: refuse('day-not-real') });
  if (!until) return absences(c, door, { form, field: 'until', refusal: refuse('day-not-real') });
  if (delegate === '') return absences(c, door, { form, field: 'delegate', refusal: refuse('choice-required') });
  // The form's id names the absence too: sent twice, it is one.
  const id = commandId(form, door);
  const command = {
    id,
    type: 'RecordAbsence',
    on: id,
    actor: c.get('visitor').actor,
    now: door.clock(),
    data: { officer, office, delegate, from, until },
  } as const;
  const outcome = await recordAbsence(door.ledger, command);
  if (isRefusal(outcome)) return absences(c, door, { form, refusal: outcome });
  return c.redirect(absencesAt(office, 'absence'), 303);
};

export const endAbsence = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const outcome = await act(c, door, absence, {
    type: 'EndAbsence',
    on: c.req.param('id') ?? '',
    data: {},
    id: commandId(form, door),
    wait: false,
  });
  if (isRefusal(outcome)) return absences(c, door, { form, refusal: outcome, field: 'none' });
  return c.redirect(absencesAt(form.text('office'), 'absence-ended'), 303);
};
