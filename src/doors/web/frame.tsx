import type { Day } from '../../kernel/time/time.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Assets } from './assets.ts';
import type { Ask } from './door.ts';
import type { LedgerLine } from './look/layout/footer.tsx';
import { Page, type PageProps } from './look/layout/page.tsx';
import { localPlaces, placesFor } from './places.ts';

export type Content = Omit<PageProps, 'visitor' | 'nav' | 'more' | 'local' | 'ledger' | 'asset'>;

/** Answers with a whole page: the content in the frame that every page shares. */
export interface Frame {
  page(c: Ask, content: Content, status?: ContentfulStatusCode): Promise<Response>;
  /** The address of a built file, such as `phone.js`. */
  asset(name: string): string;
}

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
    const { line, more } = placesFor(visitor, toEndorse);
    c.header('cache-control', 'private, no-cache');
    return c.html(
      <Page
        {...content}
        visitor={visitor}
        nav={line}
        more={more}
        local={localPlaces(visitor)}
        ledger={ledger}
        asset={a.assets.address}
        today={a.today()}
      />,
      status,
    );
  },
});
