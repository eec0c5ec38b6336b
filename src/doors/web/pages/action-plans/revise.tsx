/** Another choice of lines, with what has moved since; who had signed off is asked again. */
import type { PlanLine } from '../../../../engagements/action-plan/action-plan.ts';
import { lineKey } from '../../../../engagements/action-plan/lines.ts';
import { linesFor, planProgress } from '../../../../engagements/action-plan/progress.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Carried } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { crumbsOf, findOwn, order, type Own, pathOf, period, Wrong } from './around.tsx';
import { type Pickable, PickLines } from './pick-lines.tsx';

/** Those of the plan as they are today, then what else is due in its time. */
const candidates = async (c: Ask, door: Door, { state, us }: Own, w: Words): Promise<readonly Pickable[]> => {
  const { today } = todayOf(door);
  const { actor } = c.get('visitor');
  const { partner, from, until } = state;
  const [{ lines }, all] = await Promise.all([
    planProgress(door.ledger, state, today),
    linesFor(door.ledger, actor, { us, partner, from, until }, door.clock()),
  ]);
  const kept = lines.map(({ line, now, movedTo }): Pickable => {
    if (now === null) return { line, ticked: true, note: w.t('plans.gone') };
    const { title, country, owner, due, commitment } = now;
    const fresh: PlanLine = { ...line, title, country, owner, due, commitment };
    return { line: fresh, ticked: true, ...(movedTo === null ? {} : { note: w.t('plans.was-due', { day: w.whenShort(line.due) }) }) };
  });
  const known = new Set(state.lines.map(lineKey));
  const more = all
    .filter((line) => !known.has(lineKey(line)))
    .map((line): Pickable => ({ line, ticked: false, note: w.t('plans.not-in-plan') }));
  return [...kept, ...more].sort((a, b) => (a.line.due < b.line.due ? -1 : a.line.due > b.line.due ? 1 : 0));
};

const page = async (c: Ask, door: Door, own: Own, rows: readonly Pickable[], form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const ticked = form === undefined ? undefined : new Set(form.all('line'));
  const title = w.t('plans.revise');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <header class="stack">
            <p class="eyebrow">
              <bdi>{state.title}</bdi> · {period(w, state)}
            </p>
            <h1>{title}</h1>
            <p class="lead">{w.t('plans.revise-lead')}</p>
          </header>
          <Wrong w={w} refusal={refusal} />
          <form method="post" action={pathOf(id, 'revise')}>
            <Carried c={c} door={door} />
            <input type="hidden" name="seen" value={state.digest} />
            <input type="hidden" name="version" value={String(own.version)} />
            <PickLines
              w={w}
              offices={own.offices}
              rows={ticked === undefined ? rows : rows.map((row) => ({ ...row, ticked: ticked.has(lineKey(row.line)) }))}
            />
            <p class="actions">
              <Button>{w.t('plans.revise-now')}</Button>
              <a href={pathOf(id)}>{w.t('frame.cancel')}</a>
            </p>
          </form>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

/** Only its own desk writes it; those it is shared with are told so. */
const writable = async (c: Ask, door: Door): Promise<Own | Refusal> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return own;
  if (!own.writes) return refuse('not-allowed');
  return own.state.status === 'closed' ? refuse('plan-closed', { reference: own.state.reference }) : own;
};
export const showRevise = async (c: Ask, door: Door): Promise<Response> => {
  const own = await writable(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own, await candidates(c, door, own, c.get('visitor').words));
};
export const takeRevise = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await writable(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const rows = await candidates(c, door, own, c.get('visitor').words);
  const asked = new Set(form.all('line'));
  const lines = rows.filter(({ line }) => asked.has(lineKey(line))).map(({ line }) => line);
  const again = (refusal: Refusal) => page(c, door, own, rows, form, refusal);
  if (asked.size === 0) return again(refuse('plan-without-lines'));
  if (lines.length < asked.size) return again(refuse('plan-lines-gone'));
  // Where others changed the lines meanwhile, only the same form sent twice is taken.
  const seen = Number(form.text('version'));
  const expected = own.state.digest === form.text('seen') || !Number.isInteger(seen) ? undefined : seen;
  const outcome = await order(c, door, form, own.id, 'RevisePlan', { lines }, expected);
  if (isRefusal(outcome)) return again(outcome.reason === 'changed-meanwhile' ? refuse('plan-changed-meanwhile') : outcome);
  return c.redirect(`${pathOf(own.id)}?done=revised`, 303);
};
