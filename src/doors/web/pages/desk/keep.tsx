import { type CommitmentPage, findCommitmentPage } from '../../../../communiques/tracker/commitment/queries.ts';
import { listOffices, namesOf } from '../../../../identity/index.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { DeliveryTag, StageTag } from '../../look/parts/tags.tsx';
import { Done, OrderFields } from '../../ordering.tsx';
import { nothingHere, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { Deliveries, History } from '../register/commitment-parts.tsx';
import { todayOf } from '../register/today.ts';
import { Correct, Merge, SplitOff, Withdraw } from './keep-changes.tsx';
import { Due, Fold, type KeepProps, Milestones, Owners, Report } from './keep-forms.tsx';
import { carries } from './keep-orders.ts';
import { deskCrumbs, formParts, wordOr } from './parts.tsx';
import { keepers, workers } from './roles.ts';

interface Back {
  readonly act: string;
  readonly form: Form;
  readonly refusal: Refusal;
  readonly field?: string;
}

const nameOf = (w: Words, names: ReadonlyMap<string, string>, id: string): string =>
  id.startsWith('system/') ? w.t('commitments.by-register') : (names.get(id) ?? w.t('commitments.by-somebody'));

const LastAct = (a: KeepProps & { readonly names: ReadonlyMap<string, string> }) => {
  const { w, page } = a;
  if (!page.undo) return null;
  const { type, by, at, act } = page.undo;
  const what = wordOr(w, `change.${type}`, 'change.CommitmentCorrected');
  return (
    <form method="post" action={`/desk/commitments/${page.commitment.number}/undo`} class="last-act">
      <OrderFields csrf={a.csrf} door={a.door} />
      <input type="hidden" name="last-act" value={String(act)} />
      <span class="small soft">{w.t('desk.last-act', { who: nameOf(w, a.names, by), what, when: w.instant(at) })}</span>{' '}
      <Button look="plain" compact hotkey="u" label={w.t('desk.undo-that', { what })}>
        {w.t('frame.undo')}
      </Button>
    </form>
  );
};

/** What was done since the officer opened the page, so that they can judge whether to send theirs again. */
const Meanwhile = ({
  w,
  page,
  names,
  seen,
}: {
  readonly w: Words;
  readonly page: CommitmentPage;
  readonly names: ReadonlyMap<string, string>;
  readonly seen: number;
}) => (
  <Notice w={w} kind="error" title={w.t('errors.changed-title')}>
    <ul>
      {page.history
        .filter((h) => h.version > seen)
        .slice(-5)
        .map((h) => (
          <li>
            {w.t('desk.last-act', {
              who: nameOf(w, names, h.actor),
              what: wordOr(w, `change.${h.type}`, 'change.CommitmentCorrected'),
              when: w.instant(h.at),
            })}
          </li>
        ))}
    </ul>
    <p>{w.t('errors.changed-body')}</p>
  </Notice>
);

const Forms = (a: KeepProps & { readonly mayWithdraw: boolean }) => {
  const { w, page } = a;
  const { commitment: c } = page;
  const came = a.back?.act;
  return (
    <div class="folds">
      <Fold id="report" label={w.t('desk.report-title')} open={came === 'report' || came === undefined}>
        <Report {...a} />
      </Fold>
      <Fold
        id="owners"
        label={w.t('desk.owners')}
        says={c.owners.length > 0 ? w.list(c.owners.map((o) => o.name)) : undefined}
        open={came === 'owner'}
      >
        <Owners {...a} />
      </Fold>
      <Fold id="due-date" label={w.t('commitments.due')} says={c.due ? w.when(c.due) : undefined} open={came === 'due'}>
        <Due {...a} />
      </Fold>
      <Fold
        id="milestones"
        label={w.t('commitments.milestones')}
        says={c.milestones.length > 0 ? w.number(c.milestones.length) : undefined}
        open={came === 'milestone' || came === 'reached'}
      >
        <Milestones {...a} />
      </Fold>
      <Fold id="correct" label={w.t('desk.correct')} open={came === 'correct'}>
        <Correct {...a} />
      </Fold>
      <Fold id="merge" label={w.t('desk.merge-title')} open={came === 'merge'}>
        <Merge {...a} />
      </Fold>
      {page.mentions.length > 1 ? (
        <Fold id="split" label={w.t('desk.split-title')} open={came === 'split'}>
          <SplitOff {...a} />
        </Fold>
      ) : null}
      {a.mayWithdraw ? (
        <Fold id="withdraw" label={w.t('desk.withdraw-title')} open={came === 'withdraw'}>
          <Withdraw {...a} />
        </Fold>
      ) : null}
    </div>
  );
};

export const keep = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const visitor = c.get('visitor');
  const { words: w, actor } = visitor;
  const now = todayOf(door);
  const page = await findCommitmentPage(door.ledger, (c.req.param('number') ?? '').toUpperCase(), now);
  if (!page) return nothingHere(c, door);
  const { commitment } = page;
  const [offices, names] = await Promise.all([
    listOffices(door.ledger.db),
    namesOf(door.ledger.db, [...new Set([...page.history.map((h) => h.actor), ...(page.undo ? [page.undo.by] : [])])]),
  ]);
  const said = back ? wordsOf(w, back.refusal).body : '';
  const shown = back ? { act: back.act, form: back.form, errors: back.field ? { [back.field]: said } : {} } : undefined;
  const props: KeepProps = { ...formParts(visitor, door), page, offices, today: now.today, back: shown };
  const meanwhile = back?.refusal.reason === 'changed-meanwhile';
  const done = c.req.query('done');
  const gone = page.status === 'merged' || page.status === 'withdrawn';
  const first = page.mentions[0];
  return door.frame.page(
    c,
    {
      title: `${commitment.number}: ${commitment.title}`,
      crumbs: deskCrumbs(w, { label: commitment.number }),
      noIndex: true,
      error: back !== undefined,
      ...(done === 'keep-report' ? { kept: ['delivery'] } : {}),
      children: (
        <>
          {back && meanwhile ? (
            <Meanwhile w={w} page={page} names={names} seen={Number(back.form.text('version')) || page.version - 1} />
          ) : null}
          {back && !meanwhile ? <ErrorSummary w={w} errors={[{ ...(back.field ? { name: back.field } : {}), text: said }]} /> : null}
          {back ? null : <Done c={c} area="desk" />}
          <header>
            <p class="soft">
              <a href={`/commitments/${commitment.number}`}>
                <bdi>{commitment.number}</bdi>
              </a>
            </p>
            <h1>
              <bdi lang="en">{commitment.title}</bdi>
            </h1>
            <p class="actions">
              {commitment.stage ? <StageTag w={w} stage={commitment.stage} /> : null}
              {page.delivery ? <DeliveryTag w={w} delivery={page.delivery} /> : <span class="soft">{w.t('commitments.not-reported')}</span>}
            </p>
            {first ? (
              <blockquote class="said" lang="en" dir="auto">
                {first.quote}
              </blockquote>
            ) : null}
            {commitment.merged ? (
              <Notice w={w}>
                <p>
                  <a href={`/desk/commitments/${commitment.merged.number}`}>
                    {w.t('commitments.merged-into', { number: commitment.merged.number })}
                  </a>
                </p>
              </Notice>
            ) : null}
            {commitment.withdrawn ? (
              <Notice w={w}>
                <p>{w.t('commitments.withdrawn', { why: commitment.withdrawn.why })}</p>
              </Notice>
            ) : null}
            {has(actor, ...workers) ? <LastAct {...props} names={names} /> : null}
          </header>
          {gone || !has(actor, ...workers) ? null : <Forms {...props} mayWithdraw={has(actor, ...keepers)} />}
          <Deliveries w={w} page={page} />
          <History w={w} page={page} names={names} />
        </>
      ),
    },
    back ? statusOf(back.refusal) : 200,
  );
};

/** Carries out what a form of the keeping page orders; what is refused comes back as it was typed. */
export const keepAct = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const name = c.req.param('act') ?? '';
  const carry = Object.hasOwn(carries, name) ? carries[name] : undefined;
  const now = todayOf(door);
  const page = await findCommitmentPage(door.ledger, (c.req.param('number') ?? '').toUpperCase(), now);
  if (!carry || !page) return nothingHere(c, door);
  const outcome = await carry({ c, door, form, id: page.id, state: page.commitment, today: now.today });
  if ('refusal' in outcome) return keep(c, door, { act: name, form, ...outcome });
  if (isRefusal(outcome)) return keep(c, door, { act: name, form, refusal: outcome });
  return c.redirect(`/desk/commitments/${page.commitment.number}?done=keep-${name}`, 303);
};
