import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask } from '../../door.ts';
import { type Form, readForm } from '../../forms.ts';

/**
 * A form that ends, opens or needs no session: its token may be of another one, as when a second tab signed in meanwhile.
 * That it came from this site is known already, for every unsafe method's origin is checked.
 */
export const anyForm = async (c: Ask): Promise<Form | Refusal> => {
  const visitor = c.get('visitor');
  c.set('visitor', { ...visitor, csrf: null });
  const form = await readForm(c);
  c.set('visitor', visitor);
  return form;
};
