/** A node with the pack, a mail server, and people at the desks of two countries, on a calendar that the test turns. */
import { passAgreementTime } from '../../../src/engagements/agreement/pass-time.ts';
import { passMeetingTime } from '../../../src/engagements/meeting/pass-time.ts';
import { digestDue, remindOfItems, sendDigests } from '../../../src/engagements/notices/digest.ts';
import type { Grant } from '../../../src/kernel/decider/actor.ts';
import { dayIn } from '../../../src/kernel/time/local-day.ts';
import { addTo, type Person } from '../one-window/people.ts';
import { arrive, type Visitor } from '../one-window/visitor.ts';
import { openWorld, type World } from '../one-window/world.ts';
import { openPost, type Post } from '../programmes/post.ts';
import { desk } from '../programmes/world.ts';

const at = (name: string, role: Grant['role'], ...offices: readonly string[]) => ({ name, role, offices });
const parts = {
  officer: at('Afshan Lashari', 'officer', 'moitt-international'),
  head: at('Bushra Mengal', 'supervisor', 'moitt-international'),
  foreign: at('Aziza Karimova', 'officer', 'uz-mdt-international'),
  foreignHead: at('Rustam Yuldashev', 'supervisor', 'uz-mdt-international'),
  affairs: at('Sadia Marwat', 'officer', 'mofa-science-technology'),
  security: at('Farhan Kiani', 'officer', 'ntisb-policy'),
  money: at('Nargis Alvi', 'officer', 'sifc-it-desk'),
  stranger: at('Kashif Sumbal', 'supervisor', 'tdap-exhibitions'),
} as const;
export type Part = keyof typeof parts;

export interface RelationWorld extends World {
  readonly post: Post;
  readonly cast: Readonly<Record<Part, Person>>;
  /** Somebody at their own browser, signed in; time that has passed may have ended their session. */
  as(part: Part): Promise<Visitor>;
  /** What was amiss on anybody's page so far. */
  faults(): readonly string[];
}

export const openRelationWorld = async (begin: string, more: Readonly<Record<string, string>> = {}): Promise<RelationWorld> => {
  const post = await openPost();
  const world = await openWorld(begin, { SMTP_URL: post.url, ...more });
  const { node } = world;
  const added = await Promise.all(
    Object.entries(parts).map(async ([part, { name, role, offices }]) => {
      const grants = offices.map((office) => ({ role, office }));
      return [part, await addTo(world, { name, email: `${part.toLowerCase()}@desks.example`, grants })] as const;
    }),
  );
  const browsers = new Map<Part, Visitor>();
  const signedOut = new Set<Part>();
  const cast = Object.fromEntries(added) as Record<Part, Person>;
  const notices = { clock: node.clock, publicUrl: node.publicUrl };
  return {
    ...world,
    post,
    cast,
    as: async (part) => {
      const known = browsers.get(part) ?? (await arrive(world, desk, cast[part]));
      if (!browsers.has(part) || signedOut.delete(part)) await known.go('/account');
      browsers.set(part, known);
      return known;
    },
    faults: () => [...browsers.values()].flatMap((v) => v.faults),
    turnTo: async (moment) => {
      for (const part of browsers.keys()) signedOut.add(part);
      await world.turnTo(moment);
      const { ledger, clock, makeId, pack } = node;
      const day = dayIn(pack.timeZone, clock());
      await passAgreementTime(ledger, day, clock());
      await passMeetingTime(ledger, clock(), makeId);
      await ledger.settled();
      await remindOfItems(ledger, notices, day, clock());
      const monday = digestDue(pack.timeZone, clock());
      if (monday !== undefined) await sendDigests(ledger, notices, monday, clock());
      await ledger.settled();
    },
    close: async () => {
      await world.close();
      await post.close();
    },
  };
};
