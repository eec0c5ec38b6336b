/** One session: who was there. Marks that somebody else made meanwhile are not overwritten; they come back as a dispute. */
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { type Attendance, type Learner, type Mark, marks, type Session } from '../../../../programmes/cohort/cohort.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried, Done } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { refused, wordsOf } from '../../refused.tsx';
import { crumbsOf, enrolled, findKept, isOwn, type Kept, LearnerName, order, pathOf, whoIs } from './around.tsx';
import { SessionLine } from './session-parts.tsx';

interface AtSession {
  readonly kept: Kept;
  readonly session: Session;
}
const findSession = async (c: Ask, door: Door): Promise<AtSession | Refusal> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return kept;
  const session = kept.state.sessions.find((s) => s.id === c.req.param('session'));
  return session === undefined ? refuse('session-unknown') : { kept, session };
};
const isMark = (text: string): text is Mark => (marks as readonly string[]).includes(text);
/** Learners whose marks the page takes: those enrolled, and whoever finished already is only shown. */
const isMarked = (learner: Learner): boolean => learner.status === 'enrolled';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
}

export const showAttendance = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const at = await findSession(c, door);
  if (isRefusal(at)) return refused(c, door, at);
  const { words: w, actor } = c.get('visitor');
  const { kept, session } = at;
  const { id, state, today } = kept;
  const known = state.attendance[session.id] ?? {};
  const learners = enrolled(state);
  const isOpen = state.status === 'running' && !session.cancelled && session.day <= today;
  const from = (back?.form.text('from') ?? c.req.query('from')) === 'paper' ? 'paper' : 'page';
  const disputes = learners.filter((l) => known[l.number]?.disputed);
  const name = await whoIs(
    door,
    Object.values(known).flatMap((m) => [m.by, ...(m.disputed ? [m.disputed.by] : [])]),
  );
  const title = w.text(session.title).text;
  const error = back && wordsOf(w, back.refusal).body;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, kept, { label: w.t('cohorts.part-sessions'), href: pathOf(id, 'sessions') }, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: 'marks', text: error }]} />
          <Done c={c} area="cohorts" />
          <header class="stack">
            <p class="eyebrow">
              <Said w={w} text={state.venueName} />
            </p>
            <h1>
              <Said w={w} text={session.title} />
            </h1>
            <p class="meta">
              <SessionLine w={w} session={session} />
              <a href={`${pathOf(id, 'print')}?session=${encodeURIComponent(session.id)}`}>{w.t('cohorts.print-list')}</a>
              <a href={pathOf(id, 'phone')}>{w.t('cohorts.open-phone')}</a>
            </p>
          </header>
          {session.cancelled ? <Notice w={w}>{w.t('refusal.session-cancelled')}</Notice> : null}
          {!session.cancelled && session.day > today ? <Notice w={w}>{w.t('refusal.session-not-yet')}</Notice> : null}
          {state.status === 'completed' ? <Notice w={w}>{w.t('refusal.cohort-completed')}</Notice> : null}
          {disputes.length > 0 ? (
            <section id="disputes">
              <h2>{w.t('cohorts.disputes', { count: disputes.length })}</h2>
              <p>{w.t('cohorts.disputes-lead')}</p>
              <ul class="rows">
                {disputes.map((learner) => {
                  const mark = known[learner.number];
                  return mark ? (
                    <Dispute c={c} door={door} at={at} learner={learner} mark={mark} name={name} may={state.status === 'running'} />
                  ) : null;
                })}
              </ul>
            </section>
          ) : null}
          {learners.length === 0 ? (
            <EmptyState title={w.t('cohorts.roster-empty-title')}>{w.t('cohorts.roster-empty-body')}</EmptyState>
          ) : null}
          {isOpen && learners.length > 0 ? (
            <form method="post" action={pathOf(id, 'sessions', session.id)} id="marks">
              <Carried c={c} door={door} />
              <input type="hidden" name="from" value={from} />
              {from === 'paper' ? (
                <Notice w={w}>
                  <p>{w.t('cohorts.paper-note')}</p>
                </Notice>
              ) : null}
              <ul class="marks-list">
                {learners.filter(isMarked).map((learner) => (
                  <MarkRow
                    w={w}
                    learner={learner}
                    known={known[learner.number]}
                    own={isOwn(actor, learner)}
                    typed={back?.form.text(`mark-${learner.number}`)}
                  />
                ))}
              </ul>
              <p class="actions">
                <Button>{w.t('cohorts.save-marks')}</Button>
                <Button look="second" name="rest" value="present">
                  {w.t('cohorts.rest-present')}
                </Button>
              </p>
            </form>
          ) : (
            <MarksRead w={w} learners={learners} known={known} />
          )}
          {hasAt(actor, state.host, 'supervisor', 'officer') ? null : <p class="soft">{w.t('cohorts.as-lead')}</p>}
        </>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

const MarkRow = (a: {
  readonly w: Words;
  readonly learner: Learner;
  readonly known: Attendance | undefined;
  readonly own: boolean;
  readonly typed: string | undefined;
}) => {
  const { w, learner, known, own } = a;
  const n = String(learner.number);
  const chosen = a.typed || known?.mark;
  return (
    <li>
      <fieldset>
        <legend>
          <span class="roster-number">{w.number(learner.number)}</span> <LearnerName w={w} learner={learner} />
          {known?.disputed ? <span class="tag live">{w.t('cohorts.disputed')}</span> : null}
        </legend>
        {own ? (
          <p class="soft small">{w.t('refusal.own-place')}</p>
        ) : (
          <div class="mark-choices">
            <input type="hidden" name={`seen-${n}`} value={known?.mark ?? ''} />
            {marks.map((mark) => (
              <label class="mark-choice" data-mark={mark}>
                <input type="radio" name={`mark-${n}`} value={mark} checked={chosen === mark} />
                <span>{w.t(`cohorts.mark-${mark}`)}</span>
              </label>
            ))}
          </div>
        )}
      </fieldset>
    </li>
  );
};

const MarksRead = ({
  w,
  learners,
  known,
}: {
  readonly w: Words;
  readonly learners: readonly Learner[];
  readonly known: Readonly<Record<string, Attendance>>;
}) =>
  Object.keys(known).length === 0 ? null : (
    <ul class="rows">
      {learners.map((learner) => {
        const mark = known[learner.number]?.mark;
        return (
          <li class="other-line">
            <LearnerName w={w} learner={learner} />
            <span>{mark ? w.t(`cohorts.mark-${mark}`) : w.t('cohorts.no-mark')}</span>
          </li>
        );
      })}
    </ul>
  );

const Dispute = (a: {
  readonly c: Ask;
  readonly door: Door;
  readonly at: AtSession;
  readonly learner: Learner;
  readonly mark: Attendance;
  readonly name: (id: string) => string;
  readonly may: boolean;
}) => {
  const { words: w, actor } = a.c.get('visitor');
  const { mark, learner, at } = a;
  const said = (by: string, one: Mark) => w.t('cohorts.who-said', { who: a.name(by), mark: w.t(`cohorts.mark-${one}`) });
  const { disputed } = mark;
  if (disputed === null) return null;
  return (
    <li>
      <p class="row-title">
        <LearnerName w={w} learner={learner} />
      </p>
      <p class="meta">
        <span dir="auto">{said(mark.by, mark.mark)}</span>
        <span dir="auto">{said(disputed.by, disputed.mark)}</span>
      </p>
      {a.may && !isOwn(actor, learner) ? (
        <form method="post" action={pathOf(at.kept.id, 'sessions', at.session.id, 'settle')} class="actions">
          <Carried c={a.c} door={a.door} />
          <input type="hidden" name="learner" value={String(learner.number)} />
          {[...new Set([mark.mark, disputed.mark])].map((one) => (
            <Button look="second" compact name="mark" value={one}>
              {w.t('cohorts.settle-as', { mark: w.t(`cohorts.mark-${one}`) })}
            </Button>
          ))}
        </form>
      ) : null}
    </li>
  );
};

/** What was chosen, and what its author had before them; whoever is left may be marked present in one go. */
export const marksIn = (form: Pick<Form, 'text' | 'typed'>, learners: readonly Learner[]) => {
  const chosen: Record<string, string> = {};
  const seen: Record<string, Mark | null> = {};
  for (const { number } of learners) {
    const n = String(number);
    const known = form.text(`seen-${n}`);
    const mark = form.text(`mark-${n}`) || (form.text('rest') === 'present' && form.typed[`seen-${n}`] === '' ? 'present' : '');
    if (mark === '' || mark === known) continue;
    chosen[n] = mark;
    seen[n] = isMark(known) ? known : null;
  }
  return { marks: chosen, seen };
};

export const takeAttendance = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const at = await findSession(c, door);
  if (isRefusal(at)) return refused(c, door, at);
  const { kept, session } = at;
  const { actor } = c.get('visitor');
  const from = form.text('from') === 'paper' ? 'paper' : 'page';
  const learners = kept.state.learners.filter((l) => isMarked(l) && !isOwn(actor, l));
  const handled = await order(c, door, form, kept.id, 'RecordAttendance', { session: session.id, from, ...marksIn(form, learners) });
  if (isRefusal(handled)) return page(c, door, { form, refusal: handled });
  const disputed = handled.events.some((e) => e.type === 'AttendanceDisputed');
  return c.redirect(`${pathOf(kept.id, 'sessions', session.id)}?done=${disputed ? 'disputed' : 'marked'}`, 303);
};

export const settle = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const at = await findSession(c, door);
  if (isRefusal(at)) return refused(c, door, at);
  const { kept, session } = at;
  const data = { session: session.id, learner: Number(form.text('learner')), mark: form.text('mark') };
  const handled = await order(c, door, form, kept.id, 'SettleAttendance', data);
  if (isRefusal(handled)) return page(c, door, { form, refusal: handled });
  return c.redirect(`${pathOf(kept.id, 'sessions', session.id)}?done=settled`, 303);
};
