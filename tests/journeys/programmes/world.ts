/** A node with the journey's own pack and its staff, a mail server, and a call that its manager has opened or will. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { streamId } from '../../../src/kernel/identifiers/identifiers.ts';
import type { Call } from '../../../src/programmes/call/call.ts';
import type { Candidacy } from '../../../src/programmes/candidacy/candidacy.ts';
import type { Cohort } from '../../../src/programmes/cohort/cohort.ts';
import type { Way } from '../one-window/visitor.ts';
import { openWorld, type World } from '../one-window/world.ts';
import { packOfTwoVenues } from './pack.ts';
import { addStaff, type Cast } from './people.ts';
import { openPost, type Post } from './post.ts';

export const desk: Way = { name: 'desk', language: 'en', javaScript: true, width: 1280 };
export const plain: Way = { ...desk, name: 'plain', javaScript: false };
export const phone: Way = { name: 'phone', language: 'ur', javaScript: true, width: 360 };

export interface CallWorld extends World {
  readonly post: Post;
  readonly cast: Cast;
}

export const openCallWorld = async (begin: string): Promise<CallWorld> => {
  const folder = packOfTwoVenues();
  const post = await openPost();
  const world = await openWorld(begin, { DARICHA_PACK: folder, SMTP_URL: post.url });
  return {
    ...world,
    post,
    cast: await addStaff(world),
    close: async () => {
      await world.close();
      await post.close();
      rmSync(dirname(folder), { recursive: true, force: true });
    },
  };
};

const stateOf =
  <T>(kind: string) =>
  async ({ node }: World, id: string): Promise<T> => {
    const found = await node.ledger.state<T>(streamId(kind, id));
    if (!found) throw new Error(`no ${kind} ${id}`);
    return found.state;
  };
export const callOf = stateOf<Call>('call');
export const candidacyOf = stateOf<Candidacy>('candidacy');
export const cohortOf = stateOf<Cohort>('cohort');
