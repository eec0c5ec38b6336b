import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { type CredentialCommand, type CredentialCommandType, type CredentialOrder, credentialOrders } from './commands.ts';
import type { Credential, CredentialFact } from './credential.ts';

type Outcome = readonly CredentialFact[] | Refusal;
type Deciding = {
  readonly [T in Exclude<CredentialCommandType, 'IssueCredential'>]: (state: Credential, order: CredentialOrder<T>) => Outcome;
};

const deciding: Deciding = {
  EndorseCredential: (state, order) => {
    if (state.revoked !== null) return refuse('credential-revoked', { at: state.revoked.at });
    if (state.name === null) return refuse('credential-erased');
    if (!state.endorsers.includes(order.office)) return refuse('not-an-endorser', { office: order.office });
    const before = state.endorsements.find((e) => e.office === order.office);
    if (before !== undefined) return refuse('already-endorsed', { office: before.office, at: before.at });
    return [{ type: 'CredentialEndorsed', data: order }];
  },
  RevokeCredential: (state, order) =>
    state.revoked === null
      ? [{ type: 'CredentialRevoked', data: order }]
      : refuse('credential-revoked', { at: state.revoked.at, reason: state.revoked.reason }),
};

const parse = <T extends CredentialCommandType>(type: T, data: object): CredentialOrder<T> | Refusal => {
  const parsed = credentialOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as CredentialOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: Credential): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as CredentialOrder<T>);
};

export const decide = (command: CredentialCommand, state: Credential | null): Outcome => {
  if (command.type === 'IssueCredential') {
    if (state !== null) return refuse('credential-already-issued', { candidacy: state.candidacy });
    const order = parse('IssueCredential', command.data);
    if ('refused' in order) return order as Refusal;
    const { name, ...data } = order;
    return [{ type: 'CredentialIssued', data, personal: { name }, about: [data.person] }];
  }
  return state === null ? notFound({ credential: command.on }) : run(command.type, command.data, state);
};
