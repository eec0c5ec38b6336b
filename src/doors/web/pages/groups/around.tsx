/** What the pages of working groups share: for whom one speaks, offices by name, and how a period reads. */
import { mayAct } from '../../../../engagements/working-group/access.ts';
import type { GroupCommandType } from '../../../../engagements/working-group/commands.ts';
import { workingGroup } from '../../../../engagements/working-group/group-decider.ts';
import { findGroup, type FoundGroup } from '../../../../engagements/working-group/queries.ts';
import type { WorkingGroup } from '../../../../engagements/working-group/working-group.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';

export const pathOf = (id: string, ...more: readonly string[]): string =>
  ['/groups', encodeURIComponent(id), ...more.map((p) => encodeURIComponent(p))].join('/');

export const crumbsOf = (w: Words, found?: Pick<FoundGroup, 'id' | 'state'>, here?: string) => [
  { label: w.t('frame.home'), href: '/' },
  { label: w.t('groups.title'), ...(found === undefined && here === undefined ? {} : { href: '/groups' }) },
  ...(found === undefined ? [] : [{ label: found.state.title, ...(here === undefined ? {} : { href: pathOf(found.id) }) }]),
  ...(here === undefined ? [] : [{ label: here }]),
];

/** The group of the address for its own people; for everybody else as if there were none, or what the public may not do. */
export const findOwn = async (c: Ask, door: Door): Promise<FoundGroup | Refusal> => {
  const found = await findGroup(door.ledger, c.req.param('id') ?? '', c.get('visitor').actor);
  if (found === undefined) return refuse('not-found');
  return found.sight === 'all' ? found : refuse('not-allowed');
};
export const may = (
  c: Ask,
  { state }: Pick<FoundGroup, 'state'>,
  type: Exclude<GroupCommandType, 'FoundGroup'>,
  data: object = {},
): boolean => mayAct(c.get('visitor').actor, state, type, data);

/** The very offices at whose desks somebody sits; a role on the whole node is a desk of nobody's. */
export const deskOffices = ({ grants }: Actor): readonly string[] =>
  grants.flatMap(({ role, office }) => (office !== null && (role === 'officer' || role === 'supervisor') ? [office] : []));

/** The side for which somebody looks: that of their seat, else of their desk's, else the node's own. */
export const sideOf = ({ actor, state, home }: { readonly actor: Actor; readonly state: WorkingGroup; readonly home: string }): string => {
  const desks = deskOffices(actor);
  const seat = state.members.find((m) => m.person !== null && m.person === actor.id) ?? state.members.find((m) => desks.includes(m.office));
  return seat?.country ?? (state.countries.includes(home) ? home : (state.countries[0] ?? home));
};

export type Offices = ReadonlyMap<string, OfficeRow>;
export const officesById = async (door: Pick<Door, 'ledger'>): Promise<Offices> =>
  new Map((await listOffices(door.ledger.db)).map((o) => [o.id, o]));
/** An office with its organisation; an id that nobody knows stays as it is. */
export const OfficeName = ({ w, offices, id }: { readonly w: Words; readonly offices: Offices; readonly id: string }) => {
  const office = offices.get(id);
  return office === undefined ? (
    <bdi>{id}</bdi>
  ) : (
    <>
      <Said w={w} text={{ en: office.organisationName, ...office.organisationNames }} />
      <br />
      <span class="small soft">
        <Said w={w} text={{ en: office.name, ...office.names }} />
      </span>
    </>
  );
};
/** The same on one line, for a choice. */
export const officeLabel = (w: Words, o: OfficeRow): string =>
  `${w.country(o.country)}: ${w.text({ en: o.organisationName, ...o.organisationNames }).text}, ${w.text({ en: o.name, ...o.names }).text}`;

const units = { D: 'days', M: 'months', Y: 'years' } as const;
/** How often, in words. */
export const everyText = (w: Words, every: string | null): string => {
  const [, count = '', unit = ''] = /^P(\d+)([DMY])$/.exec(every ?? '') ?? [];
  return unit === 'D' || unit === 'M' || unit === 'Y'
    ? w.t(`groups.every-${units[unit]}`, { count: Number(count) })
    : w.t('groups.every-none');
};

export const order = (
  c: Ask,
  door: Door,
  form: Pick<Form, 'text'>,
  a: { readonly on: string; readonly type: GroupCommandType; readonly data: object; readonly expectedVersion?: number },
) =>
  act(c, door, workingGroup, {
    ...{ type: a.type, on: a.on, data: a.data, id: commandId(form, door) },
    ...(a.expectedVersion === undefined ? {} : { expectedVersion: a.expectedVersion }),
  });

/** A title as it was typed, set on the side where the page's own titles are; without Arabic letters it is no Urdu. */
export const TypedTitle = ({ text }: { readonly text: string }) =>
  /[\u0600-\u06ff]/.test(text) ? (
    <h1 class="as-page" dir="auto">
      {text}
    </h1>
  ) : (
    <h1 class="as-page" lang="en" dir="ltr">
      {text}
    </h1>
  );
/** Mandates and other longer texts as they were typed: an empty line begins a paragraph. */
export const AtLength = ({ text }: { readonly text: string }) => (
  <div class="prose" dir="auto">
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p class="as-typed">{paragraph}</p>
    ))}
  </div>
);
