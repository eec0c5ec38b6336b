import { createHash } from 'node:crypto';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { ProgrammeDefinition } from './definition.ts';

/** SHA-256 of a definition's canonical JSON (RFC 8785), in hex. */
export const digestOf = (definition: ProgrammeDefinition): string => createHash('sha256').update(canonical(definition)).digest('hex');
