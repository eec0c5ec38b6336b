/** What an agreement hears of: its vetting in the one window, and agreements that amend or replace it. */
import { system } from '../../kernel/decider/actor.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Handled, Reaction, ReactionContext, StoredEvent } from '../../ledger/ledger.ts';
import type { Application, Applications, CaseDecided } from '../../one-window/contract.ts';
import type { AgreementEnded, EnteredIntoForce } from '../contract.ts';
import type { Vetting } from './agreement.ts';
import type { AgreementInput } from './commands.ts';
import { agreement } from './decider.ts';
import { findAgreement, findVetted } from './queries.ts';

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

const onForce = async (event: StoredEvent, { ledger, idFrom }: ReactionContext): Promise<void> => {
  const id = idOfStream(event.stream);
  const found = await findAgreement(ledger, id);
  if (found === undefined) return;
  const { amends, replaces, clauses } = found.state;
  const { day } = event.data as unknown as EnteredIntoForce['data'];
  const parties = found.state.parties.map(({ country, organisation }) => ({ country, organisation }));
  const actor = system('agreements');
  if (amends !== null) {
    const texts = clauses.map(({ id: clause, heading, text, adds, removes }) => ({
      ...{ id: clause, heading, text },
      ...(adds === true ? { adds } : {}),
      ...(removes === true ? { removes } : {}),
    }));
    const data: AgreementInput<'ApplyAmendment'> = { agreement: id, day, parties, clauses: texts };
    const order = { id: idFrom('apply-amendment'), type: 'ApplyAmendment', on: amends, actor, now: event.at, data };
    // What is over, or is between others, is not amended; the amendment itself stands as it was signed.
    throwIf(
      await ledger.handle(order, agreement),
      ...['amendment-already-applied', 'amendment-changes-nothing', 'not-in-force', 'other-parties', 'not-found', 'clause-exists'],
    );
  }
  if (replaces !== null) {
    const data: AgreementInput<'EndReplaced'> = { by: id, day, parties };
    const order = { id: idFrom('end-replaced'), type: 'EndReplaced', on: replaces, actor, now: event.at, data };
    throwIf(await ledger.handle(order, agreement), 'not-in-force', 'other-parties', 'not-found');
  }
};
export const followAgreements: Reaction = {
  name: 'follow-agreements',
  types: ['EnteredIntoForce'] satisfies readonly (EnteredIntoForce | AgreementEnded)['type'][],
  react: onForce,
};
