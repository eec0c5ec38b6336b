import type { services as en } from '../en/services.ts';

export const services: Readonly<Record<keyof typeof en, string>> = {};
