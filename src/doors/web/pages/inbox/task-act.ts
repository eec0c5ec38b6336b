import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { nothingHere, refused } from '../../refused.tsx';
import { confirmDecision } from './confirm.tsx';
import { findTask, taskAt } from './open-task.ts';
import { showTask } from './task.tsx';
import { orders } from './task-orders.ts';

/** Carries out what a form of a task's page orders; what is refused comes back as it was typed, beside its reason. */
export const taskAct = async (c: Ask, door: Door, form: Form, name: string): Promise<Response> => {
  const a = await findTask(c, door);
  if (isRefusal(a)) return refused(c, door, a);
  if (name === 'confirm') return confirmDecision(c, door, form);
  // Back from the last question, with everything that was typed.
  if (name === 'change') return showTask(c, door, { back: { act: 'confirm', form } });
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!order) return nothingHere(c, door);
  const outcome = await order({ c, door, form, a });
  // The last question about a decision stands on a page of its own; what is wrong is mended in the form before it.
  const act = name === 'decide' ? 'confirm' : name;
  if ('refusal' in outcome) return showTask(c, door, { back: { act, form, field: outcome.field }, refusal: outcome.refusal });
  if (isRefusal(outcome)) return showTask(c, door, { back: { act, form }, refusal: outcome });
  return c.redirect(taskAt(a, { done: act }), 303);
};
