/** Brings a call to any of its states without pages or forms, for tests and benches of whatever comes after. */
import { createHash } from 'node:crypto';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import type { Call } from '../call/call.ts';
import type { CallCommand, CallCommandType } from '../call/commands.ts';
import { type Drawing, drawSeed } from '../call/draw-seed.ts';
import { findCall } from '../call/queries.ts';
import { type ListMoved, moveList, type Rounds } from '../call/rounds.ts';
import type { CandidacyCommand, CandidacyCommandType } from '../candidacy/commands.ts';
import { candidacy } from '../candidacy/decider.ts';
import { lotOf } from '../candidacy/lot.ts';
import { listCandidacies } from '../candidacy/queries.ts';
import type { Programmes } from '../index.ts';
import { programme } from '../programme/decider.ts';
import type { ProgrammeDefinition } from '../programme/definition.ts';
import { digestOf } from '../programme/digest.ts';
import { exampleProgramme } from '../programme/examples.ts';

/** What is played with: a node, or the parts of a test. */
export interface Table {
  readonly ledger: Ledger;
  readonly programmes: Pick<Programmes, 'book' | 'calls'>;
  readonly rounds: Rounds;
  readonly drawing: Drawing;
  readonly makeId: () => Id;
}
export interface Applicant {
  readonly case: Id;
  readonly person: Id;
  readonly ranking: readonly Id[];
  readonly groups: readonly Id[];
  /** Hundredths; null: the review said no. */
  readonly score: number | null;
}
/** States a call is brought to; `told` is published, with everyone told. */
export const stations = ['draft', 'open', 'closed', 'frozen', 'drawn', 'published', 'told'] as const;
export type Station = (typeof stations)[number];

const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
/** Somebody who is the same in every run: scores come in quarters of a point, so that some are equal. */
export const applicantOf = (definition: ProgrammeDefinition, number: number): Applicant => {
  const { venues, groups } = definition.call;
  const key = `${definition.id} ${number}`;
  const order = venues.map(({ id }) => id).sort((a, b) => chance(`${key} ${a}`) - chance(`${key} ${b}`));
  return {
    case: `case-${definition.id}-${number}`,
    person: `person-${number}`,
    ranking: order.slice(0, 1 + Math.floor(chance(`${key} how many`) * Math.min(8, venues.length))),
    groups: groups.filter((g) => chance(`${key} ${g.id}`) < 0.4).map((g) => g.id),
    score: 4000 + 25 * Math.floor(chance(`${key} score`) * 240),
  };
};

const done = (outcome: Awaited<ReturnType<Ledger['handle']>>, what: string): Handled => {
  if (isRefusal(outcome)) throw new Error(`${what} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome;
};
const itself = system('programmes');
/** The manager of every programme played with. */
export const managerOf = (definition: ProgrammeDefinition): Actor => ({
  kind: 'person',
  id: 'manager-1',
  grants: [{ role: 'supervisor', office: definition.lead }],
});

/** Sends an order about a candidacy: as the system, or as the person whose place it is. */
export const orderPlace = async (
  { ledger, rounds, makeId }: Table,
  on: Id,
  type: CandidacyCommandType,
  data: object = {},
  person?: Id,
): Promise<Handled> => {
  const actor: Actor = person === undefined ? itself : { kind: 'person', id: person, grants: [] };
  const command = { id: makeId(), type, on, actor, now: rounds.clock(), data } as CandidacyCommand;
  return done(await ledger.handle(command, candidacy), `${type} for ${on}`);
};

/** Enters applicants in a call, as if they had applied and been reviewed. */
export const enterApplicants = async (table: Table, call: Id, programmeId: Id, applicants: readonly Applicant[]): Promise<void> => {
  const enter = async (a: Applicant, number: number): Promise<void> => {
    const standing = { ranking: a.ranking, notFor: [], groups: a.groups };
    await orderPlace(table, a.case, 'EnterCandidacy', {
      ...standing,
      ...{ call, programme: programmeId, person: a.person, reference: `BB-${number}`, name: `Applicant ${number}` },
      ...{ country: 'AX', language: 'en', lot: lotOf(a.case) },
    });
    if (a.score === null) await orderPlace(table, a.case, 'RefuseCandidacy', { reason: 'review', rules: [] });
    else await orderPlace(table, a.case, 'AdmitCandidacy', { ...standing, score: a.score, reviews: [] });
  };
  for (let i = 0; i < applicants.length; i += 16) {
    await Promise.all(applicants.slice(i, i + 16).map((a, j) => enter(a, i + j + 1)));
  }
};

export interface Played {
  readonly call: Id;
  readonly state: Call;
  readonly definition: ProgrammeDefinition;
  readonly applicants: readonly Applicant[];
  readonly manager: Actor;
}
/** How long a played call is open. */
const openFor = 30 * 86_400_000;

/** Publishes the programme where it is not yet, and plays one call of it until `station` with so many applicants. */
export const playCall = async (
  table: Table,
  until: Station,
  applicants: number | readonly Applicant[] = 60,
  definition: ProgrammeDefinition = exampleProgramme,
): Promise<Played> => {
  const { ledger, programmes, rounds, drawing, makeId } = table;
  const now = (): Instant => rounds.clock();
  const manager = managerOf(definition);
  const call = makeId();
  const order = async (type: CallCommandType, data: object = {}): Promise<void> => {
    const command = { id: makeId(), type, on: call, actor: manager, now: now(), data } as CallCommand;
    done(await programmes.calls.order(ledger, command), type);
  };
  if (programmes.book.find(definition.id, definition.version) === undefined) {
    const data = { definition, digest: digestOf(definition) };
    const on = definition.id;
    done(await ledger.handle({ id: makeId(), type: 'PublishProgramme', on, actor: system('pack'), now: now(), data }, programme), on);
    await programmes.book.refresh(ledger);
  }
  const people = typeof applicants === 'number' ? Array.from({ length: applicants }, (_, i) => applicantOf(definition, i + 1)) : applicants;
  const reached = (station: Station): boolean => stations.indexOf(station) <= stations.indexOf(until);
  const { id, version, lead, title } = definition;
  await order('DraftCall', { programme: id, version, lead, title, rules: definition.call, zone: 'Pacific/Fiji' });
  if (reached('open')) {
    const closes = new Date(Date.parse(now()) + openFor).toISOString();
    await order('OpenCall', { opens: now(), closes });
    await enterApplicants(table, call, id, people);
  }
  if (reached('closed')) await order('CloseCall');
  const ordering = () => ({ id: makeId(), on: call, actor: manager, now: now() });
  if (reached('frozen')) done((await programmes.calls.freeze(ledger, ordering())) as Handled, 'freeze');
  if (reached('drawn')) await drawSeed(drawing, ledger, call);
  if (reached('published')) done(await programmes.calls.publish(ledger, ordering()), 'publish');
  if (reached('told')) await moveList(rounds, ledger, call);
  const state = (await findCall(ledger, call))?.state;
  if (state === undefined) throw new Error('the call was drafted');
  return { call, state, definition, applicants: people, manager };
};

/** Moves the list as the task would. */
export const move = ({ rounds, ledger }: Table, call: Id): Promise<ListMoved> => moveList(rounds, ledger, call);

/** By case: status, venue and seat, of everyone in a call. */
export const places = async ({ ledger }: Pick<Table, 'ledger'>, call: Id): Promise<ReadonlyMap<Id, string>> => {
  const { lines } = await listCandidacies(ledger, call, {}, { limit: 100_000 });
  return new Map(lines.map((l) => [l.id, [l.status, l.venue ?? '-', l.seat ?? '-'].join(' ')]));
};
