import type { Child } from 'hono/jsx';

/** Words that are not in the page's language, or in none: ids, conditions, and what the checker says. */
export const Foreign = ({ children }: { readonly children?: Child }) => (
  <bdi lang="en" dir="ltr">
    {children}
  </bdi>
);
export const Code = ({ children }: { readonly children?: Child }) => (
  <code class="break" dir="ltr" translate="no">
    {children}
  </code>
);
