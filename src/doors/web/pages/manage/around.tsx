/** What the manager's pages share: whose call, who may, and the frame of each. */
import { namesOf } from '../../../../identity/index.ts';
import { type Actor, hasAt, type Role } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import type { Call, CallStatus } from '../../../../programmes/call/call.ts';
import type { CallCommand, CallCommandType } from '../../../../programmes/call/commands.ts';
import { findCall, type FoundCall } from '../../../../programmes/call/queries.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { type Tab, Tabs } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Key, Words } from '../../words/words.ts';

/** Supervisors manage; editors of the lead office write drafts. */
export const managers: readonly Role[] = ['supervisor', 'editor'];
export const isManager = (actor: Actor, lead: string): boolean => hasAt(actor, lead, 'supervisor');

/** The call of the address, for those at its lead office. */
export const findManaged = async (c: Ask, door: Door): Promise<FoundCall | Refusal> => {
  const found = await findCall(door.ledger, c.req.param('call') ?? '');
  if (found === undefined) return refuse('not-found');
  return hasAt(c.get('visitor').actor, found.state.lead, ...managers) ? found : refuse('not-allowed');
};

export const pathOf = (call: string, ...more: readonly string[]): string =>
  ['/manage/calls', ...[call, ...more].map(encodeURIComponent)].join('/');

type CrumbLike = { readonly label: string; readonly href?: string };
export const crumbsOf = (w: Words, found?: FoundCall, ...more: readonly CrumbLike[]) => [
  { label: w.t('frame.home'), href: '/' },
  found === undefined && more.length === 0 ? { label: w.t('manage.title') } : { label: w.t('manage.title'), href: '/manage/programmes' },
  ...(found === undefined ? [] : [{ label: w.text(found.state.title).text, ...(more.length === 0 ? {} : { href: pathOf(found.id) }) }]),
  ...more,
];

const looks: Readonly<Record<CallStatus, string>> = {
  draft: 'tag warm',
  open: 'tag live',
  closed: 'tag',
  frozen: 'tag',
  published: 'tag',
  concluded: 'tag',
  cancelled: 'tag warm',
};
export const CallTag = ({ w, status }: { readonly w: Words; readonly status: CallStatus }) => (
  <span class={looks[status]}>{w.t(`manage.status-${status}`)}</span>
);

export type Part = 'overview' | 'rules' | 'applications' | 'rehearse' | 'list';

/** The pages a call has in its state. */
const partsOf = ({ status, rounds }: Call): readonly Part[] => [
  'overview',
  'rules',
  ...(status === 'draft' ? [] : (['applications'] as const)),
  ...(status === 'frozen' ? (['rehearse'] as const) : []),
  ...(rounds.length > 0 ? (['list'] as const) : []),
];

export const CallHead = ({ w, found, part }: { readonly w: Words; readonly found: FoundCall; readonly part?: Part }) => {
  const { id, state } = found;
  const tab = (name: Part): Tab => ({
    href: name === 'overview' ? pathOf(id) : pathOf(id, name),
    label: w.t(`manage.part-${name}`),
    current: name === part,
  });
  return (
    <header class="stack">
      <h1>
        <Said w={w} text={state.title} />
      </h1>
      <p class="meta">
        <CallTag w={w} status={state.status} />
        {state.opens && state.closes ? (
          <span>{w.t('manage.from-until', { from: inZone(w, state.zone, state.opens), until: untilIn(w, state.zone, state.closes) })}</span>
        ) : (
          <span>{w.t('manage.no-dates')}</span>
        )}
        <span>{zoneText(w, state)}</span>
      </p>
      <Tabs w={w} label={w.t('manage.parts')} tabs={partsOf(state).map(tab)} />
    </header>
  );
};

/** What people call the time in which a call's days begin and end, as it will be when its first venue begins. */
export const zoneText = (w: Words, { zone, rules }: Pick<Call, 'zone' | 'rules'>): string => {
  const begins = rules.venues.map((v) => v.begins).sort()[0];
  return begins === undefined ? zone : w.zone(zone, `${begins}T00:00:00.000Z`);
};

/** When a call closes, or closed. */
export const closesText = (w: Words, zone: string, at: string, now: string): string =>
  w.t(at <= now ? 'manage.closed-at' : 'manage.closes', { at: untilIn(w, zone, at) });

/** A time that runs out at midnight is told as the last minute of the day before: nobody misses it by a day. */
export const untilIn = (w: Words, zone: string, at: string): string => {
  const before = new Date(Date.parse(at) - 60_000).toISOString();
  return inZone(w, zone, dayIn(zone, at) === dayIn(zone, before) ? at : before);
};

/** A moment as the call's own zone tells it. */
export const inZone = (w: Words, zone: string, at: string): string => w.momentIn(at, zone);

export const orderingOf = (c: Ask, door: Door, form: Pick<Form, 'text'>, on: string) => ({
  ...{ id: commandId(form, door), on, actor: c.get('visitor').actor, now: door.clock() },
});

/** Hands an order about a call to the room, and waits until whoever listens has acted on it. */
export const orderCall = async (
  c: Ask,
  door: Door,
  form: Pick<Form, 'text'>,
  a: { readonly on: string; readonly type: CallCommandType; readonly data: object; readonly expectedVersion?: number | undefined },
): Promise<Handled | Refusal> => {
  const command = { ...orderingOf(c, door, form, a.on), type: a.type, data: a.data, expectedVersion: a.expectedVersion } as CallCommand;
  const handled = await door.programmes.calls.order(door.ledger, command);
  if (!isRefusal(handled)) await door.ledger.settled();
  return handled;
};

/** Sentences about what is wrong with a rule, as the room wrote them. */
export const mistakesOf = ({ details }: Refusal): readonly string[] => {
  const { mistakes, issues } = details;
  if (Array.isArray(mistakes)) return mistakes.map(String);
  if (!Array.isArray(issues)) return [];
  return issues.map((i: unknown) => (typeof i === 'object' && i !== null && 'message' in i ? String(i.message) : ''));
};
/** They come in English. */
export const MistakeList = ({ refusal }: { readonly refusal: Refusal | undefined }) => {
  const found = refusal === undefined ? [] : mistakesOf(refusal);
  return found.length === 0 ? null : (
    <ul class="rows" lang="en" dir="ltr">
      {found.map((m) => (
        <li>{m}</li>
      ))}
    </ul>
  );
};

export const peopleNamed = async (door: Pick<Door, 'ledger'>, ids: readonly string[]): Promise<(id: string) => string> => {
  const names = await namesOf(
    door.ledger.db,
    [...new Set(ids)].filter((id) => !id.startsWith('system/')),
  );
  return (id) => names.get(id) ?? id;
};

/** What a venue or a group of a call is called. */
export const namedIn = (w: Words, { rules }: Pick<Call, 'rules'>) => ({
  venue: (id: string): string => w.text(rules.venues.find((v) => v.id === id)?.name ?? { en: id }).text,
  group: (id: string): string => w.text(rules.groups.find((g) => g.id === id)?.name ?? { en: id }).text,
});

export const keyed = (w: Words, key: string, otherwise: string): string => (w.has(key) ? w.t(key as Key) : otherwise);
export const scoreText = (w: Words, hundredths: number | null): string => (hundredths === null ? '–' : w.number(hundredths / 100));
