import type { Child } from 'hono/jsx';
import type { Ask, Door } from '../../door.ts';
import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';

/** What every form here carries: the session's token, and an id so that a form sent twice is one order. */
export const Carried = ({ c, door }: { readonly c: Ask; readonly door: Pick<Door, 'makeId'> }) => (
  <>
    <input type="hidden" name="csrf" value={c.get('visitor').csrf ?? ''} />
    <input type="hidden" name="command" value={door.makeId()} />
  </>
);

/** What `?done=key` tells after an order was carried out. Keys that are not ours say nothing. */
export const Done = ({ w, done }: { readonly w: Words; readonly done: string | undefined }) => {
  const key = `editing.done-${done ?? ''}`;
  return done && w.has(key) ? (
    <Notice w={w} kind="success">
      <p>{w.t(key)}</p>
    </Notice>
  ) : null;
};

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
