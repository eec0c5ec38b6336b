import { z } from '@hono/zod-openapi';
import { count, list, text } from './vocabulary.ts';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: 'SHA-256 in hex.' });
export const Checkpoint = z
  .object({
    size: count,
    root: hash,
    note: text.openapi({ description: 'The signed checkpoint (C2SP tlog-checkpoint).' }),
    verifier: text.openapi({ description: 'The node’s key, as a signed-note verifier line.' }),
  })
  .openapi('Checkpoint');
export const Inclusion = z
  .object({
    stream: text,
    version: count,
    position: count.openapi({ description: 'Its place in the ledger, from 1.' }),
    index: count.openapi({ description: 'Its place in the tree, from 0.' }),
    size: count,
    entry: hash.openapi({ description: 'The event’s digest; the leaf is SHA-256(0x00 ‖ entry).' }),
    proof: list(hash),
    root: hash,
    checkpoint: text,
  })
  .openapi('Inclusion');
export const Consistency = z.object({ old: count, size: count, oldRoot: hash, root: hash, proof: list(hash) }).openapi('Consistency');
