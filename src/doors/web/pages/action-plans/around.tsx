/** What the pages of action plans share: whose a plan is, for which offices one may speak, and what things are called. */
import type { ActionPlan } from '../../../../engagements/action-plan/action-plan.ts';
import type { PlanCommandType, PlanInput } from '../../../../engagements/action-plan/commands.ts';
import { actionPlan } from '../../../../engagements/action-plan/plan-decider.ts';
import { type FoundPlan, findPlan } from '../../../../engagements/action-plan/queries.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { Actor, Role } from '../../../../kernel/decider/actor.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';

export const desks: readonly Role[] = ['officer', 'supervisor'];
export const pathOf = (id: string, ...more: readonly string[]): string =>
  ['/action-plans', encodeURIComponent(id), ...more.map(encodeURIComponent)].join('/');

/** At this very office: a role on the whole node speaks for no desk. */
export const sitsAt = ({ kind, grants }: Actor, office: string, roles: readonly Role[] = desks): boolean =>
  kind !== 'anyone' && grants.some((g) => g.office === office && roles.includes(g.role));

export const nameOfOffice = (w: Words, { names, name, organisationNames, organisationName }: OfficeRow): string => {
  const said = (texts: Readonly<Record<string, string>>, plain: string) => texts[w.language] ?? texts.en ?? plain;
  return w.t('plans.office-of', { office: said(names, name), organisation: said(organisationNames, organisationName) });
};
export interface Offices {
  readonly all: readonly OfficeRow[];
  readonly name: (id: string) => string;
  readonly country: (id: string) => string | undefined;
}
const officesOf = (all: readonly OfficeRow[], w: Words): Offices => {
  const byId = new Map(all.map((o) => [o.id, o]));
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const found = byId.get(id);
    return found === undefined ? id : nameOfOffice(w, found);
  };
  return {
    all,
    name: (id) => {
      const name = names.get(id) ?? nameOf(id);
      names.set(id, name);
      return name;
    },
    country: (id) => byId.get(id)?.country,
  };
};
/** Milliseconds for which a list of offices will do: they seldom change, and every page of a plan names some. */
const freshFor = 2_000;
const known = new WeakMap<Door['ledger'], { readonly at: number; readonly byLanguage: Map<string, Promise<Offices>> }>();
export const officesFor = (door: Door, w: Words): Promise<Offices> => {
  const kept = known.get(door.ledger);
  const fresh = kept !== undefined && performance.now() - kept.at < freshFor ? kept : { at: performance.now(), byLanguage: new Map() };
  known.set(door.ledger, fresh);
  const offices: Promise<Offices> = fresh.byLanguage.get(w.language) ?? listOffices(door.ledger.db).then((all) => officesOf(all, w));
  fresh.byLanguage.set(w.language, offices);
  offices.catch(() => known.delete(door.ledger));
  return offices;
};

/** A plan with the visitor's place in it. */
export interface Own extends FoundPlan {
  readonly offices: Offices;
  /** Offices of the plan at which the visitor sits: its own, or some it is shared with. */
  readonly mine: readonly string[];
  /** The visitor's desk drew it up. */
  readonly writes: boolean;
  /** Offices for which the visitor may sign off, whether or not they have. */
  readonly signsFor: readonly string[];
  /** The side from which the visitor reads *we say*. */
  readonly us: string;
}
export const findOwn = async (c: Ask, door: Door): Promise<Own | Refusal> => {
  const { actor, words: w } = c.get('visitor');
  const found = await findPlan(door.ledger, c.req.param('id') ?? '', actor);
  if (found === undefined) return refuse('not-found');
  const { office, sharedWith } = found.state;
  const offices = await officesFor(door, w);
  const mine = [office, ...sharedWith].filter((o) => sitsAt(actor, o));
  return {
    ...found,
    ...{ offices, mine, writes: mine.includes(office) },
    signsFor: sharedWith.filter((o) => sitsAt(actor, o, ['supervisor'])),
    us: offices.country(mine[0] ?? office) ?? door.pack.country,
  };
};

export const crumbsOf = (w: Words, plan?: { readonly id: string; readonly title: string }, here?: string) => [
  { label: w.t('frame.home'), href: '/' },
  { label: w.t('frame.action-plans'), ...(plan === undefined && here === undefined ? {} : { href: '/action-plans' }) },
  ...(plan === undefined ? [] : [{ label: plan.title, ...(here === undefined ? {} : { href: pathOf(plan.id) }) }]),
  ...(here === undefined ? [] : [{ label: here }]),
];
export const StatusTag = ({ w, status }: { readonly w: Words; readonly status: ActionPlan['status'] }) => (
  <span class={status === 'draft' || status === 'shared' ? 'tag warm' : 'tag'}>{w.t(`plans.status-${status}`)}</span>
);
export const period = (w: Words, { from, until }: Pick<ActionPlan, 'from' | 'until'>): string =>
  w.t('plans.period', { from: w.whenShort(from), until: w.whenShort(until) });

export const Wrong = ({ w, refusal }: { readonly w: Words; readonly refusal: Refusal | undefined }) =>
  refusal === undefined ? null : (
    <Notice w={w} kind="error">
      <p>{wordsOf(w, refusal).body}</p>
      <p>{w.t('frame.nothing-lost')}</p>
    </Notice>
  );

export const order = <T extends PlanCommandType>(
  c: Ask,
  door: Door,
  form: Pick<Form, 'text'>,
  on: string,
  type: T,
  data: PlanInput<T>,
  expectedVersion?: number,
) => act(c, door, actionPlan, { type, on, id: commandId(form, door), data, ...(expectedVersion === undefined ? {} : { expectedVersion }) });
