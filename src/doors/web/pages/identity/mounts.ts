import type { Mount } from '../pages.ts';
import { account } from './account.tsx';
import { joining } from './joining.tsx';
import { keys } from './keys.tsx';
import { accountNotices } from './notices.tsx';
import { sessions } from './sessions.tsx';
import { signingIn } from './sign-in.tsx';

/** Signing in and out, joining, and one's own account. */
export const identityPages: readonly Mount[] = [signingIn, joining, account, sessions, keys, accountNotices];
