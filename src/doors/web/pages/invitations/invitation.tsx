/** A personal invitation, opened by the link in its mail: what, when, where, and the answer. Nobody signs in. */
import { answerByLink, findInvitation, type OpenInvitation } from '../../../../engagements/calendar/answers.ts';
import { calendarOfMeeting } from '../../../../engagements/calendar/feeds.ts';
import { findMeeting } from '../../../../engagements/meeting/queries.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { At } from '../apply/when.tsx';
import { icsFile } from '../calendar/files.ts';
import { clocksDiffer, WholeTime, zoneName } from '../calendar/times.tsx';
import { TypedTitle } from '../groups/around.tsx';
import { anyForm } from '../identity/any-form.ts';
import { Agenda, Programme } from './schedule.tsx';

const answers = ['accepted', 'tentative', 'declined'] as const;
const pathOf = (token: string): string => `/invitations/${encodeURIComponent(token)}`;
const tokenIn = (c: Ask): string => c.req.param('token') ?? '';
/**
 * The address opens the page to whoever has it: nobody indexes it, and it is not printed at the page's foot. Other sites are told of no
 * address by any page; `no-referrer` would take the origin from the form too, by which we know that it is ours.
 */
const sheltered = (c: Ask, door: Pick<Door, 'publicUrl'>): void => {
  c.header('x-robots-tag', 'noindex, nofollow');
  c.set('visitor', { ...c.get('visitor'), address: door.publicUrl });
};

const unknownLink = (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('calendar.link-unknown-title');
  return door.frame.page(
    c,
    {
      title,
      noIndex: true,
      children: (
        <>
          <h1>{title}</h1>
          <ul class="bullets">
            <li>{w.t('calendar.link-unknown-cut')}</li>
            <li>{w.t('calendar.link-unknown-off')}</li>
            <li>{w.t('calendar.link-unknown-else')}</li>
          </ul>
          <p>
            <a href="/calendar">{w.t('calendar.title')}</a>
          </p>
        </>
      ),
    },
    404,
  );
};

const Facts = ({ w, home, state }: { readonly w: Words; readonly home: string; readonly state: OpenInvitation['state'] }) => {
  const elsewhere = clocksDiffer(home, state.zone, state.starts);
  return (
    <SummaryList
      rows={[
        { label: w.t('calendar.when'), value: <WholeTime w={w} span={state} /> },
        ...(elsewhere
          ? [
              {
                label: w.t('calendar.at-home', { zone: zoneName(w, home, state.starts) }),
                value: <WholeTime w={w} span={{ ...state, zone: home }} />,
              },
            ]
          : []),
        {
          // In UTC until the enhancer knows where the reader is.
          label: w.t('calendar.where-you-are'),
          value: (
            <>
              <At w={w} zone="UTC" at={state.starts} /> <span data-zone="">UTC</span>
            </>
          ),
        },
        { label: w.t('calendar.where'), value: <span dir="auto">{state.place || w.t('calendar.where-later')}</span> },
        { label: w.t('calendar.between'), value: w.list(state.countries.map((country) => w.country(country))) },
      ]}
    />
  );
};

/** What stands of the answer, in words. */
const Said = ({ c, w, open }: { readonly c: Ask; readonly w: Words; readonly open: OpenInvitation }) => {
  const { participant, state } = open;
  const stale = participant.attendance !== 'needs-action' && participant.answered !== state.sequence;
  const thanks = answers.find((a) => a === c.req.query('done') && a === participant.attendance);
  if (thanks !== undefined && !stale) {
    return (
      <Notice w={w} kind="success">
        <p>{w.t(`calendar.thanks-${thanks}`)}</p>
        <p>{w.t('calendar.may-change')}</p>
      </Notice>
    );
  }
  const isOpen = participant.attendance === 'needs-action';
  return (
    <p class={stale || isOpen ? undefined : 'soft'}>
      {isOpen && state.sequence > 0 ? <strong>{w.t('calendar.has-changed')} </strong> : null}
      {w.t(`calendar.said-${participant.attendance}`)} {stale ? <strong>{w.t('calendar.said-before')}</strong> : null}
    </p>
  );
};

interface Wrong {
  readonly form: Form;
  readonly text: string;
  readonly status: ReturnType<typeof statusOf>;
}
interface AnswerProps {
  readonly c: Ask;
  readonly open: OpenInvitation;
  readonly wrong: Wrong | undefined;
}
const AnswerForm = ({ c, open, wrong }: AnswerProps) => {
  const { words: w } = c.get('visitor');
  const { participant, state } = open;
  const answered = participant.attendance !== 'needs-action';
  return (
    <section>
      <Said c={c} w={w} open={open} />
      <form method="post" action={pathOf(tokenIn(c))} autocomplete="off">
        <input type="hidden" name="sequence" value={String(state.sequence)} />
        <Radios
          w={w}
          name="attendance"
          label={w.t('calendar.answer')}
          asTitle
          value={wrong?.form.text('attendance') || (answered ? participant.attendance : undefined)}
          error={wrong?.text}
          choices={answers.map((value) => ({ value, label: w.t(`calendar.answer-${value}`) }))}
        />
        <p class="actions">
          <Button>{w.t(answered ? 'calendar.answer-change' : 'calendar.answer-send')}</Button>
        </p>
      </form>
    </section>
  );
};

const closedBy = ({ state }: OpenInvitation, now: string): 'is-cancelled' | 'is-over' | 'not-out' | undefined => {
  if (state.status === 'cancelled') return 'is-cancelled';
  if (state.status === 'held' || state.ends <= now) return 'is-over';
  return state.invited ? undefined : 'not-out';
};
const page = async (c: Ask, door: Door, wrong?: Wrong): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  sheltered(c, door);
  const token = tokenIn(c);
  const open = await findInvitation(door, token);
  if (open === undefined) return unknownLink(c, door);
  const { meeting, state, participant } = open;
  const closed = closedBy(open, door.clock());
  const signedInView = await findMeeting(door.ledger, meeting, actor);
  return door.frame.page(
    c,
    {
      title: state.title,
      noIndex: true,
      error: wrong !== undefined,
      children: (
        <>
          {wrong === undefined ? null : <ErrorSummary w={w} errors={[{ name: 'attendance', text: wrong.text }]} />}
          <p class="eyebrow">
            {w.t('calendar.invitation')}
            {participant.name === null ? null : (
              <>
                {' · '}
                <bdi>{w.t('calendar.invitation-to', { name: participant.name })}</bdi>
              </>
            )}
          </p>
          <TypedTitle text={state.title} />
          {closed === undefined ? null : (
            <Notice w={w} title={w.t(`calendar.${closed}-title`)}>
              <p>{w.t(`calendar.${closed}`)}</p>
              {state.cancelled === null ? null : (
                <p>
                  {w.t('meetings.reason')}: <bdi class="as-typed">{state.cancelled.reason}</bdi>
                </p>
              )}
            </Notice>
          )}
          <Facts w={w} home={door.pack.timeZone} state={state} />
          {closed === undefined ? <AnswerForm c={c} open={open} wrong={wrong} /> : null}
          {state.status === 'cancelled' ? null : (
            <p class="actions no-print">
              <LinkButton href={`${pathOf(token)}/meeting.ics`} look="second">
                {w.t('calendar.add')}
              </LinkButton>
              {signedInView === undefined ? null : (
                <a href={`/meetings/${encodeURIComponent(meeting)}`} rel="noreferrer">
                  {w.t('calendar.to-meeting')}
                </a>
              )}
            </p>
          )}
          <Agenda w={w} agenda={state.agenda} />
          <Programme w={w} programme={state.programme} zone={state.zone} />
        </>
      ),
    },
    wrong?.status ?? 200,
  );
};

export const showInvitation = (c: Ask, door: Door): Promise<Response> => page(c, door);

export const takeAnswer = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  sheltered(c, door);
  const form = await anyForm(c);
  if ('refused' in form) return refused(c, door, form);
  const attendance = answers.find((a) => a === form.text('attendance'));
  if (attendance === undefined) return page(c, door, { form, text: w.t('calendar.answer-needed'), status: 422 });
  const sent = form.text('sequence');
  const sequence = /^\d{1,9}$/.test(sent) ? Number(sent) : -1;
  // The same answer twice is one answer, and another after going back is another: no command of the page's own is needed.
  const outcome = await answerByLink(door, tokenIn(c), { id: door.makeId(), attendance, sequence });
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(tokenIn(c))}?done=${attendance}`, 303);
  return page(c, door, { form, text: whyNot(w, outcome), status: statusOf(outcome) });
};
const whyNot = (w: Words, refusal: Refusal): string => wordsOf(w, refusal).body;

/** The meeting as a calendar file, for those who were invited and have no account. */
export const invitationFile = async (c: Ask, door: Door): Promise<Response> => {
  sheltered(c, door);
  const open = await findInvitation(door, tokenIn(c));
  if (open === undefined) return unknownLink(c, door);
  return icsFile(c, calendarOfMeeting({ id: open.meeting, state: open.state }, door), { name: 'meeting.ics', keep: 'no-store' });
};
