/** One clause while it is negotiated: its text, what each side wants changed, and the other side's answer. */
import type { Agreement, Clause } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { ClauseText } from './text-parts.tsx';
import { crumbsOf, findOwn, Head, languageName, languagesOf, order, pathOf, plainOf, Speaker, speaker, Wrong } from './around.tsx';
import { type At, ProposalCard } from './proposal-card.tsx';
const PlaceField = ({
  w,
  state,
  name,
  without,
  value,
}: {
  readonly w: Words;
  readonly state: Agreement;
  readonly name: string;
  readonly without?: string;
  readonly value?: string | undefined;
}) => (
  <Select
    w={w}
    name={name}
    label={w.t('agreements.place')}
    value={value}
    empty={w.t('agreements.place-first')}
    choices={state.clauses
      .filter((clause) => clause.id !== without)
      .map((clause) => ({
        value: clause.id,
        label: `${w.t('agreements.place-after', { number: numberOf(state, clause.id) })} ${plainOf(w, clause.heading)}`,
      }))}
  />
);
const Fields = ({ at, clause }: { readonly at: At; readonly clause: Clause | undefined }) => {
  const { w, own, form } = at;
  const kept = (name: string, standing: string | undefined) => (form?.text('do') === 'propose' ? form.exact(name) : (standing ?? ''));
  return (
    <>
      {own.state.languages.map((language) => (
        <>
          <TextField
            w={w}
            name={`heading-${language}`}
            label={w.t('agreements.heading-in', { language: languageName(w, language) })}
            value={kept(`heading-${language}`, clause?.heading[language])}
            maxlength={300}
            dir="auto"
            lang={language}
          />
          <TextArea
            w={w}
            name={`text-${language}`}
            label={w.t('agreements.text-in', { language: languageName(w, language) })}
            value={kept(`text-${language}`, clause?.text[language])}
            rows={7}
            maxlength={20_000}
            lang={language}
          />
        </>
      ))}
      <TextArea w={w} name="words" label={w.t('agreements.why')} value={kept('words', '')} rows={3} maxlength={4000} optional />
    </>
  );
};
const ProposeForms = ({ at, clause }: { readonly at: At; readonly clause: Clause | undefined }) => {
  const { c, door, w, own } = at;
  const action = pathOf(own.id, 'clauses', clause?.id ?? 'new');
  const hidden = (kind: string) => (
    <>
      <Carried c={c} door={door} />
      <input type="hidden" name="do" value={kind} />
      <Speaker w={w} sides={own.sides} id={`country-${kind}`} />
    </>
  );
  return (
    <>
      <section>
        <h2>{w.t(clause === undefined ? 'agreements.add-clause' : 'agreements.propose-title')}</h2>
        <p class="soft">{w.t('agreements.propose-hint')}</p>
        <form method="post" action={action}>
          {hidden('propose')}
          {clause === undefined ? (
            <PlaceField w={w} state={own.state} name="after" value={at.form?.text('after') ?? own.state.clauses.at(-1)?.id} />
          ) : null}
          <Fields at={at} clause={clause} />
          <p class="actions">
            <Button>{w.t('agreements.propose')}</Button>
          </p>
        </form>
      </section>
      {clause === undefined ? null : (
        <details class="fold">
          <summary>{w.t('agreements.move-or-remove')}</summary>
          <div class="two">
            <form method="post" action={action}>
              {hidden('move')}
              <PlaceField w={w} state={own.state} name="after" without={clause.id} />
              <Button look="second">{w.t('agreements.propose-move')}</Button>
            </form>
            <form method="post" action={action}>
              {hidden('remove')}
              <p>{w.t('agreements.remove-hint')}</p>
              <Button look="danger">{w.t('agreements.propose-remove')}</Button>
            </form>
          </div>
        </details>
      )}
    </>
  );
};
const Behind = ({ at, clause }: { readonly at: At; readonly clause: Clause }) => (
  <>
    {clause.behind.map((language) => (
      <form method="post" action={pathOf(at.own.id, 'clauses', clause.id)} class="notice info">
        <Carried c={at.c} door={at.door} />
        <input type="hidden" name="do" value="confirm" />
        <input type="hidden" name="language" value={language} />
        <Speaker w={at.w} sides={at.own.sides} id={`country-${language}`} />
        <p>{at.w.t('agreements.behind-says', { language: languageName(at.w, language) })}</p>
        <Button look="second">{at.w.t('agreements.confirm-alignment')}</Button>
      </form>
    ))}
  </>
);

const page = async (at: At, id: string, refusal?: Refusal): Promise<Response> => {
  const { c, door, w, own } = at;
  const { state } = own;
  const clause = state.clauses.find((x) => x.id === id);
  const proposals = state.proposals.filter((p) => p.clause === id);
  if (id !== 'new' && clause === undefined && proposals.length === 0) return refused(c, door, refuse('not-found'));
  const open = proposals.filter((p) => p.status === 'open');
  const decided = proposals.filter((p) => p.status !== 'open').toReversed();
  const changes = (state.status === 'draft' || state.status === 'approved') && state.signatures.length === 0;
  const here = clause === undefined ? w.t('agreements.new-clause') : w.t('agreements.clause-number', { number: numberOf(state, id) });
  return door.frame.page(
    c,
    {
      title: here,
      crumbs: crumbsOf(w, { id: own.id, title: state.title }, here),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <Head w={w} own={own} part="text" />
          <Done c={c} area="agreements" />
          <Wrong w={w} refusal={refusal} />
          <h2>{here}</h2>
          {clause === undefined ? null : (
            <article class="clause">
              <ClauseText clause={{ ...clause, number: numberOf(state, id) }} languages={state.languages} />
              {changes ? <Behind at={at} clause={clause} /> : null}
            </article>
          )}
          {open.map((proposal) => (
            <ProposalCard at={at} proposal={proposal} />
          ))}
          {changes && (id === 'new' || clause !== undefined) ? <ProposeForms at={at} clause={clause} /> : null}
          {decided.length > 0 ? (
            <section>
              <h2>{w.t('agreements.decided')}</h2>
              {decided.map((proposal) => (
                <ProposalCard at={at} proposal={proposal} />
              ))}
            </section>
          ) : null}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showClause = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page({ c, door, w: c.get('visitor').words, own }, c.req.param('clause') ?? '');
};

/** Only the languages that say something else than the clause does. */
const onlyChanged = (typed: Readonly<Record<string, string>>, standing: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(typed).filter(([language, text]) => text !== (standing?.[language] ?? '').trim()));

export const takeClause = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const { state } = own;
  const id = c.req.param('clause') ?? '';
  const country = speaker(form, own);
  const after = form.text('after') || null;
  const doing = form.text('do');
  const clause = state.clauses.find((x) => x.id === id);
  // A form that is sent twice makes one proposal: both ids come from it.
  const made = form.text('command') || door.makeId();
  const typed = {
    heading: onlyChanged(languagesOf(form, 'heading', state.languages), clause?.heading),
    text: onlyChanged(languagesOf(form, 'text', state.languages), clause?.text),
  };
  const base = { proposal: made, country, clause: id === 'new' ? `clause-${made}` : id, words: form.text('words') };
  const none = { heading: {}, text: {} };
  const outcome =
    doing === 'confirm'
      ? await order(c, door, form, own.id, 'ConfirmAlignment', { clause: id, language: form.text('language'), country })
      : await order(
          c,
          door,
          form,
          own.id,
          'ProposeChange',
          doing === 'move'
            ? { ...base, ...none, act: 'move', after }
            : doing === 'remove'
              ? { ...base, ...none, act: 'remove', after: null }
              : { ...base, ...typed, act: id === 'new' ? 'add' : 'change', after: id === 'new' ? after : null },
        );
  if (isRefusal(outcome)) return page({ c, door, w: c.get('visitor').words, own, form }, id, outcome);
  return c.redirect(`${pathOf(own.id, 'clauses', base.clause)}?done=${doing === 'confirm' ? 'aligned' : 'proposed'}`, 303);
};

const answers = { accept: 'AcceptProposal', reject: 'RejectProposal', comment: 'CommentProposal', withdraw: 'WithdrawProposal' } as const;
export const takeAnswer = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const proposal = own.state.proposals.find((p) => p.id === c.req.param('proposal'));
  const doing = (['accept', 'reject', 'comment', 'withdraw'] as const).find((x) => x === form.text('do'));
  if (proposal === undefined || doing === undefined) return refused(c, door, refuse('not-found'));
  const data = { proposal: proposal.id, country: speaker(form, own) };
  const words = form.text('words');
  const outcome =
    (doing === 'reject' || doing === 'comment') && words === ''
      ? refuse('words-missing')
      : doing === 'reject' || doing === 'comment'
        ? await order(c, door, form, own.id, answers[doing], { ...data, words })
        : await order(c, door, form, own.id, answers[doing], data);
  if (isRefusal(outcome)) return page({ c, door, w: c.get('visitor').words, own, form }, proposal.clause, outcome);
  const stays = own.state.clauses.some((x) => x.id === proposal.clause) && !(doing === 'accept' && proposal.act === 'remove');
  const target = stays || doing === 'comment' ? pathOf(own.id, 'clauses', proposal.clause) : pathOf(own.id);
  return c.redirect(`${target}?done=${doing}`, 303);
};
