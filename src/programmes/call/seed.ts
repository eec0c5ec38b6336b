/** Where chance comes from: from the ledger itself, at a moment when nobody can still change what it decides about. */
import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 64 hex digits from a checkpoint's size and root (base64, as the checkpoint writes it). */
export const seedOf = (call: Id, { size, root }: { readonly size: number; readonly root: string }): string =>
  sha256(`daricha lottery v1\n${call}\n${size}\n${root}`);
/** For a rehearsal: known beforehand, and never the real one. */
export const rehearsalSeed = (call: Id, run: number): string => sha256(`daricha rehearsal v1\n${call}\n${run}`);
