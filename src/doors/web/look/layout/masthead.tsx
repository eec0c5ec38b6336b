import { languages, ownNames } from '../../../../kernel/language/language.ts';
import type { PageVisitor } from './page.tsx';
import { Wordmark } from './wordmark.tsx';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** Addresses that belong to it, itself included, where they are not below its own. */
  readonly also?: readonly string[];
}

/** The address of the same page in another language. */
export const inLanguage = (here: string, language: string): string => {
  const [path = '/', query = ''] = here.split('?');
  const settings = new URLSearchParams(query);
  settings.set('lang', language);
  return `${path}?${settings}`;
};

/** The page is the one at this address, or below it. */
export const isWithin = (here: string, href: string): boolean => {
  const path = here.split('?')[0] ?? '/';
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
};
const isHere = (here: string, { href, also = [href] }: NavItem): boolean => also.some((address) => isWithin(here, address));

const Items = ({ here, items }: { readonly here: string; readonly items: readonly NavItem[] }) => (
  <>
    {items.map((item) => (
      <li>
        <a href={item.href} aria-current={isHere(here, item) ? 'page' : undefined}>
          {item.label}
        </a>
      </li>
    ))}
  </>
);
/** Opens without scripts, below the line it ends. */
const More = ({ visitor, items }: { readonly visitor: PageVisitor; readonly items: readonly NavItem[] }) => (
  <li>
    <details class="more-places">
      <summary class={items.some((item) => isHere(visitor.here, item)) ? 'here' : undefined}>
        {visitor.words.t('frame.more-places')}
      </summary>
      <ul>
        <Items here={visitor.here} items={items} />
      </ul>
    </details>
  </li>
);
/** A quiet line below the masthead; nothing where the area has no parts. */
export const LocalPlaces = ({ visitor, items }: { readonly visitor: PageVisitor; readonly items: readonly NavItem[] }) =>
  items.length === 0 ? null : (
    <nav class="local" aria-label={visitor.words.t('frame.local-navigation')}>
      <ul class="wrap">
        <Items here={visitor.here} items={items} />
      </ul>
    </nav>
  );

const Magnifier = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
    <path d="M12.7 12.7 18 18" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>
);

interface MastheadProps {
  readonly visitor: PageVisitor;
  readonly nav: readonly NavItem[];
  readonly more: readonly NavItem[];
}
export const Masthead = ({ visitor, nav, more }: MastheadProps) => {
  const { words: w, person, here, csrf } = visitor;
  return (
    <header class={person ? 'masthead tall' : 'masthead'}>
      <div class="wrap">
        <Wordmark w={w} />
        <nav aria-label={w.t('frame.main-navigation')}>
          <ul class="nav">
            <Items here={here} items={nav} />
            {more.length > 0 ? <More visitor={visitor} items={more} /> : null}
          </ul>
        </nav>
        <div class="me">
          <search class="find">
            <form action="/commitments" method="get">
              <input type="search" name="q" aria-label={w.t('frame.search-label')} placeholder={w.t('frame.search')} data-key="/" />
              <button type="submit" aria-label={w.t('frame.search')}>
                <Magnifier />
              </button>
            </form>
          </search>
          {languages
            .filter((language) => language !== w.language)
            .map((language) => (
              <a href={inLanguage(here, language)} lang={language} hreflang={language} rel="alternate">
                {ownNames[language]}
              </a>
            ))}
          {person ? (
            <a class="who" href="/account">
              {person.name}
            </a>
          ) : (
            <a href={`/sign-in?to=${encodeURIComponent(here)}`}>{w.t('frame.sign-in')}</a>
          )}
          {person ? (
            <form method="post" action="/sign-out">
              <input type="hidden" name="csrf" value={csrf ?? ''} />
              <button type="submit">{w.t('frame.sign-out')}</button>
            </form>
          ) : null}
        </div>
      </div>
    </header>
  );
};
