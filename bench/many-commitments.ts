/** Fills a node with commitments through its own commands, so that streams, rows, ledger and search are what they would be. */
import { sql } from 'kysely';
import { openNode } from '../src/app.ts';
import { commitment, instruments, stages, topics } from '../src/communiques/index.ts';
import { readSettings } from '../src/doors/settings.ts';
import type { OpenNode } from '../src/doors/node.ts';
import { loadPack } from '../src/identity/pack/load-pack.ts';
import { system } from '../src/kernel/decider/actor.ts';
import { isRefusal } from '../src/kernel/refusals/refusal.ts';

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
export const words = (
  'satellite harbour software laboratory nursing irrigation payment tender archive campus bridge sensor vaccine harvest museum ' +
  'customs railway fibre cloud chip quantum robot drone biotech clinic textile leather mineral solar wind hydrogen battery grid ' +
  'licence patent fellowship scholarship workshop academy incubator accelerator venture seed audit standard registry passport visa'
).split(' ');
const scales = ['not-started', 'limited', 'substantial', 'complete'] as const;

const quoteOf = (random: () => number): string =>
  `both sides agreed to ${pick(['expand', 'begin', 'fund', 'study', 'pilot', 'review'], random)} a ${Array.from({ length: 9 }, () => pick(words, random)).join(' ')} programme`;

const send = async (node: OpenNode, on: string, type: string, data: object): Promise<void> => {
  const command = { id: node.makeId(), type, on, actor: system('bench'), now: node.clock(), data };
  const outcome = await node.ledger.handle(command, commitment);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};

export const numberOf = (home: string, i: number): string => {
  return `${home}-${partners[i % partners.length]}-${String(Math.floor(i / partners.length) + 1).padStart(4, '0')}`;
};

const one = async (node: OpenNode, home: string, i: number): Promise<void> => {
  const random = seededRandom(i);
  const id = node.makeId();
  const partner = partners[i % partners.length] ?? '';
  const number = numberOf(home, i);
  const day = () => `20${18 + Math.floor(random() * 8)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const mention = (candidate: string) => {
    const quote = quoteOf(random);
    const stage = pick(stages, random);
    return {
      communique: `report-${Math.floor(i / 7)}`, candidate, linkedTo: id, quote, start: 200, end: 200 + quote.length, before: 'The ministers met, and ', after: '.', stage,
      by: [home, partner], topic: pick(topics, random), topic2: random() < 0.3 ? pick(topics, random) : null, instrument: pick(instruments, random),
      specific: random() < 0.8, summary: quote.slice(21, 100), when: null, date: day(),
    };
  };
  const mentions = [mention(`c-${i}`), ...(random() < 0.33 ? [mention(`d-${i}`)] : [])];
  const serial = Math.floor(i / partners.length) + 1;
  await send(node, id, 'OpenCommitment', { number, series: `${home}-${partner}`, serial, parties: [home, partner], partners: [partner], mentions });
  if (random() < 0.33)
    await send(node, id, 'ReportDelivery', {
      delivery: 'r-1', scale: pick(scales, random), note: 'As reported.', evidence: [{ kind: 'link', url: 'https://post.example/1', title: 'Report' }], at: '2025-12-01',
    });
};

/** Commitments up to `to`, a third of them with a second mention, a third with a delivery report. */
export const fill = async (folder: string, to: number): Promise<number> => {
  const settings = readSettings({ DARICHA_DATA: folder, LOG_LEVEL: 'error' });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('The pack cannot be used');
  const node = await openNode(settings, pack);
  try {
    const known = await node.ledger.db.selectFrom('commitments').select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirst();
    const from = Number(known?.count ?? 0);
    let next = from;
    const work = async (): Promise<void> => {
      while (next < to) {
        const i = next;
        next += 1;
        await one(node, pack.country, i);
      }
    };
    await Promise.all(Array.from({ length: 64 }, work));
    await node.ledger.settled();
    await node.transparency.publish();
    // What autovacuum does by itself within a minute; a bench does not wait for it.
    await sql`analyze`.execute(node.ledger.db);
    return to - from;
  } finally {
    await node.close();
  }
};
