/** What a side wants changed in a clause, and the answers to it. */
import type { Agreement, Proposal } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import type { Words } from '../../words/words.ts';
import { type Own, pathOf, Speaker } from './around.tsx';
import { ProposedChange } from './redline.tsx';

/** A page of the negotiation as it is asked for: a refused form comes with it. */
export interface At {
  readonly c: Ask;
  readonly door: Door;
  readonly w: Words;
  readonly own: Own;
  readonly form?: Form | undefined;
}
const whereOf = (w: Words, state: Agreement, after: string | null): string =>
  after === null ? w.t('agreements.place-first') : w.t('agreements.place-after', { number: numberOf(state, after) });

const Answer = ({ at, proposal }: { readonly at: At; readonly proposal: Proposal }) => {
  const { c, door, w, own } = at;
  const others = own.sides.filter((s) => s !== proposal.country);
  const mine = own.sides.includes(proposal.country);
  const kept = at.form?.text('proposal') === proposal.id ? at.form.text('words') : '';
  const name = `words-${proposal.id}`;
  return (
    <form method="post" action={pathOf(own.id, 'proposals', proposal.id)} class="stack">
      <Carried c={c} door={door} form={at.form} />
      <input type="hidden" name="proposal" value={proposal.id} />
      <Speaker w={w} sides={others.length > 0 && !mine ? others : own.sides} id={`country-${proposal.id}`} />
      <div class="field">
        <label for={name}>{w.t('agreements.your-words')}</label>
        <p class="hint">{w.t('agreements.your-words-hint')}</p>
        <textarea class="input" id={name} name="words" rows={3} maxlength={4000} dir="auto">{`\n${kept}`}</textarea>
      </div>
      <p class="actions">
        {others.length > 0 ? (
          <>
            <Button name="do" value="accept">
              {w.t('agreements.accept')}
            </Button>
            <Button look="second" name="do" value="reject">
              {w.t('agreements.reject')}
            </Button>
          </>
        ) : null}
        <Button look="second" name="do" value="comment">
          {w.t('agreements.comment')}
        </Button>
        {mine ? (
          <Button look="plain" name="do" value="withdraw">
            {w.t('agreements.withdraw')}
          </Button>
        ) : null}
      </p>
    </form>
  );
};
export const ProposalCard = ({ at, proposal }: { readonly at: At; readonly proposal: Proposal }) => {
  const { w, own } = at;
  const { state } = own;
  const place = proposal.act === 'add' || proposal.act === 'move' ? whereOf(w, state, proposal.after) : undefined;
  return (
    <article class="clause proposed" id={`proposal-${proposal.id}`}>
      <h3>{w.t(`agreements.proposes-${proposal.act}`, { country: w.country(proposal.country) })}</h3>
      <p class="meta">
        <span class={proposal.status === 'open' ? 'tag warm' : 'tag'}>{w.t(`agreements.proposal-${proposal.status}`)}</span>
        <span>{w.instant(proposal.at)}</span>
        {place === undefined ? null : <span>{place}</span>}
      </p>
      {proposal.act === 'move' ? null : (
        <ProposedChange languages={state.languages} before={proposal.before} after={proposal} removed={proposal.act === 'remove'} />
      )}
      {proposal.comments.length > 0 ? (
        <ul class="comments">
          {proposal.comments.map((comment) => (
            <li>
              <strong>{w.country(comment.country)}</strong> <span class="soft small">{w.instant(comment.at)}</span>
              <p dir="auto">{comment.words}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {proposal.status === 'open' ? <Answer at={at} proposal={proposal} /> : null}
    </article>
  );
};
