import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';
import { type Crumb, Breadcrumbs } from './breadcrumbs.tsx';
import { Footer, type LedgerLine } from './footer.tsx';
import { icon } from './icon.ts';
import { LocalPlaces, Masthead, type NavItem } from './masthead.tsx';

/** What the frame must know of who is looking; the door's `Visitor` fits. */
export interface PageVisitor {
  readonly words: Words;
  readonly person: { readonly name: string } | null;
  readonly csrf: string | null;
  readonly nonce?: string;
  /** Path and query of this page. */
  readonly here: string;
  /** The page's whole public address, printed at its foot. */
  readonly address: string;
}

export interface PageProps {
  readonly visitor: PageVisitor;
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description?: string;
  /** The places of this visitor; the one whose `href` begins the path is marked. */
  readonly nav: readonly NavItem[];
  /** Further places, in a menu at the end of the line. */
  readonly more?: readonly NavItem[];
  /** The parts of the area that the page is in. */
  readonly local?: readonly NavItem[];
  readonly crumbs?: readonly Crumb[];
  /** A deep green band under the header, for the one figure or sentence that matters. */
  readonly hero?: Child;
  readonly feeds?: readonly { readonly href: string; readonly title: string }[];
  readonly ledger?: LedgerLine | null;
  /** True when the page shows an ErrorSummary: the title says so first (GOV.UK pattern). */
  readonly error?: boolean;
  /** `data-keep` names whose text the server now has, for the enhancer to forget. */
  readonly kept?: readonly string[];
  /** Gives the address of a built file, such as `daricha.css`. */
  readonly asset?: (name: string) => string;
  readonly noIndex?: boolean;
  /** Printed at the foot, beside the address. */
  readonly today?: Day;
  /** What else stands in the head: a script of the page's own, a manifest. */
  readonly head?: Child;
  readonly children?: Child;
}

const plainAsset = (name: string): string => `/assets/${name}`;

export const Page = (props: PageProps) => {
  const { visitor, title, asset = plainAsset } = props;
  const { words: w } = visitor;
  const shown = props.error ? w.t('frame.error-prefix', { title }) : title;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={w.language} dir={w.direction}>
        <head>
          <meta charset="utf-8" />
          <title>{shown === w.t('frame.name') ? shown : `${shown} · ${w.t('frame.name')}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="theme-color" content="#032f2e" />
          {props.description ? <meta name="description" content={props.description} /> : null}
          {props.noIndex ? <meta name="robots" content="noindex" /> : null}
          {props.kept?.length ? <meta name="daricha-kept" content={props.kept.join(' ')} /> : null}
          <link rel="icon" href={icon} />
          <link rel="stylesheet" href={asset('daricha.css')} />
          {(props.feeds ?? []).map((feed) => (
            <link rel="alternate" type="application/atom+xml" href={feed.href} title={feed.title} />
          ))}
          <script src={asset('enhancer.js')} nonce={visitor.nonce} defer />
          {props.head}
        </head>
        <body>
          <a class="skip" href="#main">
            {w.t('frame.skip')}
          </a>
          <Masthead visitor={visitor} nav={props.nav} more={props.more ?? []} />
          <LocalPlaces visitor={visitor} items={props.local ?? []} />
          {props.crumbs?.length ? <Breadcrumbs w={w} crumbs={props.crumbs} /> : null}
          <main id="main" tabindex={-1}>
            {props.hero ? (
              <div class="hero">
                <div class="wrap">{props.hero}</div>
              </div>
            ) : null}
            {props.children ? <div class="wrap">{props.children}</div> : null}
          </main>
          <Footer w={w} ledger={props.ledger ?? null} address={visitor.address} today={props.today} />
        </body>
      </html>
    </>
  );
};
