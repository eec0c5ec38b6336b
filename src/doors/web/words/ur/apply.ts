import type { apply as en } from '../en/apply.ts';

export const apply: Readonly<Record<keyof typeof en, string>> = {};
