/** Plays the demo's agreements: drafted, talked about, vetted, approved, signed, in force, and followed. */
import type { Agreement } from '../../../engagements/agreement/agreement.ts';
import { digestOf } from '../../../engagements/agreement/canonical-text.ts';
import { agreement } from '../../../engagements/agreement/decider.ts';
import { nextStep } from '../../../engagements/agreement/time.ts';
import { fillTemplate } from '../../../engagements/templates/fill.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { dayOf, type Instant } from '../../../kernel/time/time.ts';
import type { SampleAgreement, SampleAgreementAct } from './engagement-samples.ts';
import { type RelationStage, sideOf } from './engagement-stage.ts';
import { playVetting } from './engagement-vetting.ts';
import { demoId } from './seed.ts';

export const agreementIdOf = (id: string): string => demoId(`agreement/${id}`);
/** Ids of obligations and action items. */
export const owedIdOf = (id: string): string => demoId(`owed/${id}`);
type Texts = Readonly<Record<string, string>>;

const draftOf = async (stage: RelationStage, sample: SampleAgreement) => {
  const { languages, kind, blanks, amends, replaces, reference, visibility, terms: set } = sample;
  const template = stage.node.engagements.templates.find((t) => t.id === sample.template);
  if (sample.template !== undefined && template === undefined) throw new Error(`the pack has no template ${sample.template}`);
  const parties = sample.parties.map(({ office, name }) => {
    const { organisation, country, names } = stage.desk(office);
    const called: Texts = Object.fromEntries(languages.map((l) => [l, name?.[l] ?? names[l] ?? names.en ?? '']));
    return { country, organisation, office, name: called };
  });
  const home = stage.node.pack.country;
  const filled = template && fillTemplate(template, { languages, names: parties.map((p) => p.name), blanks, home });
  const title = sample.title ?? filled?.title;
  const sort = kind ?? filled?.kind;
  if (title === undefined || sort === undefined) throw new Error(`${sample.id} has neither a template nor a title and a kind`);
  const own = sample.clauses.map(({ after: _, ...clause }) => clause);
  const kept = (filled?.clauses ?? []).filter((c) => !sample.without.includes(c.id)).map((c) => own.find((o) => o.id === c.id) ?? c);
  const clauses: (typeof own)[number][] = [...kept];
  for (const { after, ...clause } of sample.clauses) {
    if (kept.some((c) => c.id === clause.id)) continue;
    const place = clauses.findIndex((c) => c.id === after);
    clauses.splice(place < 0 ? clauses.length : place + 1, 0, clause);
  }
  const usual = filled?.terms ?? { entry: { kind: 'on-signature' }, validFor: null, renewal: null, termination: null };
  const entry =
    set.from !== undefined ? { kind: 'on-date', day: stage.day(set.from) } : set.entry !== undefined ? { kind: set.entry } : usual.entry;
  const given = Object.fromEntries(Object.entries(set).filter(([key]) => key !== 'entry' && key !== 'from'));
  return {
    ...{ kind: sort, reference, title, languages, parties, template: sample.template ?? null, clauses, visibility },
    terms: { ...usual, ...given, entry },
    commitments: await Promise.all(sample.threads.map(stage.number)),
    amends: amends === undefined ? null : agreementIdOf(amends),
    replaces: replaces === undefined ? null : agreementIdOf(replaces),
    demands: filled?.demands ?? [],
  };
};

/** What time alone brings up to a moment, each day at its own. */
const letTimePass = async (stage: RelationStage, on: string, until: Instant): Promise<Agreement> => {
  for (;;) {
    const state = await stage.state<Agreement>(agreement, on);
    const next = nextStep(state)?.on;
    if (next === undefined || next > dayOf(until)) return state;
    const now = new Date(Date.parse(`${next}T00:30:00Z`)).toISOString();
    if (now > until) return state;
    await stage.send(agreement, { type: 'PassTime', on, actor: system('time'), now, data: { day: next }, step: `time/${next}` });
  }
};

type Send = (type: string, data: object) => Promise<void>;
const obligationsOf = async (stage: RelationStage, act: Extract<SampleAgreementAct, { owe: string }>) =>
  Promise.all(
    act.obligations.map(async ({ id, due, thread, blocks, owner, ...o }) => ({
      ...o,
      ...{ id: owedIdOf(id), clause: act.owe, owner, country: stage.desk(owner).country, due: stage.day(due) },
      commitment: thread === undefined ? null : await stage.number(thread),
      blocks: blocks.map(owedIdOf),
    })),
  );

const perform = async (stage: RelationStage, sample: SampleAgreement, on: string, act: SampleAgreementAct, send: Send): Promise<void> => {
  const country = sideOf(stage, act.by, sample.parties.map((p) => p.office).concat(officesOwing(sample)));
  const proposal = (id: string): string => demoId(`proposal/${sample.id}/${id}`);
  if ('propose' in act) {
    const { propose, act: kind, clause, after, heading, text, words } = act;
    return send('ProposeChange', { proposal: proposal(propose), country, act: kind, clause, after, heading, text, words });
  }
  if ('comment' in act) return send('CommentProposal', { proposal: proposal(act.comment), country, words: act.words });
  if ('accept' in act) return send('AcceptProposal', { proposal: proposal(act.accept), country });
  if ('reject' in act) return send('RejectProposal', { proposal: proposal(act.reject), country, words: act.words });
  if ('withdraw' in act) return send('WithdrawProposal', { proposal: proposal(act.withdraw), country });
  if ('align' in act) return send('ConfirmAlignment', { clause: act.align, language: act.language, country });
  if ('vet' in act) return playVetting(stage, sample, on, act, country);
  if ('approve' in act) {
    const state = await stage.state<Agreement>(agreement, on);
    return send('ApproveText', { country, digest: digestOf(state), version: state.version });
  }
  if ('sign' in act) {
    const { sha256 } = await stage.keep(`Signed: ${sample.reference}`, [`For ${country}: ${act.signatory}`, act.capacity, act.sign]);
    const how = { kind: 'paper', scan: sha256 };
    return send('RecordSignature', {
      country,
      day: dayOf(stage.at(act.at)),
      place: act.sign,
      capacity: act.capacity,
      signatory: act.signatory,
      how,
    });
  }
  if ('note' in act) return send('DeliverNote', { country, day: dayOf(stage.at(act.at)), reference: act.note });
  if ('notice' in act) return send('GiveNotice', { country, given: dayOf(stage.at(act.at)) });
  if ('renewal' in act) return send('RefuseRenewal', { country });
  if ('abandon' in act) return send('AbandonAgreement', { country, reason: act.abandon });
  if ('owe' in act) return send('SetObligations', { country, clause: act.owe, obligations: await obligationsOf(stage, act) });
  const { report, status, words, evidence } = act;
  return send('ReportObligation', { country, obligation: owedIdOf(report), status, words, evidence });
};
/** Offices that owe or watch something in it may speak of that too. */
const officesOwing = ({ acts }: SampleAgreement): readonly string[] =>
  acts.flatMap((act) => ('owe' in act ? act.obligations.flatMap((o) => (o.watcher === null ? [o.owner] : [o.owner, o.watcher])) : []));

export const draftAgreement = async (stage: RelationStage, sample: SampleAgreement): Promise<void> => {
  const order = { type: 'DraftAgreement', on: agreementIdOf(sample.id), actor: stage.actor(sample.by), now: stage.at(sample.drafted) };
  await stage.send(agreement, { ...order, data: await draftOf(stage, sample), step: 'draft' });
};
/** What happened in it after one moment and up to another. */
export const playActs = async (stage: RelationStage, sample: SampleAgreement, after: Instant, until: Instant): Promise<void> => {
  const on = agreementIdOf(sample.id);
  for (const [i, act] of sample.acts.entries()) {
    if (act.at <= after || act.at > until) continue;
    const now = stage.at(act.at);
    await letTimePass(stage, on, now);
    const actor = stage.actor(act.by);
    await perform(stage, sample, on, act, (type, data) => stage.send(agreement, { type, on, actor, now, data, step: `act/${i}` }));
  }
};
export const bringToToday = async (stage: RelationStage, sample: SampleAgreement): Promise<void> => {
  await letTimePass(stage, agreementIdOf(sample.id), stage.now);
};
