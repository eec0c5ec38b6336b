/** One obligation of a clause: set, changed, or taken out. */
import type { Obligation } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { DateField } from '../../look/forms/date-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { describedBy, Field } from '../../look/forms/field.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, findOwn, Head, order, type Own, pathOf, plainOf, Speaker, speaker, Wrong } from './around.tsx';
import { type Choices, choicesFor, type Fields, fieldsOf, markOf, periods, readTyped, termsOf } from './obligation-typed.ts';
import { changers, everyInWords, mayBeSet } from './obligations.tsx';

interface At {
  readonly own: Own;
  readonly clause: string;
  /** Undefined for a new one. */
  readonly standing: Obligation | undefined;
}
interface Sent {
  readonly form: Form;
  readonly wrong: Readonly<Record<string, Refusal>>;
  readonly refusal?: Refusal | undefined;
}

const officeChoices = (w: Words, { offices }: Choices) =>
  offices.map((o) => ({ value: o.id, label: `${w.country(o.country)}: ${plainOf(w, o.organisationNames)}, ${plainOf(w, o.names)}` }));

/** A field that searches in what it offers while one types, and takes any number. */
const CommitmentField = (a: {
  readonly w: Words;
  readonly value: string;
  readonly choices: Choices;
  readonly error: string | undefined;
}) => {
  const field = {
    w: a.w,
    name: 'commitment',
    label: a.w.t('agreements.commitment'),
    hint: a.w.t('agreements.commitment-hint'),
    error: a.error,
  };
  return (
    <Field {...field} optional>
      <input
        class="input w-20"
        id="commitment"
        name="commitment"
        list="commitments-known"
        value={a.value}
        maxlength={40}
        autocomplete="off"
        aria-describedby={describedBy(field)}
        aria-invalid={a.error ? 'true' : undefined}
      />
      <datalist id="commitments-known">
        {a.choices.commitments.map(({ number, title }) => (
          <option value={number} label={title} />
        ))}
      </datalist>
    </Field>
  );
};

const TheFields = ({ w, at, choices, fields, sent }: { w: Words; at: At; choices: Choices; fields: Fields; sent: Sent | undefined }) => {
  const error = (name: string): string | undefined => {
    const found = sent?.wrong[name];
    return found && wordsOf(w, found).body;
  };
  const text = (name: string) => fields[name] ?? '';
  const others = at.own.state.obligations.filter((o) => o.id !== at.standing?.id);
  const every = [...new Set([...periods, ...(at.standing?.every ? [at.standing.every] : [])])];
  return (
    <>
      <TextField
        w={w}
        name="title"
        label={w.t('agreements.obligation-title')}
        hint={w.t('agreements.obligation-title-hint')}
        value={text('title')}
        error={error('title')}
        maxlength={300}
        dir="auto"
      />
      <Select
        w={w}
        name="owner"
        label={w.t('agreements.owner')}
        hint={w.t('agreements.owner-hint')}
        value={text('owner')}
        error={error('owner')}
        empty={w.t('fields.choose')}
        choices={officeChoices(w, choices)}
      />
      <Select
        w={w}
        name="watcher"
        label={w.t('agreements.watcher')}
        hint={w.t('agreements.watcher-hint')}
        value={text('watcher')}
        error={error('watcher')}
        empty={w.t('agreements.watcher-none')}
        optional
        choices={officeChoices(w, choices)}
      />
      <DateField
        w={w}
        name="due"
        label={w.t('agreements.due')}
        error={error('due')}
        value={{ day: text('due-day'), month: text('due-month'), year: text('due-year') }}
      />
      <Select
        w={w}
        name="every"
        label={w.t('agreements.comes-again')}
        hint={w.t('agreements.comes-again-hint')}
        value={text('every')}
        empty={w.t('agreements.every-once')}
        optional
        choices={every.map((value) => ({ value, label: everyInWords(w, value) }))}
      />
      <TextArea
        w={w}
        name="indicator"
        label={w.t('agreements.indicator')}
        hint={w.t('agreements.indicator-hint')}
        value={text('indicator')}
        rows={3}
        maxlength={2000}
        optional
      />
      <CommitmentField w={w} value={text('commitment')} choices={choices} error={error('commitment')} />
      {others.length === 0 ? null : (
        <Checkboxes
          w={w}
          name="blocks"
          label={w.t('agreements.blocks')}
          hint={w.t('agreements.blocks-hint')}
          optional
          choices={others.map((o) => ({
            ...{ value: 'yes', name: `blocks.${o.id}`, chosen: text(`blocks.${o.id}`) === 'yes' },
            label: <span dir="auto">{o.title}</span>,
          }))}
        />
      )}
    </>
  );
};

const page = async (c: Ask, door: Door, at: At, sent?: Sent): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { own, standing } = at;
  const { id, state } = own;
  const title = w.t(standing ? 'agreements.obligation-change' : 'agreements.obligation-add');
  const choices = await choicesFor(door, own);
  const sides = standing ? changers(own, standing) : own.sides;
  const wrong = Object.entries(sent?.wrong ?? {});
  const action = pathOf(id, 'obligations', standing?.id ?? 'new');
  const clause = state.clauses.find((x) => x.id === at.clause);
  const hidden = (doing: string) => (
    <>
      <Carried c={c} door={door} form={doing === 'save' ? sent?.form : undefined} />
      <input type="hidden" name="do" value={doing} />
      <input type="hidden" name="clause" value={at.clause} />
      <input type="hidden" name="mark" value={markOf(standing)} />
      <Speaker w={w} sides={sides} id={`country-${doing}`} />
    </>
  );
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: sent !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={wrong.map(([name, refusal]) => ({ name, text: wordsOf(w, refusal).body }))} />
          <Head w={w} own={own} part="obligations" />
          <Wrong w={w} refusal={sent?.refusal} />
          <h2>{title}</h2>
          <p class="soft">
            {w.t('agreements.clause-number', { number: numberOf(state, at.clause) })}: {clause ? plainOf(w, clause.heading) : ''}
          </p>
          <form method="post" action={action} class="narrow-page">
            {hidden('save')}
            <TheFields w={w} at={at} choices={choices} fields={sent?.form.typed ?? fieldsOf(standing)} sent={sent} />
            <p class="actions">
              <Button>{w.t('agreements.save')}</Button>
              <a href={pathOf(id, 'obligations')}>{w.t('frame.cancel')}</a>
            </p>
          </form>
          {standing === undefined ? null : (
            <details class="fold">
              <summary>{w.t('agreements.obligation-remove')}</summary>
              <form method="post" action={action}>
                {hidden('remove')}
                <p>{w.t('agreements.obligation-remove-hint')}</p>
                <Button look="danger">{w.t('agreements.obligation-remove')}</Button>
              </form>
            </details>
          )}
        </>
      ),
    },
    sent === undefined ? 200 : sent.refusal === undefined ? 422 : statusOf(sent.refusal),
  );
};

/** The obligation of the address, or the clause for which a new one is set. */
const find = async (c: Ask, door: Door, clause: string): Promise<At | Refusal> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return own;
  const id = c.req.param('obligation') ?? '';
  const standing = own.state.obligations.find((o) => o.id === id);
  if (id !== 'new') return standing === undefined ? refuse('not-found') : { own, standing, clause: standing.clause };
  return own.state.clauses.some((x) => x.id === clause) ? { own, standing: undefined, clause } : refuse('not-found');
};

export const showObligation = async (c: Ask, door: Door): Promise<Response> => {
  const at = await find(c, door, c.req.query('clause') ?? '');
  if (isRefusal(at)) return refused(c, door, at);
  const may = at.standing === undefined ? mayBeSet(at.own.state) : changers(at.own, at.standing).length > 0;
  if (!may) return refused(c, door, refuse(mayBeSet(at.own.state) ? 'own-obligation' : 'agreement-is-over'));
  return page(c, door, at);
};

export const takeObligation = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const at = await find(c, door, form.text('clause'));
  const back = (done: string) => c.redirect(`${pathOf(c.req.param('id') ?? '', 'obligations')}?done=${done}`, 303);
  // Taken out already, by the same button.
  if (isRefusal(at)) return at.reason === 'not-found' && form.text('do') === 'remove' ? refusedOr(c, door, back) : refused(c, door, at);
  const { own, clause, standing } = at;
  const id = standing?.id ?? commandId(form, door);
  const there = own.state.obligations.filter((o) => o.clause === clause);
  if (standing !== undefined && form.text('mark') !== markOf(standing)) {
    return page(c, door, at, { form, wrong: {}, refusal: refuse('obligation-changed-meanwhile') });
  }
  const removing = form.text('do') === 'remove' && standing !== undefined;
  const { terms, wrong } = removing ? { terms: undefined, wrong: {} } : await readTyped(door, own, form, { id, clause });
  if (terms === undefined && !removing) return page(c, door, at, { form, wrong });
  const next = there.some((o) => o.id === id)
    ? there.flatMap((o) => (o.id !== id ? [termsOf(o)] : terms === undefined ? [] : [terms]))
    : [...there.map(termsOf), ...(terms === undefined ? [] : [terms])];
  const outcome = await order(c, door, form, own.id, 'SetObligations', { country: speaker(form, own), clause, obligations: next });
  if (isRefusal(outcome) && outcome.reason !== 'nothing-changed') return page(c, door, at, { form, wrong: {}, refusal: outcome });
  return back(removing ? 'obligation-removed' : 'saved');
};
const refusedOr = async (c: Ask, door: Door, back: (done: string) => Response): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : back('obligation-removed');
};
