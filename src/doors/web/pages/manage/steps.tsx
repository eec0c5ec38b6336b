/** The steps that cannot be taken back, each asked once more: open, close, extend, fix the applications, conclude, cancel. */
import type { Child } from 'hono/jsx';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import { dayNumber, localTime } from '../../../../one-window/calendar/local-time.ts';
import { countByStatus } from '../../../../programmes/candidacy/queries.ts';
import type { FoundCall } from '../../../../programmes/call/queries.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { Carried } from '../../ordering.tsx';
import { nothingHere, refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import type { Words } from '../../words/words.ts';
import { crumbsOf, findManaged, inZone, isManager, MistakeList, orderCall, orderingOf, pathOf, zoneText } from './around.tsx';

export const steps = ['open', 'close', 'extend', 'freeze', 'conclude', 'cancel'] as const;
export type Step = (typeof steps)[number];
export const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text);

interface AtStep {
  readonly c: Ask;
  readonly door: Door;
  readonly w: Words;
  readonly found: FoundCall;
  readonly form: Form | undefined;
  readonly error: string | undefined;
  /** The mistake is the hour's, not the day's. */
  readonly isHour: boolean;
}
const typed = (form: Form | undefined, name: string) =>
  form && { day: form.text(`${name}-day`), month: form.text(`${name}-month`), year: form.text(`${name}-year`) };

const DayOfCall = ({
  a,
  name,
  label,
  hint,
  value,
}: {
  readonly a: AtStep;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value?: Day | undefined;
}) => (
  <DateField
    w={a.w}
    name={name}
    label={label}
    hint={hint}
    value={typed(a.form, name) ?? value}
    error={name === 'closes' && !a.isHour ? a.error : undefined}
  />
);

/** The last minute of a day, unless the manager says otherwise. */
const lastHour = '23:59';
const HourOfClosing = ({ a, value = lastHour }: { readonly a: AtStep; readonly value?: string }) => (
  <TextField
    w={a.w}
    name="closes-hour"
    label={a.w.t('manage.closes-hour')}
    hint={a.w.t('manage.closes-hour-hint')}
    value={a.form?.text('closes-hour') ?? value}
    error={a.isHour ? a.error : undefined}
    dir="ltr"
    width={4}
    maxlength={5}
  />
);

const fieldsOf: Readonly<Record<Step, (a: AtStep) => Child>> = {
  open: (a) => (
    <>
      <DayOfCall
        a={a}
        name="opens"
        label={a.w.t('manage.opens-on')}
        hint={a.w.t('manage.opens-hint', { zone: zoneText(a.w, a.found.state) })}
        value={dayIn(a.found.state.zone, a.door.clock())}
      />
      <DayOfCall
        a={a}
        name="closes"
        label={a.w.t('manage.closes-on')}
        hint={a.w.t('manage.closes-hint', { zone: zoneText(a.w, a.found.state) })}
      />
      <HourOfClosing a={a} />
    </>
  ),
  extend: (a) => (
    <>
      <DayOfCall
        a={a}
        name="closes"
        label={a.w.t('manage.closes-on')}
        hint={a.w.t('manage.closes-hint', { zone: zoneText(a.w, a.found.state) })}
        value={a.found.state.closes === null ? undefined : dayIn(a.found.state.zone, a.found.state.closes)}
      />
      <HourOfClosing a={a} value={a.found.state.closes === null ? lastHour : hourIn(a.found.state.zone, a.found.state.closes)} />
    </>
  ),
  close: () => null,
  freeze: () => null,
  conclude: () => null,
  cancel: ({ w, form, error }) => (
    <TextArea
      w={w}
      name="reason"
      label={w.t('manage.cancel-reason')}
      hint={w.t('manage.reason-public')}
      rows={3}
      maxlength={500}
      value={form?.text('reason') ?? ''}
      error={error}
    />
  ),
};

/** What comes of it, in sentences. */
const followsOf = async ({ w, door, found }: Pick<AtStep, 'w' | 'door' | 'found'>, step: Step): Promise<readonly string[]> => {
  const counts = await countByStatus(door.ledger, found.id);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const { state } = found;
  switch (step) {
    case 'open':
      return [w.t('manage.open-fixes'), w.t('manage.open-public'), w.t('manage.open-seats')];
    case 'close':
      return [w.t('manage.close-late'), w.t('manage.close-reviews', { count: counts.applied ?? 0 })];
    case 'extend':
      return [
        state.closes === null ? '' : w.t('manage.extend-now', { at: inZone(w, state.zone, state.closes) }),
        w.t('manage.extend-public'),
      ];
    case 'freeze':
      return [
        w.t('manage.freeze-fixes', { count: counts.admitted ?? 0 }),
        w.t('manage.freeze-seed'),
        ...((counts.applied ?? 0) > 0 ? [w.t('manage.undecided', { count: counts.applied ?? 0 })] : []),
      ];
    case 'conclude':
      return [w.t('manage.conclude-waiting', { count: counts.waiting ?? 0 }), w.t('manage.conclude-stay')];
    case 'cancel':
      return [w.t('manage.cancel-everyone', { count: all }), w.t('manage.cancel-public')];
  }
};

export const showStep = (c: Ask, door: Door): Promise<Response> => {
  const step = c.req.param('step') ?? '';
  return isStep(step) ? page(c, door, step) : nothingHere(c, door);
};

const page = async (c: Ask, door: Door, step: Step, back?: { readonly form: Form; readonly refusal: Refusal }): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  if (!isManager(actor, found.state.lead)) return refused(c, door, refuse('not-allowed'));
  const error = back && wordsOf(w, back.refusal).body;
  const isHour = back?.refusal.reason === 'hour-unknown';
  const title = w.t(`manage.step-${step}`);
  const a: AtStep = { c, door, w, found, form: back?.form, error, isHour };
  const follows = (await followsOf(a, step)).filter((line) => line !== '');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, found, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <div class="narrow-page stack">
          <ErrorSummary
            w={w}
            errors={error === undefined ? [] : [{ name: step === 'cancel' ? 'reason' : isHour ? 'closes-hour' : 'closes', text: error }]}
          />
          <h1>{title}</h1>
          <p class="lead">{w.text(found.state.title).text}</p>
          <MistakeList refusal={back?.refusal} />
          <section>
            <h2>{w.t('inbox.what-follows')}</h2>
            <ul class="follows">
              {follows.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </section>
          <form method="post" action={pathOf(found.id, step)}>
            <Carried c={c} door={door} form={back?.form} />
            {fieldsOf[step](a)}
            <p class="actions">
              <Button look={step === 'cancel' ? 'danger' : 'first'}>{w.t(`manage.do-${step}`)}</Button>
              <LinkButton look="plain" href={pathOf(found.id)}>
                {w.t('frame.back')}
              </LinkButton>
            </p>
          </form>
        </div>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

/** The first moment of a day where the call is announced. */
const startOf = (zone: string, day: Day): Instant => new Date(localTime(zone).startOf(dayNumber(day))).toISOString();
/** When clocks there show this hour of the day; an hour that a change of clocks leaves out is told as the one before it. */
const momentOf = (zone: string, day: Day, minutes: number): Instant => {
  const counted = localTime(zone).startOf(dayNumber(day)) + minutes * 60_000;
  const [hour = 0, minute = 0] = hourIn(zone, new Date(counted).toISOString()).split(':').map(Number);
  const off = ((minutes - hour * 60 - minute + 2160) % 1440) - 720;
  return new Date(counted + off * 60_000).toISOString();
};
/** Minutes of the day, from `17:30`, `17.30` or `9:00`, in any digits; the last minute where nothing is typed. */
const minutesTyped = (form: Form): number | undefined => {
  const text = (form.text('closes-hour') || lastHour).replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) & 15));
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
};
const dayTyped = (form: Form, name: string): Day | undefined =>
  dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`)) ?? undefined;

const ordered = async (c: Ask, door: Door, form: Form, { id, state }: FoundCall, step: Step): Promise<Handled | Refusal> => {
  if (step === 'freeze') {
    const handled = await door.programmes.calls.freeze(door.ledger, orderingOf(c, door, form, id));
    if (!isRefusal(handled)) await door.ledger.settled();
    return handled;
  }
  if (step === 'open' || step === 'extend') {
    const closes = dayTyped(form, 'closes');
    const opens = dayTyped(form, 'opens');
    if (closes === undefined || (step === 'open' && opens === undefined)) return refuse('day-unknown');
    const minutes = minutesTyped(form);
    if (minutes === undefined) return refuse('hour-unknown');
    const now = door.clock();
    const from = opens === undefined || opens === dayIn(state.zone, now) ? now : startOf(state.zone, opens);
    const data = { closes: momentOf(state.zone, closes, minutes), ...(step === 'open' ? { opens: from } : {}) };
    return orderCall(c, door, form, { on: id, type: step === 'open' ? 'OpenCall' : 'ExtendCall', data });
  }
  if (step === 'cancel') {
    const reason = form.text('reason');
    return reason === '' ? refuse('words-missing') : orderCall(c, door, form, { on: id, type: 'CancelCall', data: { reason } });
  }
  return orderCall(c, door, form, { on: id, type: step === 'close' ? 'CloseCall' : 'ConcludeCall', data: {} });
};

export const takeStep = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const step = c.req.param('step') ?? '';
  if (!isStep(step)) return nothingHere(c, door);
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const handled = await ordered(c, door, form, found, step);
  return isRefusal(handled) ? page(c, door, step, { form, refusal: handled }) : c.redirect(`${pathOf(found.id)}?done=${step}`, 303);
};
