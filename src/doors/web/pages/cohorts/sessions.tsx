/** The sessions of a course: what was held, what is to come, and how to change the plan. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Session } from '../../../../programmes/cohort/cohort.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { CourseHead, crumbsOf, findKept, type Kept, order, pathOf } from './around.tsx';
import { inOrder, SessionLine, type SessionState, sessionState } from './session-parts.tsx';

interface Back {
  readonly act: string;
  readonly form: Form;
  readonly refusal: Refusal;
}
const typedDay = (form: Form | undefined, name: string) =>
  form && { day: form.text(`${name}-day`), month: form.text(`${name}-month`), year: form.text(`${name}-year`) };

export const showSessions = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w } = c.get('visitor');
  const { id, state, today } = kept;
  const error = back === undefined ? undefined : wordsOf(w, back.refusal).body;
  const field = back?.act === 'plan' ? 'title' : `session-${back?.form.text('session') ?? ''}`;
  return door.frame.page(
    c,
    {
      title: w.t('cohorts.part-sessions'),
      crumbs: crumbsOf(w, kept, { label: w.t('cohorts.part-sessions') }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: field, text: error }]} />
          <Done c={c} area="cohorts" />
          <CourseHead w={w} kept={kept} part="sessions" />
          <ol class="rows sessions">
            {inOrder(state).map((session) => (
              <OneSession c={c} door={door} kept={kept} session={session} standing={sessionState(state, session, today)} back={back} />
            ))}
          </ol>
          {state.status === 'completed' ? null : (
            <div class="two">
              <section>
                <h2>{w.t('cohorts.plan-session')}</h2>
                <form method="post" action={pathOf(id, 'sessions')}>
                  <Carried c={c} door={door} />
                  <input type="hidden" name="act" value="plan" />
                  <TextField
                    w={w}
                    name="title"
                    label={w.t('cohorts.session-title')}
                    maxlength={200}
                    dir="auto"
                    value={back?.act === 'plan' ? back.form.text('title') : ''}
                    error={back?.act === 'plan' ? error : undefined}
                  />
                  <DateField
                    w={w}
                    name="day"
                    label={w.t('frame.day')}
                    value={back?.act === 'plan' ? typedDay(back.form, 'day') : undefined}
                  />
                  <TextField
                    w={w}
                    name="hours"
                    label={w.t('cohorts.session-hours')}
                    inputmode="decimal"
                    width={4}
                    value={back?.act === 'plan' ? back.form.text('hours') : '3'}
                  />
                  <p class="actions">
                    <Button look="second">{w.t('cohorts.plan-session')}</Button>
                  </p>
                </form>
              </section>
              <section>
                <h2>{w.t('cohorts.from-paper')}</h2>
                <p>{w.t('cohorts.from-paper-lead')}</p>
                <form method="get" action={pathOf(id, 'paper')}>
                  <TextField w={w} name="code" label={w.t('cohorts.code')} width={10} dir="ltr" spellcheck={false} />
                  <p class="actions">
                    <Button look="second">{w.t('cohorts.enter-list')}</Button>
                    <a href={pathOf(id, 'print')}>{w.t('cohorts.print-lists')}</a>
                  </p>
                </form>
              </section>
            </div>
          )}
        </>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

const looks: Readonly<Record<SessionState, string>> = {
  today: 'tag live',
  unmarked: 'tag warm',
  held: 'tag',
  cancelled: 'tag warm',
  'to-come': 'soft',
};

const OneSession = (a: {
  readonly c: Ask;
  readonly door: Door;
  readonly kept: Kept;
  readonly session: Session;
  readonly standing: SessionState;
  readonly back: Back | undefined;
}) => {
  const { words: w } = a.c.get('visitor');
  const { session, standing, kept } = a;
  const { id, state, today } = kept;
  const back = a.back?.form.text('session') === session.id && a.back.act !== 'plan' ? a.back : undefined;
  const marks = Object.values(state.attendance[session.id] ?? {});
  const disputes = marks.filter((m) => m.disputed !== null).length;
  const there = marks.filter((m) => m.mark === 'present' || m.mark === 'late').length;
  const mayChange = state.status === 'running' && !session.cancelled && standing !== 'held';
  const mayMark = !session.cancelled && session.day <= today;
  return (
    <li id={`session-${session.id}`}>
      <p class="other-line">
        <span class="row-title">
          {mayMark ? (
            <a href={pathOf(id, 'sessions', session.id)}>
              <Said w={w} text={session.title} />
            </a>
          ) : (
            <Said w={w} text={session.title} />
          )}
        </span>
        <span class={disputes > 0 ? 'tag live' : looks[standing]}>
          {disputes > 0 ? w.t('cohorts.disputes', { count: disputes }) : w.t(`cohorts.session-state-${standing}`)}
        </span>
      </p>
      <p class="meta">
        <SessionLine w={w} session={session} />
        {standing === 'held' ? <span>{w.t('cohorts.were-there', { there, count: marks.length })}</span> : null}
        {mayMark && standing !== 'held' && state.status === 'running' ? (
          <a href={pathOf(id, 'sessions', session.id)}>{w.t('cohorts.take-attendance')}</a>
        ) : null}
        {session.cancelled ? null : (
          <a href={`${pathOf(id, 'print')}?session=${encodeURIComponent(session.id)}`}>{w.t('cohorts.print-list')}</a>
        )}
      </p>
      {mayChange ? (
        <details class="fold" open={back !== undefined}>
          <summary>{w.t('cohorts.change-session')}</summary>
          <div class="two session-change">
            <form method="post" action={pathOf(id, 'sessions')}>
              <Carried c={a.c} door={a.door} />
              <input type="hidden" name="act" value="move" />
              <input type="hidden" name="session" value={session.id} />
              <DateField
                w={w}
                name={`to-${session.id}`}
                label={w.t('cohorts.new-day')}
                value={typedDay(back?.form, `to-${session.id}`) ?? session.day}
                error={back?.act === 'move' ? wordsOf(w, back.refusal).body : undefined}
              />
              <p class="actions">
                <Button look="second">{w.t('cohorts.move-session')}</Button>
              </p>
            </form>
            <form method="post" action={pathOf(id, 'sessions')}>
              <Carried c={a.c} door={a.door} />
              <input type="hidden" name="act" value="cancel" />
              <input type="hidden" name="session" value={session.id} />
              <p>{w.t('cohorts.cancel-says')}</p>
              <p class="actions">
                <Button look="danger">{w.t('cohorts.cancel-session')}</Button>
              </p>
            </form>
          </div>
        </details>
      ) : null}
    </li>
  );
};

const slug = (title: string, taken: readonly string[]): string => {
  const base =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'session';
  const free = (n: number): string => (taken.includes(n === 1 ? base : `${base}-${n}`) ? free(n + 1) : n === 1 ? base : `${base}-${n}`);
  return free(1);
};

export const changeSessions = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { id, state } = kept;
  const { words: w } = c.get('visitor');
  const act = form.text('act');
  const session = form.text('session');
  const dayOf = (name: string) => dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`)) ?? '';
  const handled = await (async () => {
    if (act === 'move') return order(c, door, form, id, 'MoveSession', { session, day: dayOf(`to-${session}`) });
    if (act === 'cancel') return order(c, door, form, id, 'CancelSession', { session });
    const title = form.text('title');
    if (title === '') return refuse('words-missing');
    const hours = Number(form.text('hours').replace(',', '.'));
    if (!(hours > 0 && hours <= 24)) return refuse('hours-not-a-number');
    const same = state.sessions.map((s) => s.id);
    return order(c, door, form, id, 'PlanSession', {
      // A form sent twice names the same session: the ledger knows the command, and does it once.
      id: slug(title, same),
      title: { en: title, ...(w.language === 'en' ? {} : { [w.language]: title }) },
      day: dayOf('day'),
      hours,
    });
  })();
  if (isRefusal(handled)) return page(c, door, { act, form, refusal: handled });
  return c.redirect(`${pathOf(id, 'sessions')}?done=${act === 'move' ? 'moved' : act === 'cancel' ? 'cancelled' : 'planned'}`, 303);
};
