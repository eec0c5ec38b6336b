import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Agreement } from './agreement.ts';
import { type AgreementCommand, type AgreementCommandType, type AgreementOrder, agreementOrders } from './commands.ts';
import type { Act, Acts, Outcome } from './deciding/act.ts';
import { amending } from './deciding/amending.ts';
import { approving } from './deciding/approving.ts';
import { draft, drafting } from './deciding/drafting.ts';
import { force } from './deciding/force.ts';
import { negotiating } from './deciding/negotiating.ts';
import { obligationActs } from './deciding/obligations.ts';
import { signing } from './deciding/signing.ts';

const deciding: Acts<Exclude<AgreementCommandType, 'DraftAgreement'>> = {
  ...drafting,
  ...negotiating,
  ...approving,
  ...signing,
  ...force,
  ...obligationActs,
  ...amending,
};

const parse = <T extends AgreementCommandType>(type: T, data: object): AgreementOrder<T> | Refusal => {
  const parsed = agreementOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as AgreementOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
/** Who speaks must be one of those who agree. */
const notAParty = ({ parties }: Agreement, order: object): Refusal | undefined => {
  if (!('country' in order) || parties.some((p) => p.country === order.country)) return undefined;
  return refuse('country-not-a-party', { country: order.country });
};

const run = <T extends keyof typeof deciding>(type: T, command: AgreementCommand, state: Agreement): Outcome => {
  const order = parse(type, command.data);
  if ('refused' in order) return order as Refusal;
  const act: Act<T> = deciding[type] as Act<T>;
  return notAParty(state, order) ?? act(state, order as AgreementOrder<T>, command);
};

export const decide = (command: AgreementCommand, state: Agreement | null): Outcome => {
  if (command.type === 'DraftAgreement') {
    if (state !== null) return refuse('agreement-exists', { reference: state.reference });
    const order = parse('DraftAgreement', command.data);
    return 'refused' in order ? order : draft(order);
  }
  return state === null ? notFound({ agreement: command.on }) : run(command.type, command, state);
};
