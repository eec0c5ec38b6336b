import type { refusalsInbox as en } from '../en/refusals-inbox.ts';

export const refusalsInbox: Readonly<Record<keyof typeof en, string>> = {};
