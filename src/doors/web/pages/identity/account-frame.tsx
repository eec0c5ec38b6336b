import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { findPerson, type PersonRow } from '../../../../identity/index.ts';
import type { Ask, Door } from '../../door.ts';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Tabs } from '../../look/parts/lists.tsx';
import { nothingHere } from '../../refused.tsx';
import { Done } from '../../ordering.tsx';
import type { Wrong } from './wrong.ts';

const parts = ['data', 'password', 'sessions', 'keys', 'notices', 'erase'] as const;
export type AccountPart = (typeof parts)[number];
export const addressOf = (part: AccountPart): string => (part === 'data' ? '/account' : `/account/${part}`);

/** One page of one's own account, with the way to the others. */
export const accountPage = (
  c: Ask,
  door: Door,
  a: { readonly part: AccountPart; readonly wrong?: Wrong; readonly status?: ContentfulStatusCode; readonly children: Child },
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t(`identity.account-${a.part}`);
  const errors = a.wrong?.errors ?? [];
  const tabs = parts.map((part) => ({ href: addressOf(part), label: w.t(`identity.account-${part}`), current: part === a.part }));
  const children = (
    <>
      <ErrorSummary w={w} errors={errors} />
      <Done c={c} area="identity" />
      <h1>{w.t('identity.account-title')}</h1>
      <Tabs w={w} label={w.t('identity.account-title')} tabs={tabs} />
      {a.children}
    </>
  );
  return door.frame.page(
    c,
    { title: `${title} · ${w.t('identity.account-title')}`, noIndex: true, error: errors.length > 0, children },
    a.status ?? 200,
  );
};

/** Hands on the row of who is signed in. */
export const withOwn =
  (door: Door, show: (c: Ask, own: PersonRow) => Promise<Response>) =>
  async (c: Ask): Promise<Response> => {
    const own = await findPerson(door.ledger.db, c.get('visitor').person?.id ?? '');
    return own ? show(c, own) : nothingHere(c, door);
  };
