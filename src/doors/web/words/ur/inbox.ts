import type { inbox as en } from '../en/inbox.ts';

export const inbox: Readonly<Record<keyof typeof en, string>> = {};
