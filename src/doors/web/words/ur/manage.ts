import type { manage as english } from '../en/manage.ts';

export const manage: Readonly<Record<keyof typeof english, string>> = {
  'manage.nav': 'پروگرام',
};
