import { languages, ownNames } from '../../../../kernel/language/language.ts';
import type { PageVisitor } from './page.tsx';
import { Wordmark } from './wordmark.tsx';

export interface NavItem {
  readonly href: string;
  readonly label: string;
}

/** The address of the same page in another language. */
export const inLanguage = (here: string, language: string): string => {
  const [path = '/', query = ''] = here.split('?');
  const settings = new URLSearchParams(query);
  settings.set('lang', language);
  return `${path}?${settings}`;
};

const isHere = (here: string, href: string): boolean => {
  const path = here.split('?')[0] ?? '/';
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
};

const Magnifier = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
    <path d="M12.7 12.7 18 18" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>
);

export const Masthead = ({ visitor, nav }: { readonly visitor: PageVisitor; readonly nav: readonly NavItem[] }) => {
  const { words: w, person, here, csrf } = visitor;
  return (
    <header class={person ? 'masthead tall' : 'masthead'}>
      <div class="wrap">
        <Wordmark w={w} />
        <nav aria-label={w.t('frame.main-navigation')}>
          <ul class="nav">
            {nav.map(({ href, label }) => (
              <li>
                <a href={href} aria-current={isHere(here, href) ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
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
