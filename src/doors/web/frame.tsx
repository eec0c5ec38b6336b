import type { Day } from '../../kernel/time/time.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Actor, has } from '../../kernel/decider/actor.ts';
import type { Assets } from './assets.ts';
import type { Ask, Visitor } from './door.ts';
import type { LedgerLine } from './look/layout/footer.tsx';
import type { NavItem } from './look/layout/masthead.tsx';
import { Page, type PageProps } from './look/layout/page.tsx';

export type Content = Omit<PageProps, 'visitor' | 'nav' | 'ledger' | 'asset'>;

/** Answers with a whole page: the content in the frame that every page shares. */
export interface Frame {
  page(c: Ask, content: Content, status?: ContentfulStatusCode): Promise<Response>;
  /** The address of a built file, such as `phone.js`. */
  asset(name: string): string;
}

/** The places a visitor may go: the public ones, those their roles open, and where something waits for them. */
export const placesFor = ({ actor, person, words: w }: Visitor, toEndorse: boolean): readonly NavItem[] => [
  { href: '/commitments', label: w.t('frame.commitments') },
  { href: '/services', label: w.t('services.title') },
  { href: '/programmes', label: w.t('programmes.title') },
  { href: '/partners', label: w.t('frame.partners') },
  { href: '/communiques', label: w.t('frame.communiques') },
  ...(person ? [{ href: '/cases', label: w.t('apply.mine') }] : []),
  // Officers have places of their own to go; theirs as applicants are linked from their applications.
  ...(person && !has(actor, 'editor', 'officer', 'supervisor', 'auditor', 'administrator')
    ? [{ href: '/places', label: w.t('places.title') }]
    : []),
  ...(has(actor, 'officer', 'supervisor')
    ? [
        { href: '/inbox', label: w.t('inbox.title') },
        { href: '/cohorts', label: w.t('cohorts.title') },
      ]
    : []),
  ...(has(actor, 'supervisor', 'editor') ? [{ href: '/manage/programmes', label: w.t('manage.nav') }] : []),
  ...(toEndorse ? [{ href: '/endorse', label: w.t('programmes.endorse-nav') }] : []),
  ...(has(actor, 'editor', 'officer', 'supervisor', 'auditor') ? [{ href: '/desk', label: w.t('frame.desk') }] : []),
  ...(has(actor, 'editor', 'administrator') ? [{ href: '/editing/services', label: w.t('editing.nav') }] : []),
  ...(has(actor, 'administrator', 'auditor') ? [{ href: '/administration', label: w.t('frame.administration') }] : []),
];

/** `ledgerLine` may be a few seconds old, and null while storage does not answer: an error page must not need it. */
export const frameOf = (a: {
  readonly assets: Assets;
  readonly ledgerLine: () => Promise<LedgerLine | null>;
  readonly today: () => Day;
  /** Whether badges wait for this visitor's signature. */
  readonly hasToEndorse?: (actor: Actor) => Promise<boolean>;
}): Frame => ({
  asset: (name) => a.assets.address(name),
  page: async (c, content, status = 200) => {
    const visitor = c.get('visitor');
    const [ledger, toEndorse] = await Promise.all([a.ledgerLine(), a.hasToEndorse?.(visitor.actor) ?? false]);
    c.header('cache-control', 'private, no-cache');
    return c.html(
      <Page
        {...content}
        visitor={visitor}
        nav={placesFor(visitor, toEndorse)}
        ledger={ledger}
        asset={a.assets.address}
        today={a.today()}
      />,
      status,
    );
  },
});
