import type { supervise as en } from '../en/supervise.ts';

export const supervise: Readonly<Record<keyof typeof en, string>> = {};
