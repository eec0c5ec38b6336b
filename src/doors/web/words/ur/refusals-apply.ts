import type { refusalsApply as en } from '../en/refusals-apply.ts';

export const refusalsApply: Readonly<Record<keyof typeof en, string>> = {};
