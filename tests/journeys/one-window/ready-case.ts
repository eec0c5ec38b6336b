/** A small application that is with its first office already, for journeys that begin there. */
import { createHash } from 'node:crypto';
import { samplePaper } from '../../../src/doors/cli/demo/sample-paper.ts';
import type { Actor } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import type { Case } from '../../../src/one-window/case/case.ts';
import type { CaseCommand, CaseCommandType } from '../../../src/one-window/case/commands.ts';
import { handleCase } from '../../../src/one-window/case/handle-case.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

export const service = 'join-delegation';
export const firstTask = 'selection';

export const answers = {
  gathering: { gathering: 'pakistan-it-expo', takes_part_as: 'delegate', seats: 1 },
  organisation: {
    organisation: { name: 'Samarkand Maps', registration: '301-22', country: 'UZ' },
    offers: 'Maps of irrigation canals, drawn from satellite pictures; we look for farms to try them.',
    exports_it: 'no',
  },
  delegates: {
    needs_visa: 'no',
    delegates: [
      {
        delegate_name: 'Jasur Qodirov',
        delegate_role: 'Founder',
        delegate_nationality: 'UZ',
        delegate_born: '1991-02-11',
        delegate_passport: 'UZA4410927',
        delegate_until: '2031-01-20',
      },
    ],
    speaker: { name: 'Jasur Qodirov', nationality: 'UZ', email: 'jasur@maps.example' },
  },
} as const;

export interface Ready {
  readonly id: string;
  readonly reference: string;
}

/** An order as this person would give it on a page. @throws when it is refused. */
export const order = async ({ node }: World, person: Person, on: string, type: CaseCommandType, data: object): Promise<void> => {
  const actor: Actor = { kind: 'person', id: person.id, grants: person.grants };
  const command = { id: node.makeId(), type, on, actor, now: node.clock(), data } as CaseCommand;
  const handled = await handleCase(node, command);
  if (isRefusal(handled)) throw new Error(`${type}: ${handled.reason} ${JSON.stringify(handled.details)}`);
};

export const stateOf = async ({ node }: World, id: string): Promise<Case> => {
  const found = await node.ledger.state<Case>(`case/${id}`);
  if (!found) throw new Error(`no case ${id}`);
  return found.state;
};

/** A case that is filled in but for sending, or sent. `offices`: those of the organisation that applies. */
export const filled = async (
  world: World,
  person: Person,
  a: { readonly name: string; readonly offices?: readonly string[] },
): Promise<string> => {
  const { node } = world;
  const id = node.makeId();
  const version = node.window.catalogue.latest(service)?.version ?? 1;
  await order(world, person, id, 'OpenCase', { service, version, kind: 'startup', country: 'UZ', language: 'en', offices: [], ...a });
  for (const [group, given] of Object.entries(answers))
    await order(world, person, id, 'SaveAnswers', { group, answers: given, whole: true });
  for (const document of ['profile', 'registration']) {
    const bytes = samplePaper(document, [a.name]);
    await node.files.keep(Buffer.from(bytes), 'application/pdf', [person.id]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { attachment: node.makeId(), document, sha256, kind: 'pdf', bytes: bytes.length, name: `${document}.pdf` };
    await order(world, person, id, 'AttachFile', file);
  }
  return id;
};

export const sent = async (
  world: World,
  person: Person,
  a: { readonly name: string; readonly offices?: readonly string[] },
): Promise<Ready> => {
  const id = await filled(world, person, a);
  await order(world, person, id, 'SubmitCase', { declared: ['true_answers', 'delegates_agree'] });
  await world.node.ledger.settled();
  return { id, reference: (await stateOf(world, id)).reference ?? '' };
};
