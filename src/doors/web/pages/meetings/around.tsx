/** What the pages of meetings share: what the visitor may see and for whom they speak, the head with its parts, and how times are told. */
import type { Child } from 'hono/jsx';
import { mayOrder, speaksFor } from '../../../../engagements/meeting/access.ts';
import type { MeetingCommandType } from '../../../../engagements/meeting/commands.ts';
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import { meeting } from '../../../../engagements/meeting/meeting-decider.ts';
import { findMeeting, type FoundMeeting } from '../../../../engagements/meeting/queries.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import { dateFormatOf } from '../../../../kernel/language/date-format.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { EmptyState, type Tab, Tabs } from '../../look/parts/lists.tsx';
import { Carried } from '../../ordering.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { TypedTitle } from '../groups/around.tsx';
import { cityOf } from './when-fields.tsx';

export interface Own extends FoundMeeting {
  /** The countries for which the visitor speaks at this meeting. */
  readonly sides: readonly string[];
  readonly may: (type: MeetingCommandType, data?: object) => boolean;
  readonly offices: readonly OfficeRow[];
}
/** The meeting of the address for those who see all of it; undefined for everybody else, as if it had no such pages. */
export const findOwn = async (c: Ask, door: Door): Promise<Own | undefined> => {
  const { actor } = c.get('visitor');
  const found = await findMeeting(door.ledger, c.req.param('id') ?? '', actor);
  return found?.sight === 'all' ? ownOf(door, actor, found) : undefined;
};
export const ownOf = async (door: Door, actor: Actor, found: FoundMeeting): Promise<Own> => ({
  ...found,
  sides: found.state.countries.filter((country) => speaksFor(actor, found.state, country)),
  may: (type, data) => mayOrder(actor, found.state, type, data),
  offices: await listOffices(door.ledger.db),
});
/** It is on or over: what was said in it can be written down. */
export const hasBegun = ({ status, starts }: Meeting, now: string): boolean => status === 'held' || now >= starts;

export const parts = ['overview', 'agenda', 'programme', 'papers', 'participants', 'decisions', 'items', 'minutes', 'change'] as const;
export type Part = (typeof parts)[number];
export const isPart = (name: string): name is Part => parts.some((p) => p === name);
export const pathOf = (id: string, part: Part = 'overview', ...more: readonly string[]): string =>
  ['/meetings', encodeURIComponent(id), ...(part === 'overview' ? [] : [part]), ...more.map((p) => encodeURIComponent(p))].join('/');

export const crumbsOf = (w: Words, found?: { readonly id: string; readonly title: string }, here?: string) => [
  { label: w.t('frame.home'), href: '/' },
  { label: w.t('meetings.title'), ...(found === undefined && here === undefined ? {} : { href: '/meetings' }) },
  ...(found === undefined ? [] : [{ label: found.title, ...(here === undefined ? {} : { href: pathOf(found.id) }) }]),
  ...(here === undefined ? [] : [{ label: here }]),
];

export const officeName = (w: Words, office: OfficeRow | undefined): string =>
  office === undefined
    ? ''
    : w.t('obligations.office-of', {
        office: w.text({ ...office.names, en: office.name }).text,
        organisation: w.text({ ...office.organisationNames, en: office.organisationName }).text,
      });
export const nameOfOffice = (w: Words, { offices }: Pick<Own, 'offices'>, id: string): string =>
  officeName(
    w,
    offices.find((o) => o.id === id),
  ) || id;

const formatIn = (w: Words, zone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateFormatOf(w.language, { ...shape, timeZone: zone });
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
export const hoursIn = (w: Words, zone: string, starts: string, ends: string): string =>
  `${formatIn(w, zone, clock).format(Date.parse(starts))}–${formatIn(w, zone, clock).format(Date.parse(ends))}`;
export const weekdayIn = (w: Words, zone: string, at: string): string =>
  formatIn(w, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(at));
/** From when to when, as clocks in a zone show it; the day once where it is one. */
export const timeIn = (w: Words, zone: string, { starts, ends }: Pick<Meeting, 'starts' | 'ends'>): string => {
  const [first, last] = [weekdayIn(w, zone, starts), weekdayIn(w, zone, ends)];
  const hour = (at: string): string => formatIn(w, zone, clock).format(Date.parse(at));
  const at = (day: string, hours: string): string => w.t('meetings.day-and-hours', { day, hours });
  return first === last ? at(first, hoursIn(w, zone, starts, ends)) : `${at(first, hour(starts))} – ${at(last, hour(ends))}`;
};
export const StatusTag = ({ w, status }: { readonly w: Words; readonly status: Meeting['status'] }) => (
  <span class={status === 'cancelled' ? 'tag refused' : status === 'planned' ? 'tag warm' : 'tag'}>{w.t(`meetings.status-${status}`)}</span>
);
const countOf = (state: Meeting, part: Part): number => {
  if (part === 'overview' || part === 'minutes' || part === 'change') return 0;
  return state[part].length;
};
/** A programme belongs to visits; elsewhere it is shown where there is one. To move a meeting is for the office that invites. */
const partsOf = ({ state, may }: Own): readonly Part[] =>
  parts.filter((p) => {
    if (p === 'change') return may('MoveMeeting');
    return p !== 'programme' || state.kind === 'visit' || state.programme.length > 0;
  });

/** A meeting that is over is neither moved nor cancelled; who may know of it can still be said. */
export const nameOfPart = (w: Words, { status }: Pick<Meeting, 'status'>, part: Part): string =>
  w.t(part === 'change' && status !== 'planned' ? 'meetings.visibility' : `meetings.part-${part}`);

/** The head of each page of a meeting: what it is, between whom, and its parts. */
export const Head = ({ w, own, part }: { readonly w: Words; readonly own: Own; readonly part: Part }) => {
  const { id, state } = own;
  const tabs = partsOf(own).map((p): Tab => {
    const count = countOf(state, p);
    return { href: pathOf(id, p), label: nameOfPart(w, state, p), current: p === part, ...(count > 0 ? { count } : {}) };
  });
  return (
    <header class="stack">
      <p class="eyebrow">
        {w.t(`meetings.kind-${state.kind}`)} · <bdi class="reference">{state.reference}</bdi>
      </p>
      <TypedTitle text={state.title} />
      <p class="meta">
        <StatusTag w={w} status={state.status} />
        <span>{timeIn(w, state.zone, state)}</span>
        <span>{w.list(state.countries.map((country) => w.country(country)))}</span>
        <span>{w.t(`meetings.visibility-${state.visibility}`)}</span>
      </p>
      <Tabs w={w} label={w.t('meetings.parts')} tabs={tabs} />
    </header>
  );
};

/** What clocks do, told by the city and the day. */
const told = (w: Words, refusal: Refusal): Refusal => {
  const { zone, day } = refusal.details;
  if (!refusal.reason.startsWith('time-') || typeof zone !== 'string' || typeof day !== 'string') return refusal;
  return { ...refusal, details: { ...refusal.details, zone: cityOf(zone), day: w.when(day) } };
};
/** Why an order was turned down, in words. */
export const Wrong = ({ w, refusal }: { readonly w: Words; readonly refusal: Refusal | undefined }) =>
  refusal === undefined ? null : (
    <Notice w={w} kind="error">
      <p>{wordsOf(w, told(w, refusal)).body}</p>
    </Notice>
  );

/** What stands where a part has nothing yet; of a meeting that was called off nothing is to be done any more. */
export const Empty = (a: { readonly of: PartProps; readonly title: string; readonly children?: Child }) => {
  const { w, own } = a.of;
  return <EmptyState title={a.title}>{own.state.status === 'cancelled' ? w.t('meetings.was-cancelled') : a.children}</EmptyState>;
};
/** What a page of a part is drawn from. */
export interface PartProps {
  readonly c: Ask;
  readonly door: Door;
  readonly w: Words;
  readonly own: Own;
  readonly now: string;
  /** The form that was refused, and why. */
  readonly form?: Form | undefined;
  readonly refusal?: Refusal | undefined;
}
/** One form of a part. `does` tells the orders of a part from each other; what was typed in the refused one stays. */
export const Order = (a: {
  readonly of: PartProps;
  readonly part: Part;
  readonly does: string;
  readonly files?: boolean;
  readonly class?: string;
  readonly children?: Child;
}) => {
  const { c, door, own, form } = a.of;
  const isSame = form?.text('do') === a.does;
  return (
    <form
      method="post"
      action={a.part === 'overview' ? pathOf(own.id, 'overview', 'overview') : pathOf(own.id, a.part)}
      enctype={a.files ? 'multipart/form-data' : undefined}
      class={a.class ?? 'meeting-form'}
    >
      <Carried c={c} door={door} form={isSame ? form : undefined} />
      <input type="hidden" name="do" value={a.does} />
      {a.children}
    </form>
  );
};
/** A field's text as it was typed in the form that was refused; else what stands. */
export const kept = ({ form }: Pick<PartProps, 'form'>, does: string, name: string, standing = ''): string =>
  form !== undefined && form.text('do') === does ? form.exact(name) : standing;

export const order = (c: Ask, door: Door, form: Form, on: string, type: MeetingCommandType, data: object, expectedVersion?: number) =>
  act(c, door, meeting, { type, on, id: commandId(form, door), data, ...(expectedVersion === undefined ? {} : { expectedVersion }) });
