/** From an agreement in force to its amendment, clause by clause, or to the one that will stand in its place. */
import type { Agreement, ClauseText, Terms } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { referenceOf } from '../../../../engagements/reference.ts';
import { directionOf } from '../../../../kernel/language/language.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import { TermsList } from './text-parts.tsx';
import { crumbsOf, findOwn, languageName, languagesOf, order, type Own, pathOf, plainOf, Wrong } from './around.tsx';
import { ClauseFields, typedClauses } from './clause-fields.tsx';
import { titleOfAmendment, wordsOfRemoval } from './derived-words.ts';

export type Derivation = 'amend' | 'replace';
const acts = ['keep', 'replace', 'remove'] as const;
type Act = (typeof acts)[number];
/** Clauses that may be written besides those that stand. */
const spare = 2;
const fresh = (n: number): string => `new-${n}`;

const actOn = (clause: string, asked: (name: string) => string): Act => acts.find((a) => a === asked(`act-${clause}`)) ?? 'keep';
/** An amendment holds as long as what it amends. */
const termsOf = (doing: Derivation, { terms }: Agreement): Terms =>
  doing === 'replace'
    ? { ...terms, entry: terms.entry.kind === 'on-date' ? { kind: 'on-signature' } : terms.entry }
    : {
        entry: terms.entry.kind === 'on-date' ? { kind: 'on-signature' } : terms.entry,
        ...{ validFor: null, renewal: null, termination: null },
      };

/** First, which clauses it is about. */
const choose = (c: Ask, door: Door, own: Own, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.amend');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <div class="narrow-page">
          <h1>{title}</h1>
          <p class="lead">{w.t('agreements.amend-lead', { title: plainOf(w, state.title) })}</p>
          <Wrong w={w} refusal={refusal} />
          <form method="get" action={pathOf(id, 'amend')}>
            <input type="hidden" name="chosen" value="yes" />
            {state.clauses.map((clause) => (
              <Radios
                w={w}
                name={`act-${clause.id}`}
                label={
                  <>
                    {numberOf(state, clause.id)}. <span dir="auto">{plainOf(w, clause.heading)}</span>
                  </>
                }
                value={actOn(clause.id, (name) => c.req.query(name) ?? '')}
                choices={acts.map((value) => ({ value, label: w.t(`agreements.amend-${value}`) }))}
              />
            ))}
            <p class="hint">{w.t('agreements.amend-adds-hint')}</p>
            <p class="actions">
              <Button>{w.t('agreements.go-on')}</Button>
            </p>
          </form>
        </div>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

type Started = ClauseText & { readonly act: Exclude<Act, 'keep'> };
const startOf = (doing: Derivation, state: Agreement, asked: (name: string) => string): readonly Started[] =>
  state.clauses.flatMap((clause): readonly Started[] => {
    const act = doing === 'replace' ? 'replace' : actOn(clause.id, asked);
    const { id, heading, text } = clause;
    if (act === 'keep') return [];
    return [{ id, heading, text: act === 'remove' ? wordsOfRemoval(state, clause) : text, act }];
  });

const write = (c: Ask, door: Door, own: Own, doing: Derivation, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const { languages } = state;
  const title = w.t(`agreements.${doing}`);
  const asked = (name: string) => form?.text(name) ?? c.req.query(name) ?? '';
  const kept = (name: string, standing: string | undefined) => (form === undefined ? (standing ?? '') : form.exact(name));
  const start = startOf(doing, state, asked);
  const proposed = doing === 'amend' ? titleOfAmendment(state) : state.title;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <h1>{title}</h1>
          <p class="lead">{w.t(`agreements.${doing}-lead`, { title: plainOf(w, state.title) })}</p>
          <Wrong w={w} refusal={refusal} />
          <form method="post" action={pathOf(id, doing)}>
            <Carried c={c} door={door} form={form} />
            {languages.map((l) => (
              <TextField
                w={w}
                name={`title-${l}`}
                label={w.t('agreements.title-in', { language: languageName(w, l) })}
                value={kept(`title-${l}`, proposed[l])}
                maxlength={300}
                dir={directionOf(l)}
              />
            ))}
            {start.map((clause) => (
              <ClauseFields
                {...{ w, id: clause.id, languages, kept, clause }}
                legend={w.t(doing === 'amend' ? `agreements.amend-${clause.act}-number` : 'agreements.clause-number', {
                  number: numberOf(state, clause.id),
                })}
              >
                <input type="hidden" name={`act-${clause.id}`} value={clause.act} />
              </ClauseFields>
            ))}
            {Array.from({ length: spare }, (_, i) => (
              <ClauseFields
                {...{ w, id: fresh(i + 1), languages, kept, clause: undefined }}
                legend={w.t(doing === 'amend' ? 'agreements.amend-adds' : 'agreements.clause-more')}
              />
            ))}
            <section>
              <h2>{w.t('agreements.part-terms')}</h2>
              <p class="hint">{w.t('agreements.terms-later')}</p>
              <TermsList w={w} terms={termsOf(doing, state)} />
            </section>
            <p class="actions">
              <Button>{w.t('agreements.draft-it')}</Button>
              <a href={pathOf(id)}>{w.t('frame.cancel')}</a>
            </p>
          </form>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

const inForce = async (c: Ask, door: Door): Promise<Own | Refusal> => {
  const own = await findOwn(c, door);
  return isRefusal(own) || own.state.status === 'in-force' ? own : refuse('not-in-force');
};
export const showDerive = async (c: Ask, door: Door, doing: Derivation): Promise<Response> => {
  const own = await inForce(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  return doing === 'amend' && c.req.query('chosen') === undefined ? choose(c, door, own) : write(c, door, own, doing);
};

const said = (clause: Pick<ClauseText, 'heading' | 'text'>, languages: readonly string[]): string =>
  JSON.stringify(languages.map((l) => [(clause.heading[l] ?? '').trim(), (clause.text[l] ?? '').trim()]));
/** What was typed as clauses of the new instrument; of an amendment, only what changes something. */
const clausesOf = (form: Form, doing: Derivation, { clauses, languages }: Agreement, made: string): readonly ClauseText[] =>
  typedClauses(form, languages).flatMap((clause): readonly ClauseText[] => {
    const standing = clauses.find((x) => x.id === clause.id);
    if (standing === undefined)
      return [{ ...clause, id: `clause-${made}-${clause.id}`, ...(doing === 'amend' ? { adds: true as const } : {}) }];
    if (doing === 'replace') return [clause];
    if (actOn(clause.id, (name) => form.text(name)) === 'remove') return [{ ...clause, removes: true }];
    return said(standing, languages) === said(clause, languages) ? [] : [clause];
  });

export const takeDerive = async (c: Ask, door: Door, form: Form, doing: Derivation): Promise<Response> => {
  const own = await inForce(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const { state } = own;
  const id = commandId(form, door);
  const clauses = clausesOf(form, doing, state, id);
  if (clauses.length === 0) return write(c, door, own, doing, form, refuse('amendment-changes-nothing'));
  const outcome = await order(c, door, { text: (name) => (name === 'command' ? id : form.text(name)) }, id, 'DraftAgreement', {
    kind: doing === 'amend' ? 'amendment' : state.kind,
    reference: referenceOf('AG', id),
    title: languagesOf(form, 'title', state.languages),
    languages: [...state.languages],
    parties: state.parties.map((p) => ({ ...p, name: { ...p.name } })),
    template: state.template,
    clauses: clauses.map((clause) => ({ ...clause, heading: { ...clause.heading }, text: { ...clause.text } })),
    terms: termsOf(doing, state),
    commitments: doing === 'amend' ? [] : [...state.commitments],
    amends: doing === 'amend' ? own.id : null,
    replaces: doing === 'replace' ? own.id : null,
    visibility: state.visibility,
    demands: [...state.demands],
  });
  if (isRefusal(outcome)) return write(c, door, own, doing, form, outcome);
  return c.redirect(`${pathOf(id)}?done=drafted`, 303);
};
