import { communique } from '../../../../communiques/communique/decider.ts';
import { findDeskPage } from '../../../../communiques/communique/queries.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { nothingHere } from '../../refused.tsx';
import { type Back, review } from './review.tsx';
import { orders } from './review-orders.ts';
import { inReviewOrder, nextAfter } from './reviewing.ts';

/** After these the desk goes on to the next candidate; after the others it stays where it was. */
const goesOn: ReadonlySet<string> = new Set(['accept', 'reject']);
const aboutText: ReadonlySet<string> = new Set(['parties', 'meeting', 'source', 'finish', 'accept-firm']);

/** Carries out what a form of the review desk orders, and goes on; what is refused comes back as it was typed. */
export const reviewAct = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const id = c.req.param('id') ?? '';
  const name = c.req.param('act') ?? '';
  const make = Object.hasOwn(orders, name) ? orders[name] : undefined;
  const page = await findDeskPage(door.ledger, id);
  if (!make || !page) return nothingHere(c, door);
  const back = (turned: Omit<Back, 'act' | 'form'>) => review(c, door, { act: name, form, ...turned });
  const order = await make(form, page, door);
  if ('refusal' in order) return back(order);
  const handled = await act(c, door, communique, { type: order.type, on: id, data: order.data, id: commandId(form, door) });
  if (isRefusal(handled)) return back({ refusal: handled });
  if (name === 'finish') return c.redirect('/desk?done=finished', 303);
  const query = new URLSearchParams();
  const done = inReviewOrder(page).find((x) => x.id === form.text('candidate'));
  const next = goesOn.has(name) && done ? nextAfter(page, done)?.id : (order.show ?? (aboutText.has(name) ? undefined : done?.id));
  if (next && !handled.again) query.set('candidate', next);
  if (goesOn.has(name) && done) query.set('last', done.id);
  query.set('done', name);
  return c.redirect(`/desk/communiques/${id}?${query}${aboutText.has(name) ? '' : '#now'}`, 303);
};
