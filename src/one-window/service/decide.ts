import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { type ServiceCommand, type ServiceCommandType, type ServiceOrder, serviceOrders } from './commands.ts';
import type { Definition } from './definition.ts';
import { digestOf } from './digest.ts';
import { latestOf, type Service, type ServiceFact } from './service.ts';

type Outcome = readonly ServiceFact[] | Refusal;
type Act<T extends ServiceCommandType> = (state: Service | null, order: ServiceOrder<T>, on: string) => Outcome;
type Deciding = { readonly [T in ServiceCommandType]: Act<T> };

/** Why a version's number cannot be taken any more: a case that names a version must always find what it was opened with. */
const numberTaken = (state: Service | null, version: number): Refusal | undefined => {
  const latest = state === null ? undefined : latestOf(state)?.version;
  if (latest === undefined || version > latest) return undefined;
  const published = state?.versions.some((v) => v.version === version);
  return refuse(published ? 'version-already-published' : 'version-too-low', { version, latest, next: latest + 1 });
};

const draft = (state: Service | null, { definition }: { readonly definition: Definition }, on: string): Outcome => {
  if (definition.id !== on) return refuse('service-id-differs', { written: definition.id, service: on });
  const { version } = definition;
  const digest = digestOf(definition);
  const same = state?.versions.some((v) => v.version === version && v.digest === digest) || state?.draft?.digest === digest;
  if (same) return refuse('nothing-changed', {});
  return numberTaken(state, version) ?? [{ type: 'ServiceDrafted', data: { version, definition: { ...definition, draft: true }, digest } }];
};

const publish = (state: Service, { version, digest }: ServiceOrder<'PublishService'>): Outcome => {
  const taken = numberTaken(state, version);
  if (taken !== undefined) return taken;
  if (state.retired !== null) return refuse('service-retired', { since: state.retired.at });
  if (state.draft === null) return refuse('no-draft', {});
  if (state.draft.version !== version || state.draft.digest !== digest) return refuse('draft-changed', { version: state.draft.version });
  return [{ type: 'ServicePublished', data: { version, definition: { ...state.draft.definition, draft: false }, digest } }];
};

const known =
  <T extends ServiceCommandType>(act: (state: Service, order: ServiceOrder<T>) => Outcome): Act<T> =>
  (state, order, on) =>
    state === null ? notFound({ service: on }) : act(state, order);

const deciding: Deciding = {
  DraftService: draft,
  DiscardDraft: known<'DiscardDraft'>((state, { version }) =>
    state.draft?.version === version ? [{ type: 'DraftDiscarded', data: { version } }] : refuse('no-draft', {}),
  ),
  PublishService: known<'PublishService'>(publish),
  RetireService: known<'RetireService'>((state, { why }) => {
    if (latestOf(state) === undefined) return refuse('service-not-published', {});
    return state.retired === null ? [{ type: 'ServiceRetired', data: { why } }] : refuse('service-retired', { since: state.retired.at });
  }),
  ReopenService: known<'ReopenService'>((state) =>
    state.retired === null ? refuse('service-not-retired', {}) : [{ type: 'ServiceReopened', data: {} }],
  ),
};

const run = <T extends ServiceCommandType>(type: T, data: object, state: Service | null, on: string): Outcome => {
  const parsed = serviceOrders[type].safeParse(data);
  if (!parsed.success) return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
  const act: Deciding[T] = deciding[type];
  return act(state, parsed.data as ServiceOrder<T>, on);
};

export const decide = (command: ServiceCommand, state: Service | null): Outcome => run(command.type, command.data, state, command.on);
