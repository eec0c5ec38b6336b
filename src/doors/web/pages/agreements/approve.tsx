/** The approval of one text and no other: whoever approves what has changed meanwhile is shown what changed, clause by clause. */
import { clauseMarks } from '../../../../engagements/agreement/blanks.ts';
import { digestOf, numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { demandedOf } from '../../../../engagements/agreement/vetting.ts';
import { redlineOf } from '../../../../engagements/agreement/queries.ts';
import type { Redline } from '../../../../engagements/redline/redline.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { ClauseText, TermsList } from './text-parts.tsx';
import { crumbsOf, findOwn, Head, languageName, order, type Own, partyName, pathOf, Speaker, speaker } from './around.tsx';
import { Differences } from './redline.tsx';

/** Nobody approves any more: it is signed, or over. */
const isFixed = ({ status, signatures }: Agreement): boolean => (status !== 'draft' && status !== 'approved') || signatures.length > 0;

const Standing = ({ w, state }: { readonly w: Words; readonly state: Agreement }) => {
  const digest = digestOf(state);
  return (
    <Table
      caption={w.t('agreements.approvals')}
      rows={state.parties}
      columns={[
        { label: w.t('agreements.party'), kind: 'main', cell: (p) => partyName(w, p) },
        {
          label: w.t('agreements.approval'),
          cell: ({ country }) => {
            const given = state.approvals.findLast((a) => a.country === country);
            if (given === undefined) return <span class="soft">{w.t('agreements.not-yet')}</span>;
            if (isFixed(state)) return w.t('agreements.approved-then', { day: w.when(given.at.slice(0, 10)) });
            return given.digest === digest ? (
              w.t('agreements.approved-at', { at: w.instant(given.at) })
            ) : (
              <strong class="not-this">{w.t('agreements.approved-other', { at: w.instant(given.at) })}</strong>
            );
          },
        },
      ]}
    />
  );
};
const leftOf = ({ sides, state }: Own) => {
  const open = state.proposals.filter((p) => p.status === 'open');
  const behind = state.clauses.filter((clause) => clause.behind.length > 0);
  const marked = state.clauses.filter((clause) => clauseMarks(clause).length > 0);
  const vetting = demandedOf(state, digestOf(state)).filter((d) => sides.includes(d.country) && d.standing !== 'granted');
  const ready = open.length + behind.length + marked.length === 0;
  return { open, behind, marked, vetting, ready, count: isFixed(state) || (ready && vetting.length === 0) ? 0 : 1 };
};
/** What has to be settled before anybody can approve, each with the way to it. */
const Unsettled = ({ w, own }: { readonly w: Words; readonly own: Own }) => {
  const { id, state } = own;
  const { open, behind, marked, vetting, count } = leftOf(own);
  if (count === 0) return null;
  return (
    <Notice w={w} title={w.t('agreements.unsettled')}>
      <ul>
        {open.map((p) => (
          <li>
            <a href={pathOf(id, 'clauses', p.clause)}>{w.t(`agreements.proposes-${p.act}`, { country: w.country(p.country) })}</a>
          </li>
        ))}
        {behind.map((clause) => (
          <li>
            <a href={pathOf(id, 'clauses', clause.id)}>
              {w.t('agreements.clause-number', { number: numberOf(state, clause.id) })}:{' '}
              {w.t('agreements.behind', { languages: w.list(clause.behind.map((l) => languageName(w, l))) })}
            </a>
          </li>
        ))}
        {marked.map((clause) => (
          <li>
            <a href={pathOf(id, 'clauses', clause.id)}>
              {w.t('agreements.blanks-left', { number: numberOf(state, clause.id), marks: w.list(clauseMarks(clause)) })}
            </a>
          </li>
        ))}
        {vetting.map((d) => (
          <li>
            <a href={pathOf(id, 'vetting')}>{w.t('agreements.vetting-before', { country: w.country(d.country) })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
const Stale = ({ w, redline, seen }: { readonly w: Words; readonly redline: Redline; readonly seen: number }) => (
  <section id="changed">
    <h2>{w.t('agreements.changed-since', { version: seen })}</h2>
    <Differences w={w} redline={redline} />
  </section>
);
const Wanting = ({ c, door, own }: { readonly c: Ask; readonly door: Door; readonly own: Own }) => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const digest = digestOf(state);
  const given = own.sides.filter((s) => state.approvals.some((a) => a.country === s && a.digest === digest));
  const missing = own.sides.filter((s) => !given.includes(s));
  if (isFixed(state)) return <p class="lead">{w.t('agreements.text-fixed')}</p>;
  return (
    <>
      {missing.length > 0 && leftOf(own).ready ? (
        <form method="post" action={pathOf(id, 'approve')}>
          <Carried c={c} door={door} />
          <input type="hidden" name="do" value="approve" />
          <input type="hidden" name="digest" value={digest} />
          <input type="hidden" name="version" value={String(state.version)} />
          <Speaker w={w} sides={missing} />
          <p>{w.t('agreements.approve-hint', { version: state.version })}</p>
          <p class="small soft">
            {w.t('agreements.digest')} <bdi class="digest">{digest}</bdi>
          </p>
          <p class="actions">
            <Button>{w.t('agreements.approve')}</Button>
          </p>
        </form>
      ) : null}
      {given.length > 0 ? (
        <form method="post" action={pathOf(id, 'approve')}>
          <Carried c={c} door={door} />
          <input type="hidden" name="do" value="withdraw" />
          <Speaker w={w} sides={given} id="country-withdraw" />
          <Button look="second">{w.t('agreements.withdraw-approval')}</Button>
        </form>
      ) : null}
    </>
  );
};

const page = async (c: Ask, door: Door, own: Own, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const seen = refusal?.reason === 'approval-stale' && typeof refusal.details.seen === 'number' ? refusal.details.seen : undefined;
  const redline = seen === undefined ? undefined : await redlineOf(door.ledger, id, seen, state.version);
  const title = w.t('agreements.part-approve');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <Head w={w} own={own} part="approve" />
          <Done c={c} area="agreements" />
          {refusal === undefined ? null : (
            <Notice w={w} kind="error">
              <p>{wordsOf(w, refusal).body}</p>
            </Notice>
          )}
          {redline === undefined || seen === undefined ? null : <Stale w={w} redline={redline} seen={seen} />}
          <Unsettled w={w} own={own} />
          <Standing w={w} state={state} />
          <section>
            <h2>{w.t('agreements.text')}</h2>
            {state.clauses.map((clause) => (
              <article class="clause">
                <ClauseText clause={{ ...clause, number: numberOf(state, clause.id) }} languages={state.languages} />
              </article>
            ))}
            <TermsList w={w} terms={state.terms} />
          </section>
          <Wanting c={c} door={door} own={own} />
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};
export const showApprove = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};
export const takeApprove = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const country = speaker(form, own);
  const version = Number(form.text('version'));
  const outcome =
    form.text('do') === 'withdraw'
      ? await order(c, door, form, own.id, 'WithdrawApproval', { country })
      : await order(c, door, form, own.id, 'ApproveText', {
          country,
          digest: form.text('digest'),
          version: Number.isInteger(version) && version > 0 ? version : null,
        });
  if (isRefusal(outcome)) {
    const now = await findOwn(c, door);
    return isRefusal(now) ? refused(c, door, now) : page(c, door, now, outcome);
  }
  return c.redirect(`${pathOf(own.id, 'approve')}?done=${form.text('do') === 'withdraw' ? 'approval-withdrawn' : 'approved'}`, 303);
};
