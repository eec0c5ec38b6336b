/** A node with the pack, a mail server, and people at the desks of two countries, on a calendar that the test turns. */
import { passAgreementTime } from '../../../src/engagements/agreement/pass-time.ts';
import { passMeetingTime } from '../../../src/engagements/meeting/pass-time.ts';
import { digestDue, remindOfItems, sendDigests } from '../../../src/engagements/notices/digest.ts';
import type { Grant } from '../../../src/kernel/decider/actor.ts';
import { dayIn } from '../../../src/kernel/time/local-day.ts';
import { addTo, type Person } from '../one-window/people.ts';
import { openWorld, type World } from '../one-window/world.ts';
import { openPost, type Post } from '../programmes/post.ts';

const at = (name: string, role: Grant['role'], ...offices: readonly string[]) => ({ name, role, offices });
const cast = {
  officer: at('Afshan Lashari', 'officer', 'moitt-international'),
  head: at('Bushra Mengal', 'supervisor', 'moitt-international'),
  foreign: at('Aziza Karimova', 'officer', 'uz-mdt-international'),
  foreignHead: at('Rustam Yuldashev', 'supervisor', 'uz-mdt-international'),
  affairs: at('Sadia Marwat', 'officer', 'mofa-science-technology'),
  security: at('Farhan Kiani', 'officer', 'ntisb-policy'),
  money: at('Nargis Alvi', 'officer', 'sifc-it-desk'),
  stranger: at('Kashif Sumbal', 'supervisor', 'tdap-exhibitions'),
} as const;
export type Part = keyof typeof cast;

export interface RelationWorld extends World {
  readonly post: Post;
  readonly cast: Readonly<Record<Part, Person>>;
}

export const openRelationWorld = async (begin: string, more: Readonly<Record<string, string>> = {}): Promise<RelationWorld> => {
  const post = await openPost();
  const world = await openWorld(begin, { SMTP_URL: post.url, ...more });
  const { node } = world;
  const added = await Promise.all(
    Object.entries(cast).map(async ([part, { name, role, offices }]) => {
      const grants = offices.map((office) => ({ role, office }));
      return [part, await addTo(world, { name, email: `${part.toLowerCase()}@desks.example`, grants })] as const;
    }),
  );
  const notices = { clock: node.clock, publicUrl: node.publicUrl };
  return {
    ...world,
    post,
    cast: Object.fromEntries(added) as Record<Part, Person>,
    turnTo: async (moment) => {
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
