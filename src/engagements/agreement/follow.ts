/** What an agreement hears of: its vetting in the one window, and agreements that amend or replace it. */
import { system } from '../../kernel/decider/actor.ts';
import { type Id, idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { Handled, Reaction, ReactionContext, StoredEvent } from '../../ledger/ledger.ts';
import type { Application, Applications, CaseDecided } from '../../one-window/contract.ts';
import type { AgreementEnded, EnteredIntoForce } from '../contract.ts';
import type { Agreement, Vetting } from './agreement.ts';
import type { AgreementInput } from './commands.ts';
import { agreement } from './decider.ts';
import { findAgreement, findVetted, listAgreements } from './queries.ts';

const throwIf = (outcome: Handled | Refusal, ...expected: readonly string[]): void => {
  if (isRefusal(outcome) && !expected.includes(outcome.reason)) {
    throw new Error(`the agreement refused ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  }
};

/** The question by which a vetting service asks which text it is: the digest it was ordered with. */
export const digestQuestion = 'agreement_digest';
/** What was granted is this text, by the service that was asked: a permit for something else vets nothing. */
const isOf = ({ service, answers }: Pick<Application, 'service' | 'answers'>, vetting: Pick<Vetting, 'service' | 'digest'>): boolean =>
  service === vetting.service && answers[digestQuestion] === vetting.digest;

/** A case that was granted, refused, withdrawn or left lying is the outcome of the vetting it was opened for. An appeal may turn it. */
export const endVetting = (applications: Pick<Applications, 'find'>): Reaction => ({
  name: 'end-vetting',
  types: ['CaseDecided', 'CaseWithdrawn', 'CaseLapsed'] satisfies readonly (CaseDecided['type'] | 'CaseWithdrawn' | 'CaseLapsed')[],
  async react(event, { ledger, idFrom }) {
    const on = await findVetted(ledger, idOfStream(event.stream));
    if (on === undefined) return;
    const vetting = (await findAgreement(ledger, on))?.state.vetting.find((v) => v.case === idOfStream(event.stream));
    const decided = event.type === 'CaseDecided' && event.data.granted === true;
    const application = decided ? await applications.find(ledger, idOfStream(event.stream)) : undefined;
    const granted = vetting !== undefined && application !== undefined && isOf(application, vetting);
    const data: AgreementInput<'EndVetting'> = { case: idOfStream(event.stream), outcome: granted ? 'granted' : 'refused' };
    const command = { id: idFrom('end-vetting'), type: 'EndVetting', on, actor: system('vetting'), now: event.at, data };
    throwIf(await ledger.handle(command, agreement), 'nothing-changed');
  },
});

interface InForce {
  readonly id: Id;
  readonly state: Agreement;
  readonly day: Day;
}
/** `name`: of the order among those that follow from one event. */
const follow = async ({ id, state, day }: InForce, name: string, now: Instant, { ledger, idFrom }: ReactionContext): Promise<void> => {
  const { amends, replaces } = state;
  const parties = state.parties.map(({ country, organisation }) => ({ country, organisation }));
  const actor = system('agreements');
  if (amends !== null) {
    const texts = state.clauses.map(({ id: clause, heading, text, adds, removes }) => ({
      ...{ id: clause, heading, text },
      ...(adds === true ? { adds } : {}),
      ...(removes === true ? { removes } : {}),
    }));
    const data: AgreementInput<'ApplyAmendment'> = { agreement: id, day, parties, clauses: texts };
    const order = { id: idFrom(`apply-amendment${name}`), type: 'ApplyAmendment', on: amends, actor, now, data };
    // What is over, or is between others, is not amended; the amendment itself stands as it was signed.
    throwIf(
      await ledger.handle(order, agreement),
      ...['amendment-already-applied', 'amendment-changes-nothing', 'not-in-force', 'other-parties', 'not-found', 'clause-exists'],
    );
  }
  if (replaces !== null) {
    const data: AgreementInput<'EndReplaced'> = { by: id, day, parties };
    const order = { id: idFrom(`end-replaced${name}`), type: 'EndReplaced', on: replaces, actor, now, data };
    throwIf(await ledger.handle(order, agreement), 'not-in-force', 'other-parties', 'not-found');
  }
};
const inForceNow = async (ledger: ReactionContext['ledger'], id: Id): Promise<InForce | undefined> => {
  const state = (await findAgreement(ledger, id))?.state;
  return state?.status !== 'in-force' || state.inForce === null ? undefined : { id, state, day: state.inForce };
};
const onForce = async (event: StoredEvent, context: ReactionContext): Promise<void> => {
  const { ledger } = context;
  const id = idOfStream(event.stream);
  const found = await findAgreement(ledger, id);
  if (found === undefined) return;
  const { day } = event.data as unknown as EnteredIntoForce['data'];
  await follow({ id, state: found.state, day }, '', event.at, context);
  // An amendment, or what takes its place, may be in force before it is itself: it waited until now.
  const everybody = { kind: 'actor', actor: system('agreements') } as const;
  const filters = { statuses: ['in-force'], limit: 200 } as const;
  const waiting = [
    ...(await listAgreements(ledger, { ...filters, amends: [id] }, everybody)),
    ...(await listAgreements(ledger, { ...filters, replaces: id }, everybody)),
  ];
  const ready = (await Promise.all(waiting.map((line) => inForceNow(ledger, line.id)))).filter((other) => other !== undefined);
  for (const other of ready.sort((one, two) => (one.day < two.day ? -1 : one.day > two.day ? 1 : 0))) {
    await follow({ ...other, day: other.day > day ? other.day : day }, `/${other.id}`, event.at, context);
  }
};
export const followAgreements: Reaction = {
  name: 'follow-agreements',
  types: ['EnteredIntoForce'] satisfies readonly (EnteredIntoForce | AgreementEnded)['type'][],
  react: onForce,
};
