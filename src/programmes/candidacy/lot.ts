import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

/** What an application is called in open data: 32 hex digits that nobody can choose and that tell nothing of whose it is. */
export const lotOf = (caseId: Id): string => createHash('sha256').update(`daricha lot\n${caseId}`).digest('hex').slice(0, 32);
