/** Whose eyes a list is for, as far as tables can tell. */
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

/** The very offices at whose desks somebody works; null: all of them, for the system. A role on the whole node opens nobody's papers. */
export const ownDesks = ({ kind, grants }: Actor): readonly Id[] | null => {
  if (kind === 'system') return null;
  if (kind === 'anyone') return [];
  return grants.flatMap(({ role, office }) => (office !== null && (role === 'officer' || role === 'supervisor') ? [office] : []));
};
/** Somebody's account, by which a group or a meeting may know them. */
export const ownAccount = ({ kind, id }: Actor): Id | null => (kind === 'person' || kind === 'key' ? id : null);
