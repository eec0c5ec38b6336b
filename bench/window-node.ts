/** A node for benches of the one window: a database of its own on a server that runs, people with keys, and cases that were sent. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openNode } from '../src/app.ts';
import { takeInPack } from '../src/doors/cli/take-in-pack.ts';
import type { OpenNode } from '../src/doors/node.ts';
import { readSettings } from '../src/doors/settings.ts';
import { findSession, makeKey, openSession, person } from '../src/identity/index.ts';
import { loadPack } from '../src/identity/pack/load-pack.ts';
import { type Actor, type Grant, system } from '../src/kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../src/kernel/refusals/refusal.ts';
import type { CaseCommandType } from '../src/one-window/case/commands.ts';
import type { Answers } from '../src/one-window/forms/answers.ts';
import { pick, seededRandom } from './many-commitments.ts';
import { serve, type Serving } from './server.ts';
import { districts, offices, officeId, serviceId, services, writePack } from './window-pack.ts';

export const databaseServer = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:54329/postgres';
export const databaseUrl = (name: string): string => databaseServer.replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`);
export const onServer = async (sql: string): Promise<number> => {
  const client = new pg.Client({ connectionString: databaseServer });
  await client.connect();
  return client
    .query(sql)
    .then((r) => r.rowCount ?? 0)
    .finally(() => client.end());
};

export interface BenchPlace {
  readonly url: string;
  readonly folder: string;
  open(): Promise<OpenNode>;
  serve(): Promise<Serving>;
  drop(): Promise<void>;
}
const must = <T extends object>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome;
};

/** `keep`: the name of a database that stays from run to run; else it is new, and `drop` removes it. */
export const benchPlace = async (keep?: string): Promise<BenchPlace> => {
  const name = keep ?? `daricha_bench_${randomBytes(4).toString('hex')}`;
  if ((await onServer(`select from pg_database where datname = '${name}'`)) === 0) await onServer(`create database ${name}`);
  const url = databaseUrl(name);
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'daricha-bench-')) : join(tmpdir(), name);
  const env = { DATABASE_URL: url, DARICHA_PACK: writePack(folder), DARICHA_DATA: folder, RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  const settings = readSettings(env);
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack, errors } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error(JSON.stringify(errors));
  return {
    url,
    folder,
    open: async () => {
      const node = await openNode(settings, pack);
      await takeInPack(node);
      return node;
    },
    serve: () => serve(folder, ['--empty'], env),
    drop: async () => {
      if (keep !== undefined) return;
      await onServer(`drop database ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Somebody with a key, and a session for the pages. */
export interface BenchPerson {
  readonly id: string;
  readonly actor: Actor;
  /** The header that a script sends. */
  readonly key: string;
  readonly cookie: string;
  readonly csrf: string;
}
const addOne = async (node: OpenNode, id: string, grants: readonly Grant[]): Promise<BenchPerson> => {
  const data = { name: `Person ${id}`, email: `${id}@node.example`, language: 'en', grants };
  const command = { id: `register-${id}`, type: 'RegisterPerson', on: id, actor: system('bench'), now: node.clock(), data };
  must(await node.ledger.handle(command, person));
  const { key } = must(await makeKey(node, { person: id, label: 'bench', scopes: ['read', 'write'], days: null }));
  const token = await openSession(node, { person: id, userAgent: 'bench' });
  const session = await findSession(node, token);
  if (session === undefined) throw new Error('the session did not open');
  const cookie = `cookie: __Host-daricha=${token}`;
  return { id, actor: { kind: 'person', id, grants }, key: `authorization: Bearer ${key}`, cookie, csrf: session.csrf };
};

export interface BenchPeople {
  readonly applicants: readonly BenchPerson[];
  /** One at each office, who is its supervisor too. */
  readonly officers: ReadonlyMap<string, BenchPerson>;
}
export const addPeople = async (node: OpenNode, a: { readonly applicants: number; readonly services?: number }): Promise<BenchPeople> => {
  const applicants: BenchPerson[] = [];
  for (let i = 0; i < a.applicants; i++) applicants.push(await addOne(node, `applicant-${i}`, [{ role: 'applicant', office: null }]));
  const officers = new Map<string, BenchPerson>();
  for (const office of offices.slice(0, (a.services ?? services) * 10)) {
    const grants = [
      { role: 'officer' as const, office },
      { role: 'supervisor' as const, office },
    ];
    officers.set(office, await addOne(node, `officer-${office}`, grants));
  }
  await node.ledger.settled();
  return { applicants, officers };
};

const activity = 'Made-up words about the plan, about a paragraph long, so that an application is of ordinary size. '.repeat(4);
export const answersOf = (random: () => number): Answers => ({
  company_name: `Company ${Math.floor(random() * 1_000_000)}`,
  register_number: `R-${Math.floor(random() * 1_000_000)}`,
  people: 1 + Math.floor(random() * 500),
  district: pick(districts, random),
  activity,
  capital: 1 + Math.floor(random() * 1_000_000),
  abroad: random() < 0.6 ? 'yes' : 'no',
});

export interface BenchCase {
  readonly id: string;
  readonly service: number;
  readonly answers: Answers;
  readonly applicant: BenchPerson;
}
/** The office at which a task of this case is. */
export const officeOf = ({ service, answers }: Pick<BenchCase, 'service' | 'answers'>, task: string): string => {
  const nth = districts.indexOf(answers.district as (typeof districts)[number]);
  if (task === 'registry') return officeId(service, 1 + nth);
  if (task === 'site') return officeId(service, 5 + nth);
  return officeId(service, task === 'money' ? 9 : 0);
};
export const openingOf = ({ service, answers }: Pick<BenchCase, 'service' | 'answers'>) => ({
  service: serviceId(service),
  kind: 'company',
  country: 'CN',
  name: String(answers.company_name),
  answers,
});

/** Opens and sends so many cases, through the ledger, as their applicants. */
export const sendCases = async (
  node: OpenNode,
  { applicants }: BenchPeople,
  a: { readonly count: number; readonly services: number; readonly seed: number },
): Promise<readonly BenchCase[]> => {
  const cases: BenchCase[] = [];
  const order = async (one: BenchCase, type: CaseCommandType, data: object): Promise<void> => {
    const { actor } = one.applicant;
    must(await node.ledger.handle({ id: node.makeId(), type, on: one.id, actor, now: node.clock(), data }, node.window.case));
  };
  const sendOne = async (i: number): Promise<void> => {
    const random = seededRandom(a.seed + i);
    const one = { id: node.makeId(), service: i % a.services, answers: answersOf(random), applicant: pick(applicants, random) };
    await order(one, 'OpenCase', { ...openingOf(one), version: 1, language: 'en', organisation: null, offices: [] });
    await order(one, 'SubmitCase', { declared: ['all_true'] });
    cases.push(one);
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < a.count; i = next++) await sendOne(i);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  await node.ledger.settled();
  return cases;
};
