/** What forms that give orders carry, and what the page after an order says. */
import type { Child } from 'hono/jsx';
import type { Ask, Door } from './door.ts';
import type { Form } from './forms.ts';
import { Notice } from './look/parts/notice.tsx';

interface Carrying {
  readonly door: Pick<Door, 'makeId'>;
  /** The form as it came back, when the order was refused: it goes on being the same order. */
  readonly form?: Form | undefined;
}
/** The session's token, and an id so that a form sent twice is one order. */
export const OrderFields = ({ csrf, door, form }: Carrying & { readonly csrf: string | null }) => (
  <>
    <input type="hidden" name="csrf" value={csrf ?? ''} />
    <input type="hidden" name="command" value={form?.text('command') || door.makeId()} />
  </>
);
export const Carried = ({ c, ...rest }: Carrying & { readonly c: Ask }) => <OrderFields csrf={c.get('visitor').csrf} {...rest} />;

/** What `?done=<what>` tells after an order was carried out, by the words `<area>.done-<what>`; what has no words says nothing. */
export const Done = ({ c, area, children }: { readonly c: Ask; readonly area: string; readonly children?: Child }) => {
  const { words: w } = c.get('visitor');
  const key = `${area}.done-${c.req.query('done') ?? ''}`;
  return w.has(key) ? (
    <Notice w={w} kind="success">
      <p>{w.t(key)}</p>
      {children}
    </Notice>
  ) : null;
};
