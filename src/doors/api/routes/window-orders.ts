/** What the routes of applicants and of offices share. */
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../ledger/ledger.ts';
import type { CaseCommandType } from '../../../one-window/case/commands.ts';
import type { Door } from '../../web/door.ts';
import type { ApiAsk } from '../asking.ts';
import { type OrderHeaders, send } from '../orders.ts';

/** Scripts open no trials and let no time pass: those are not among the routes. What listens to cases (mail, figures) is not waited for. */
export const sendToCase = async (
  c: ApiAsk,
  door: Door,
  headers: OrderHeaders,
  order: { readonly type: CaseCommandType; readonly on: string; readonly data: object },
): Promise<Handled | Refusal> => {
  const asked = () => send(c, door, door.window.case, headers, { ...order, data: () => order.data, wait: false });
  const handled = await asked();
  if (!isRefusal(handled) || handled.reason !== 'service-version-unknown') return handled;
  await door.window.catalogue.refresh(door.ledger);
  const again = await asked();
  return isRefusal(again) && again.reason === 'service-version-unknown' ? refuse('service-version-unknown') : again;
};
