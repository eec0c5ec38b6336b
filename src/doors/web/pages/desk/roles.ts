import type { Role } from '../../../../kernel/decider/actor.ts';

/** Who works on the desk, and who may look at it. */
export const workers: readonly Role[] = ['officer', 'supervisor', 'editor'];
export const readers: readonly Role[] = [...workers, 'auditor'];
export const keepers: readonly Role[] = ['supervisor', 'editor'];
