import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/time/time.ts';
import { type Engagements, type EngagementsOptions, engagements } from '../index.ts';

const unused = (): never => {
  throw new Error('this test has no files of its own');
};

/** The room without templates, for tests of doors that need it but ask nothing of it, and for its own. */
export const testRelations = (clock: Clock, options: Partial<EngagementsOptions> = {}): { readonly engagements: Engagements } => ({
  engagements: engagements({
    clock,
    makeId: randomUUID,
    random: randomBytes,
    publicUrl: 'http://node.example',
    timeZone: 'UTC',
    home: 'AX',
    templates: [],
    applications: { find: async () => undefined },
    files: unused,
    ...options,
  }),
});
