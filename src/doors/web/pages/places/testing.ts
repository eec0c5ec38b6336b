/** A whole node with a played call, and people who are signed in: for tests of what applicants, learners and endorsers see. */
import { addPerson, openSession } from '../../../../identity/index.ts';
import type { Grant } from '../../../../kernel/decider/actor.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { listCandidacies } from '../../../../programmes/candidacy/queries.ts';
import { cohort } from '../../../../programmes/cohort/cohort-decider.ts';
import type { CohortCommand, CohortCommandType } from '../../../../programmes/cohort/commands.ts';
import type { ProgrammeDefinition } from '../../../../programmes/programme/definition.ts';
import { tableOf } from '../../../../programmes/testing/node.ts';
import { type Applicant, applicantOf } from '../../../../programmes/testing/play.ts';
import { openTestNode } from '../../../api/testing/node.ts';
import { takeInPack } from '../../../cli/take-in-pack.ts';

/** A programme of the pack with few seats, so that a few dozen people fill its first two venues. */
const small = (definition: ProgrammeDefinition): ProgrammeDefinition => ({
  ...definition,
  version: definition.version + 1,
  call: { ...definition.call, venues: definition.call.venues.map((venue, i) => ({ ...venue, seats: [12, 10][i] ?? 10 })) },
});

export const openPlaces = async () => {
  let now = '2026-11-22T06:00:00.000Z';
  const t = await openTestNode({ clock: () => now });
  const { node } = t;
  await takeInPack(node);
  const base = node.programmes.book.all().find((programme) => programme.call.counting === 'one');
  if (base === undefined) throw new Error('the pack has no programme in which one person fills one seat');
  const tokens = new Map<string, string>();
  const signIn = async (id: string, grants: readonly Grant[] = []): Promise<void> => {
    const person = { id, name: `Person of ${id}`, email: `${id}@node.example`, password: `a-long-password-${id}`, language: 'en', grants };
    const added = await addPerson(node, person);
    if (isRefusal(added)) throw new Error(added.reason);
    tokens.set(id, await openSession(node, { person: id, userAgent: 'test' }));
  };
  const headers = (who: string | null): Record<string, string> => (who === null ? {} : { cookie: `daricha=${tokens.get(who)}` });
  const get = (path: string, who: string | null = null) => t.request(path, { headers: headers(who) });
  const text = async (path: string, who: string | null = null): Promise<string> => (await get(path, who)).text();
  /** Sends the form that stands on a page, with these fields on top of its hidden ones. */
  const send = async (page: string, fields: Readonly<Record<string, string>>, who: string | null, to = page): Promise<Response> => {
    const html = await text(page, who);
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    const body = new URLSearchParams([...hidden.filter(([name = '']) => !(name in fields)), ...Object.entries(fields)] as [
      string,
      string,
    ][]);
    return t.request(to, { method: 'POST', body, headers: { ...headers(who), origin: node.publicUrl } });
  };
  const orderCohort = async (on: string, type: CohortCommandType, data: object): Promise<void> => {
    const command = { id: node.makeId(), type, on, actor: system('test'), now, data } as CohortCommand;
    const outcome = await node.ledger.handle(command, cohort);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  return {
    ...t,
    table: tableOf(node),
    definition: small(base),
    at: (next: string) => {
      now = next;
    },
    ...{ signIn, get, text, send, orderCohort },
    /** Signs somebody in once more: sessions end while the test's time passes. */
    again: async (id: string): Promise<void> => {
      tokens.set(id, await openSession(node, { person: id, userAgent: 'test' }));
    },
    /** Everyone in a call as they stand. */
    lines: async (call: string) => (await listCandidacies(node.ledger, call, {}, { limit: 1000 })).lines,
  };
};

/** Applicants as the play makes them; every one of them says what they want first. */
export const people = (definition: ProgrammeDefinition, count: number, change: (a: Applicant, number: number) => Applicant): Applicant[] =>
  Array.from({ length: count }, (_, i) => change(applicantOf(definition, i + 1), i + 1));
