import type { Mount } from '../pages.ts';
import { joining } from './joining.tsx';
import { signingIn } from './sign-in.tsx';

/** Signing in and out, joining, and one's own account. */
export const identityPages: readonly Mount[] = [signingIn, joining];
