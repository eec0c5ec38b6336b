/** The case in which a service of the one window vets a text: what the desk need not type, and every step to the sent application. */
import type { VettingDemand } from '../../../../engagements/agreement/agreement.ts';
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { digestQuestion } from '../../../../engagements/agreement/follow.ts';
import { agreementPdf } from '../../../../engagements/agreement/print/export-agreement.ts';
import { demandedOf, notToBeVetted, vettingCase } from '../../../../engagements/agreement/vetting.ts';
import { listOffices } from '../../../../identity/index.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { CaseCommandType } from '../../../../one-window/case/commands.ts';
import { handleCase } from '../../../../one-window/case/handle-case.ts';
import { type FoundCase, findCase } from '../../../../one-window/case/queries.ts';
import { factsOf } from '../../../../one-window/case/standing.ts';
import { receiveFile } from '../../../../one-window/documents/receive.ts';
import type { Facts } from '../../../../one-window/forms/answers.ts';
import { declarationsAsked, documentsAsked, groupsAsked, mayApply, questionsAsked } from '../../../../one-window/forms/plan.ts';
import { type CheckedGroup, checkGroup } from '../../../../one-window/forms/validate.ts';
import { applicantKinds, type Definition, type Question } from '../../../../one-window/service/definition.ts';
import { act } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import type { Words } from '../../words/words.ts';
import { actOnCase } from '../apply/own-case.ts';
import { answersTyped, typedFrom, typedIn } from '../apply/typed.ts';
import { todayOf } from '../register/today.ts';
import { agreement } from '../../../../engagements/agreement/decider.ts';
import { type Own, partyName, plainOf } from './around.tsx';

/** Questions that a vetting service may ask under these names, and the agreement itself answers. */
const known = (w: Words, { state }: Own, country: string): Readonly<Record<string, string>> => ({
  [digestQuestion]: digestOf(state),
  agreement_reference: state.reference,
  agreement_title: plainOf(w, state.title).slice(0, 300),
  agreement_parties: w.list(state.parties.map((p) => partyName(w, p))),
  agreement_version: String(state.version),
  partner: state.parties.find((p) => p.country !== country)?.country ?? '',
});

export interface Vetter {
  readonly own: Own;
  readonly demand: VettingDemand;
  readonly definition: Definition;
  /** The visitor's own case for this very text, however far it is. */
  readonly id: string;
  readonly begun: FoundCase | undefined;
  readonly facts: Facts;
  readonly known: Readonly<Record<string, string>>;
}
/** Undefined where nobody can be asked: the service is not on this node, or not for that side. */
export const vetterFor = async (c: Ask, door: Door, own: Own, demand: VettingDemand): Promise<Vetter | undefined> => {
  const { person, words: w } = c.get('visitor');
  const newest = door.window.catalogue.latest(demand.service);
  if (newest === undefined || person === null) return undefined;
  const id = vettingCase(own.id, own.state, demand, person.id);
  const begun = await findCase(door.ledger, id);
  const definition = begun && door.window.catalogue.find(begun.state.service, begun.state.version);
  const { today } = todayOf(door);
  const known_ = known(w, own, demand.country);
  if (begun !== undefined && definition !== undefined) {
    const facts = factsOf(begun.state, today);
    return { own, demand, definition, id, begun, known: known_, facts: { ...facts, answers: { ...facts.answers, ...known_ } } };
  }
  const { country } = demand;
  const among = ['public-body' as const, ...applicantKinds];
  const kind = among.find((one) => mayApply(newest, { kind: one, country }, door.window.countries));
  if (kind === undefined) return undefined;
  const facts: Facts = { applicant: { kind, country }, answers: known_, attached: [], tasks: {}, today };
  return { own, demand, definition: newest, id, begun: undefined, known: known_, facts };
};

/** What is left to ask of the desk: neither known, nor a file, nor what is declared when the whole is sent. */
export const leftToAsk = ({ definition, known: filled }: Vetter, facts: Facts): readonly Question[] =>
  groupsAsked(definition, facts).flatMap((group) =>
    questionsAsked(definition, group, facts).filter((q) => q.kind !== 'declaration' && q.kind !== 'file' && !(q.id in filled)),
  );
export const declared = ({ definition, facts }: Vetter): readonly Question[] => declarationsAsked(definition, facts);
export const savedFields = (vetter: Vetter): Readonly<Record<string, string>> =>
  typedFrom(leftToAsk(vetter, vetter.facts), vetter.facts.answers);

interface Answered {
  readonly facts: Facts;
  readonly groups: readonly { readonly id: string; readonly answers: object }[];
  readonly wrong: CheckedGroup['wrong'];
}
/** What was typed, joined with what is known, group by group; an answer may bring further questions with it. */
export const answered = (vetter: Vetter, form: Form): Answered => {
  const { definition } = vetter;
  let { facts } = vetter;
  const groups: { id: string; answers: object }[] = [];
  const wrong: Record<string, CheckedGroup['wrong'][string]> = {};
  for (const group of definition.sections.flatMap((s) => s.groups)) {
    if (!groupsAsked(definition, facts).some((g) => g.id === group.id)) continue;
    const raw = { ...answersTyped(group.questions, typedIn(form.typed)), ...vetter.known };
    const checked = checkGroup(definition, group, raw, facts);
    facts = { ...facts, answers: { ...facts.answers, ...checked.answers } };
    groups.push({ id: group.id, answers: raw });
    Object.assign(wrong, checked.wrong);
  }
  return { facts, groups, wrong };
};

type Step = (type: CaseCommandType, name: string, data: object) => Promise<Refusal | undefined>;
/** Two clicks are one order: its id is made of the case and the step. */
const steps =
  (c: Ask, door: Door, { id }: Vetter, form: Pick<Form, 'text'>): Step =>
  async (type, name, data) => {
    const again = type === 'OpenCase' || type === 'SubmitCase' ? '' : `/${form.text('command')}`;
    const outcome = await actOnCase(c, door, { id: `vetting/${id}/${name}${again}`, type, on: id, data });
    return isRefusal(outcome) ? outcome : undefined;
  };

const opened = async (c: Ask, door: Door, vetter: Vetter, step: Step): Promise<Refusal | undefined> => {
  if (vetter.begun !== undefined) return undefined;
  const { demand, definition, own, facts } = vetter;
  const { person, words: w } = c.get('visitor');
  const organisation = own.state.parties.find((p) => p.country === demand.country)?.organisation ?? null;
  const offices = organisation === null ? [] : await listOffices(door.ledger.db, { organisation });
  const refusal = await step('OpenCase', 'open', {
    ...{ service: definition.id, version: definition.version, ...facts.applicant, organisation, offices: offices.map((o) => o.id) },
    ...{ name: person?.name ?? '', language: w.language, answers: {} },
  });
  return refusal?.reason === 'case-exists' ? undefined : refusal;
};

/** The text as it stands, for every paper that may be a PDF and is not there yet. */
const attached = async (door: Door, vetter: Vetter, step: Step): Promise<Refusal | undefined> => {
  const now = await findCase(door.ledger, vetter.id);
  if (now === undefined) return refuse('not-found');
  const wanted = documentsAsked(vetter.definition, factsOf(now.state, todayOf(door).today)).find(
    ({ kinds, producedBy }) => producedBy === undefined && (kinds ?? ['pdf']).includes('pdf'),
  );
  if (wanted === undefined || now.state.files.some((f) => f.document === wanted.id)) return undefined;
  const { id, kinds = ['pdf'], megabytes = 10 } = wanted;
  const bytes = await agreementPdf(vetter.own.state);
  const upload = { name: `${vetter.own.state.reference.replaceAll(/[^\w.-]/g, '-')}.pdf`, bytes: new Uint8Array(bytes) };
  const about = [now.state.applicant.person];
  const asked = { document: id, kinds, megabytes, about };
  const data = await receiveFile({ files: door.files, scanner: door.window.scanner, makeId: door.makeId }, upload, asked);
  return isRefusal(data) ? data : step('AttachFile', 'attach', data);
};

const currentOf = ({ own: { state }, demand }: Vetter) =>
  demandedOf(state, digestOf(state)).find((d) => d.country === demand.country && d.service === demand.service)?.current;
const orderedByAnother = (vetter: Vetter): Refusal | undefined => {
  const current = currentOf(vetter);
  return current === undefined || current.case === vetter.id || current.outcome === 'refused'
    ? undefined
    : refuse('vetting-already-ordered', { case: current.case });
};

/** Ends what a colleague of the same desk began and never sent, so that another can begin anew. */
export const endUnsent = async (door: Door, vetter: Vetter): Promise<Refusal | undefined> => {
  const current = currentOf(vetter);
  const found = current && (await findCase(door.ledger, current.case));
  if (current?.outcome !== 'open' || found?.state.status !== 'draft') return refuse('nothing-changed', {});
  const order = { id: `vetting/${current.case}/end-unsent`, type: 'WithdrawCase', on: current.case, now: door.clock() } as const;
  const outcome = await handleCase(door, { ...order, actor: system('vetting'), data: { words: '' } });
  await door.ledger.settled();
  return isRefusal(outcome) ? outcome : undefined;
};

/** Opens, fills in, attaches, orders and sends, from wherever it stood. The agreement knows of the case before any office can decide it. */
export const sendToBeVetted = async (c: Ask, door: Door, vetter: Vetter, form: Form): Promise<Refusal | undefined> => {
  const { own, demand, id, begun } = vetter;
  const early = notToBeVetted(own.state) ?? orderedByAnother(vetter);
  if (early !== undefined) return early;
  const step = steps(c, door, vetter, form);
  const refusal = await opened(c, door, vetter, step);
  if (refusal !== undefined) return refusal;
  if (begun === undefined || begun.state.status === 'draft') {
    for (const group of answered(vetter, form).groups) {
      const wrong = await step('SaveAnswers', `answers/${group.id}`, { group: group.id, answers: group.answers, whole: true });
      if (wrong !== undefined && wrong.reason !== 'case-already-submitted') return wrong;
    }
    const unread = await attached(door, vetter, step);
    if (unread !== undefined && unread.reason !== 'case-already-submitted') return unread;
  }
  const ordered = await act(c, door, agreement, {
    ...{ type: 'OrderVetting', on: own.id, id: `vetting/${id}/order` },
    data: { case: id, service: demand.service, country: demand.country, digest: digestOf(own.state) },
  });
  const sameCase = isRefusal(ordered) && ordered.reason === 'vetting-already-ordered' && ordered.details.case === id;
  if (isRefusal(ordered) && !sameCase) return ordered;
  const sent = await step('SubmitCase', 'send', { declared: declared(vetter).map((q) => q.id) });
  return sent?.reason === 'case-already-submitted' ? undefined : sent;
};
