/** Fills a node with commitments through the ledger's own append, many at once, so that streams, rows, ledger and search are what they would be. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { openNode } from '../src/app.ts';
import { commitment, instruments, stages, topics } from '../src/communiques/index.ts';
import { readSettings } from '../src/doors/settings.ts';
import { loadPack } from '../src/identity/pack/load-pack.ts';
import { system } from '../src/kernel/decider/actor.ts';
import type { AnyDecider } from '../src/kernel/decider/decider.ts';
import { openStorage } from '../src/ledger/storage/connection.ts';
import { silentLog } from '../src/ledger/storage/log.ts';
import { append } from '../src/ledger/streams/append.ts';
import { type Append, shapeOf } from '../src/ledger/streams/append-statement.ts';
import { rowChanges, rowsByTable } from '../src/ledger/streams/rows.ts';
import { seal } from '../src/ledger/streams/seal.ts';
import { readTables, type Table } from '../src/ledger/streams/tables.ts';

const decider: AnyDecider = commitment;

/** The same numbers each time, from 0 to below 1. */
export const seededRandom = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
export const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T;

export const partners = 'AE AZ BD CN DE EG GB ID IR JP KE KG KH KZ KR LK MA MY NP OM PH QA RU SA TH TJ TM TR US UZ VN ZA'.split(' ');
const roots = (
  'satellite harbour software laboratory nursing irrigation payment tender archive campus bridge sensor vaccine harvest museum ' +
  'customs railway fibre cloud chip quantum robot drone biotech clinic textile leather mineral solar wind hydrogen battery grid ' +
  'licence patent fellowship scholarship workshop academy incubator accelerator venture seed audit standard registry passport visa'
).split(' ');
/** 1,800 words; the first are in a fifth of all texts, most in fewer than one of a hundred, as words are. */
const words = [...roots, ...roots.flatMap((a) => roots.map((b) => a + b))].slice(0, 1_800);
export const word = (random: () => number): string => words[Math.floor(words.length * random() ** 2)] ?? '';
const scales = ['not-started', 'limited', 'substantial', 'complete'] as const;

const quoteOf = (random: () => number): string =>
  `both sides agreed to ${pick(['expand', 'begin', 'fund', 'study', 'pilot', 'review'], random)} a ${Array.from({ length: 9 }, () => word(random)).join(' ')} programme`;

export const numberOf = (home: string, i: number): string => {
  return `${home}-${partners[i % partners.length]}-${String(Math.floor(i / partners.length) + 1).padStart(4, '0')}`;
};

/** What opening commitment `i` writes, and perhaps a delivery report on it: as the ledger's handling would put it together. */
const appendOf = (tables: ReadonlyMap<string, Table>, home: string, i: number): Append => {
  const random = seededRandom(i);
  const id = `c-${i}`;
  const stream = `commitment/${id}`;
  const partner = partners[i % partners.length] ?? '';
  const serial = Math.floor(i / partners.length) + 1;
  const day = () =>
    `20${18 + Math.floor(random() * 8)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const mention = (candidate: string) => {
    const quote = quoteOf(random);
    return {
      communique: `report-${Math.floor(i / 7)}`,
      candidate,
      linkedTo: id,
      quote,
      start: 200,
      end: 200 + quote.length,
      before: 'The ministers met, and ',
      after: '.',
      stage: pick(stages, random),
      by: [home, partner],
      topic: pick(topics, random),
      topic2: random() < 0.3 ? pick(topics, random) : null,
      instrument: pick(instruments, random),
      specific: random() < 0.8,
      summary: quote.slice(21, 100),
      when: null,
      date: day(),
    };
  };
  const mentions = [mention(`m-${i}`), ...(random() < 0.33 ? [mention(`n-${i}`)] : [])];
  const opened = {
    type: 'CommitmentOpened',
    data: {
      number: numberOf(home, i),
      series: `${home}-${partner}`,
      serial,
      parties: [home, partner],
      partners: [partner],
      mentions,
      splitFrom: null,
    },
  };
  const evidence = [{ kind: 'link', url: 'https://post.example/1', title: 'Report' }];
  const reported = {
    type: 'DeliveryReported',
    data: { delivery: 'r-1', scale: pick(scales, random), note: 'As reported.', evidence, at: '2025-12-01' },
  };
  const command = { id: `open-${i}`, type: 'OpenCommitment', on: id, actor: system('bench'), now: '2026-01-01T00:00:00.000Z', data: {} };
  let state: unknown = null;
  const events = (random() < 0.33 ? [opened, reported] : [opened]).map((fact, at) => {
    const { event, recorded } = seal(stream, at + 1, fact, command, randomBytes);
    state = decider.evolve(state, recorded);
    return event;
  });
  const changes = rowChanges(decider, tables, new Map(), rowsByTable(decider, state, stream, id));
  return {
    stream,
    kind: decider.kind,
    expected: 0,
    erased: 0,
    command: command.id,
    events,
    document: JSON.stringify(state),
    changes,
    jobs: [],
  };
};

const batch = 500;

/** Appends commitments up to `to`, a third of them with a second mention, a third with a delivery report; answers how many were new. */
export const fill = async (folder: string, to: number): Promise<number> => {
  const settings = readSettings({ DARICHA_DATA: folder, LOG_LEVEL: 'error' });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('The pack cannot be used');
  await (await openNode(settings, pack)).close();
  const storage = await openStorage({ folder: settings.DARICHA_DATA, log: silentLog });
  const { rows } = await storage.pool.query<{ count: number }>('select count(*)::int as count from commitments');
  const from = rows[0]?.count ?? 0;
  const tables = await readTables(storage.pool, [decider]);
  for (let start = from; start < to; start += batch) {
    const byShape = new Map<string, Append[]>();
    for (let i = start; i < Math.min(to, start + batch); i++) {
      const one = appendOf(tables, pack.country, i);
      byShape.set(shapeOf(one), [...(byShape.get(shapeOf(one)) ?? []), one]);
    }
    for (const alike of byShape.values()) await append(storage.pool, alike);
  }
  await storage.close();
  if (from >= to) return 0;
  const node = await openNode(settings, pack);
  await node.ledger.settled();
  await node.transparency.publish();
  // What autovacuum does by itself within minutes; a bench does not wait for it.
  await sql`vacuum analyze`.execute(node.ledger.db);
  await node.close();
  return to - from;
};
