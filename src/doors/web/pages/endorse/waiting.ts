import type { Actor } from '../../../../kernel/decider/actor.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { waitsForEndorsement } from '../../../../programmes/credential/queries.ts';
import type { Door } from '../../door.ts';

/** Offices for which somebody may sign: where they are supervisor. */
export const officesFor = (actor: Actor): readonly Id[] =>
  actor.kind === 'person'
    ? [...new Set(actor.grants.flatMap((grant) => (grant.role === 'supervisor' && grant.office !== null ? [grant.office] : [])))]
    : [];

/** Whether badges wait for somebody's signature, for the navigation of every page: asked of offices only that stand for some programme. */
export const hasToEndorse = async ({ ledger, programmes }: Pick<Door, 'ledger' | 'programmes'>, actor: Actor): Promise<boolean> => {
  const own = officesFor(actor);
  if (own.length === 0) return false;
  const endorsing = new Set(programmes.book.all().flatMap((programme) => programme.achievement.endorsers));
  const asked = own.filter((office) => endorsing.has(office));
  if (asked.length === 0) return false;
  // A page stands without this entry when storage does not answer.
  return waitsForEndorsement(ledger, asked, actor.id).catch(() => false);
};
