import { createHash } from 'node:crypto';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { Definition } from './definition.ts';

/** SHA-256 of a definition's canonical JSON (RFC 8785), in hex. Whether it is a draft makes no difference: publishing changes no word of it. */
export const digestOf = (definition: Definition): string =>
  createHash('sha256')
    .update(canonical({ ...definition, draft: false }))
    .digest('hex');
