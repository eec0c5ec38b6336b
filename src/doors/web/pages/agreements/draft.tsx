/** A new agreement: from a template and two desks to a whole text, which may be changed before it is drafted. */
import type { ClauseText, Terms, VettingDemand } from '../../../../engagements/agreement/agreement.ts';
import { agreementKinds } from '../../../../engagements/agreement/agreement.ts';
import { clauseMarks, marksIn } from '../../../../engagements/agreement/blanks.ts';
import { referenceOf } from '../../../../engagements/reference.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import { fillTemplate } from '../../../../engagements/templates/fill.ts';
import { directionOf } from '../../../../kernel/language/language.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';
import { TermsList } from './text-parts.tsx';
import { ClauseFields, typedClauses } from './clause-fields.tsx';
import { crumbsOf, languageName, languagesOf, order, pathOf, plainOf, Wrong } from './around.tsx';
import { begin, blanks, type Chosen, chosenFrom, Hidden, openOffices, partiesOf } from './draft-begin.tsx';
/** What the draft says before anybody has changed a word of it. */
interface Start {
  readonly kind: (typeof agreementKinds)[number];
  readonly title: EngagementText;
  readonly clauses: readonly ClauseText[];
  readonly terms: Terms;
  readonly demands: readonly VettingDemand[];
}
const blankTerms: Terms = { entry: { kind: 'on-signature' }, validFor: 'P3Y', renewal: null, termination: 'P6M' };
const startOf = (door: Door, chosen: Chosen, query: (name: string) => string): Start => {
  const { template, languages } = chosen;
  if (template === undefined) return { kind: 'memorandum', title: {}, clauses: [], terms: blankTerms, demands: [] };
  const filled = fillTemplate(template, {
    languages,
    names: partiesOf(chosen, () => ({})).map((p) => p.name),
    blanks: Object.fromEntries(
      template.blanks.map(({ id }) => [id, Object.fromEntries(languages.map((l) => [l, query(`blank-${id}-${l}`).slice(0, 300)]))]),
    ),
    home: door.pack.country,
  });
  const among = [chosen.own.country, chosen.other.country];
  return { ...filled, demands: filled.demands.filter((d) => among.includes(d.country)) };
};
/** Clauses that may be written besides those of the template. */
const spare = 2;

/** What nobody filled in, in the words of the question. */
const LeftOpen = ({ w, start }: { readonly w: Words; readonly start: Start }) => {
  const marks = [...new Set([...marksIn(start.title), ...start.clauses.flatMap(clauseMarks)])];
  return marks.length === 0 ? null : (
    <Notice w={w} title={w.t('agreements.drafting-blanks')}>
      <p>{w.t('agreements.drafting-blanks-says', { marks: w.list(marks) })}</p>
    </Notice>
  );
};

const write = (c: Ask, door: Door, chosen: Chosen, start: Start, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { languages, template } = chosen;
  const title = w.t('agreements.draft-text');
  const kept = (name: string, standing: string | undefined) => (form === undefined ? (standing ?? '') : form.exact(name));
  const ids = [...start.clauses.map((x) => x.id), ...Array.from({ length: template ? spare : 6 }, (_, i) => `own-${i + 1}`)];
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <h1>{title}</h1>
          <p class="lead">{w.t('agreements.draft-text-lead')}</p>
          <Wrong w={w} refusal={refusal} />
          <LeftOpen w={w} start={start} />
          <form method="post" action="/agreements/new">
            <Carried c={c} door={door} form={form} />
            <Hidden chosen={chosen} />
            {template === undefined ? (
              <Select
                w={w}
                name="kind"
                label={w.t('agreements.filter-kind')}
                value={kept('kind', 'memorandum')}
                choices={agreementKinds
                  .filter((k) => k !== 'amendment')
                  .map((value) => ({ value, label: w.t(`agreements.kind-${value}`) }))}
              />
            ) : null}
            {languages.map((l) => (
              <TextField
                w={w}
                name={`title-${l}`}
                label={w.t('agreements.title-in', { language: languageName(w, l) })}
                value={kept(`title-${l}`, start.title[l])}
                maxlength={300}
                dir={directionOf(l)}
                lang={l}
              />
            ))}
            {partiesOf(chosen, () => ({})).flatMap((party) =>
              languages.map((l) => (
                <TextField
                  w={w}
                  name={`name-${party.country}-${l}`}
                  label={w.t('agreements.party-in', { country: w.country(party.country), language: languageName(w, l) })}
                  value={kept(`name-${party.country}-${l}`, party.name[l])}
                  maxlength={300}
                  dir="auto"
                  lang={l}
                />
              )),
            )}
            {ids.map((id, i) => {
              const clause = start.clauses.find((x) => x.id === id);
              const advice = template?.clauses.find((x) => x.id === id)?.advice;
              return (
                <ClauseFields
                  {...{ w, id, languages, kept, clause }}
                  legend={w.t(clause ? 'agreements.clause-number' : 'agreements.clause-more', { number: i + 1 })}
                >
                  {advice ? <p class="hint">{plainOf(w, advice)}</p> : null}
                </ClauseFields>
              );
            })}
            <section>
              <h2>{w.t('agreements.part-terms')}</h2>
              <p class="hint">{w.t('agreements.terms-later')}</p>
              <TermsList w={w} terms={start.terms} />
            </section>
            <TextField
              w={w}
              name="commitments"
              label={w.t('agreements.commitments')}
              hint={w.t('agreements.commitments-hint')}
              value={kept('commitments', c.req.query('commitment'))}
              optional
            />
            <Radios
              w={w}
              name="visibility"
              label={w.t('agreements.visibility')}
              value={kept('visibility', 'restricted')}
              choices={(['restricted', 'title', 'public'] as const).map((value) => ({
                value,
                label: w.t(`agreements.visibility-${value}`),
                hint: w.t(`agreements.visibility-${value}-hint`),
              }))}
            />
            <p class="actions">
              <Button>{w.t('agreements.draft-it')}</Button>
            </p>
          </form>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showDraft = async (c: Ask, door: Door): Promise<Response> => {
  const query = (name: string) => c.req.query(name) ?? '';
  const asked = c.req.query('own') !== undefined && c.req.query('other') !== undefined;
  const chosen = asked ? chosenFrom(door, c.get('visitor').actor, await openOffices(door), query) : undefined;
  if (chosen === undefined) return begin(c, door, asked);
  const { template } = chosen;
  if (template !== undefined && template.blanks.length > 0 && query('filled') === '') return blanks(c, door, chosen, template);
  return write(c, door, chosen, startOf(door, chosen, query));
};

export const takeDraft = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const chosen = chosenFrom(door, c.get('visitor').actor, await openOffices(door), (name) => form.text(name));
  if (chosen === undefined) return begin(c, door, true);
  const { languages, template } = chosen;
  const start = startOf(door, chosen, () => '');
  const clauses = typedClauses(form, languages);
  const id = commandId(form, door);
  const outcome = await order(c, door, { text: (name) => (name === 'command' ? id : form.text(name)) }, id, 'DraftAgreement', {
    kind: agreementKinds.find((k) => template === undefined && k === form.text('kind')) ?? start.kind,
    reference: referenceOf('AG', id),
    title: languagesOf(form, 'title', languages),
    languages: [...languages],
    parties: partiesOf(chosen, (country) => languagesOf(form, `name-${country}`, languages)).map((p) => ({ ...p, name: { ...p.name } })),
    template: template?.id ?? null,
    clauses,
    terms: start.terms,
    commitments: [
      ...new Set(
        form
          .text('commitments')
          .split(/[\s,;،]+/)
          .filter((n) => n !== ''),
      ),
    ],
    amends: null,
    replaces: null,
    visibility: (['title', 'public'] as const).find((v) => v === form.text('visibility')) ?? 'restricted',
    demands: [...start.demands],
  });
  if (isRefusal(outcome)) return write(c, door, chosen, start, form, outcome);
  return c.redirect(`${pathOf(id)}?done=drafted`, 303);
};
