import type { Mount } from '../pages.ts';
import { signingIn } from './sign-in.tsx';

/** Signing in and out, joining, and one's own account. */
export const identityPages: readonly Mount[] = [signingIn];
