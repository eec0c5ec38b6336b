import { invalid, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { storageErrorOf } from '../storage/errors.ts';

/** Serialization failure or deadlock: nothing was written, and the same again may well succeed. */
export const isConflict = (error: unknown): boolean => storageErrorOf(error)?.kind === 'serialization';

/** The connection broke or the server was going down: nobody knows whether the statement was carried out. */
export const isBrokenConnection = (error: unknown): boolean => storageErrorOf(error)?.kind === 'unavailable';

export const isDoneAlready = (error: unknown): boolean => {
  const failure = storageErrorOf(error);
  return failure?.kind === 'unique-violation' && failure.constraint === 'commands_pkey';
};

/** What the database refused for the room's own reasons, as a refusal; undefined when it is a fault of ours or of the server. */
export const asRefusal = (error: unknown): Refusal | undefined => {
  const failure = storageErrorOf(error);
  if (failure?.kind === 'unique-violation') return refuse('not-unique', { table: failure.table, constraint: failure.constraint });
  if (failure?.kind === 'bad-text') return invalid({ problem: 'holds a character that cannot be kept' });
  return undefined;
};
