/** The programme manager's pages. */
export const manage = {
  'manage.nav': 'Programmes',
} as const satisfies Record<string, string>;
