import type { Words } from '../../words/words.ts';

export interface Crumb {
  readonly label: string;
  /** Without an address it is this page itself. */
  readonly href?: string;
}

export const Breadcrumbs = ({ w, crumbs }: { readonly w: Words; readonly crumbs: readonly Crumb[] }) => (
  <nav class="crumbs wrap" aria-label={w.t('frame.breadcrumbs')}>
    <ol>
      {crumbs.map(({ label, href }) => (
        <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
      ))}
    </ol>
  </nav>
);
