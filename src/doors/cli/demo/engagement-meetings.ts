/** Plays the demo's working groups and meetings: founded, invited, held, written down, followed up. */
import { meeting } from '../../../engagements/meeting/meeting-decider.ts';
import { wakesOn } from '../../../engagements/meeting/items.ts';
import type { Meeting } from '../../../engagements/meeting/meeting.ts';
import { minutesDraft } from '../../../engagements/meeting/minutes-draft.ts';
import { workingGroup } from '../../../engagements/working-group/group-decider.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { dayIn } from '../../../kernel/time/local-day.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { agreementIdOf, owedIdOf } from './engagement-agreements.ts';
import type { SampleGroup, SampleMeeting } from './engagement-samples.ts';
import { type RelationStage, sideOf } from './engagement-stage.ts';
import { demoId } from './seed.ts';

export const groupIdOf = (id: string): string => demoId(`group/${id}`);
export const meetingIdOf = (id: string): string => demoId(`meeting/${id}`);

interface Someone {
  readonly id: string;
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}
const whoIs = (stage: RelationStage, { id, person, name, email }: Someone) => {
  const known = person === undefined ? undefined : stage.person(person);
  return {
    ...{ id: demoId(`someone/${id}`), person: known === undefined ? null : demoId(known.id) },
    ...{ name: name ?? known?.name ?? id, email: email ?? known?.email ?? null },
  };
};

export const playGroup = async (stage: RelationStage, sample: SampleGroup): Promise<void> => {
  const { reference, title, mandate, secretariat, every, visibility, members } = sample;
  const on = groupIdOf(sample.id);
  const actor = stage.actor(sample.by);
  const now = stage.at(sample.founded);
  const countries = [...new Set(members.map((m) => stage.desk(m.office).country))];
  const commitments = await Promise.all(sample.threads.map(stage.number));
  const agreement = sample.agreement === undefined ? null : agreementIdOf(sample.agreement);
  const data = { reference, title, mandate, secretariat, countries, commitments, agreement, every, visibility };
  await stage.send(workingGroup, { type: 'FoundGroup', on, actor, now, data, step: 'found' });
  for (const { office, role, ...who } of members) {
    const { country, organisation } = stage.desk(office);
    const member = { ...whoIs(stage, { ...who, id: `${sample.id}/${who.id}` }), country, organisation, office, role };
    await stage.send(workingGroup, { type: 'AddMember', on, actor, now, data: member, step: `member/${who.id}` });
  }
};

interface Scene {
  readonly stage: RelationStage;
  readonly sample: SampleMeeting;
  readonly on: string;
  readonly send: (type: string, by: string | null, now: Instant, data: object, step: string) => Promise<void>;
}
/** Days of which the calendar alone has something to say, up to a moment. */
const letTimePass = async ({ stage, sample, on, send }: Scene, until: Instant): Promise<void> => {
  const dayOf = (at: Instant) => dayIn(sample.zone, at);
  for (;;) {
    const { items } = await stage.state<Meeting>(meeting, on);
    const next = wakesOn(items, dayOf);
    if (next === null || next > dayOf(until)) return;
    const noon = `${next}T12:00:00.000Z`;
    await send('PassTime', null, noon < until ? noon : until, {}, `time/${next}`);
  }
};

const plan = async ({ stage, sample, send }: Scene): Promise<void> => {
  const { reference, kind, title, zone, place, visibility, by } = sample;
  const at = stage.at(sample.planned);
  const time = (told: string): Instant => stage.atPlace(told, zone);
  const desks = sample.desks.map((office) => ({ country: stage.desk(office).country, office }));
  const when = { starts: time(sample.starts), ends: time(sample.ends), zone, place };
  const whose = { countries: desks.map((d) => d.country), group: sample.group === undefined ? null : groupIdOf(sample.group) };
  const office = sample.desks[0];
  await send('PlanMeeting', by, at, { reference, kind, title, ...when, ...whose, office, desks, visibility }, 'plan');
  if (sample.agenda.length > 0) await send('SetAgenda', by, at, { agenda: sample.agenda }, 'agenda');
  if (sample.programme.length > 0) {
    const programme = sample.programme.map((p, i) => ({ ...p, id: `item-${i + 1}`, starts: time(p.starts), ends: time(p.ends) }));
    await send('SetProgramme', by, at, { programme }, 'programme');
  }
  for (const { id, title: heading, lines, restricted } of sample.papers) {
    const kept = await stage.keep(heading, [sample.reference, ...lines]);
    await send('AddPaper', by, at, { id, title: heading, ...kept, kind: 'application/pdf', restricted }, `paper/${id}`);
  }
  for (const p of sample.participants) {
    const desk = p.office === undefined ? undefined : stage.desk(p.office);
    const of = { organisation: desk?.organisation ?? null, organisationName: desk?.names.en ?? p.organisation ?? '' };
    const someone = whoIs(stage, { ...p, id: `${sample.id}/${p.id}` });
    const data = { ...someone, ...of, country: p.country ?? desk?.country, role: p.role };
    await send('AddParticipant', by, at, data, `participant/${p.id}`);
  }
};
const participantId = ({ sample }: Scene, id: string): string => demoId(`someone/${sample.id}/${id}`);

const invite = async (scene: Scene): Promise<void> => {
  const { sample, send, stage } = scene;
  if (sample.invited === undefined) return;
  const at = stage.at(sample.invited);
  await send('SendInvitations', sample.by, at, {}, 'invite');
  for (const [i, { id, says }] of sample.participants.entries()) {
    if (says === undefined) continue;
    const now = new Date(Date.parse(at) + (i + 3) * 3_600_000).toISOString();
    await send(
      'AnswerInvitation',
      null,
      now,
      { participant: participantId(scene, id), attendance: says, sequence: 0, by: 'mail' },
      `answer/${id}`,
    );
  }
};

const hold = async (scene: Scene): Promise<void> => {
  const { stage, sample, send, on } = scene;
  const { ends } = await stage.state<Meeting>(meeting, on);
  const at = (minutes: number): Instant => new Date(Date.parse(ends) + minutes * 60_000).toISOString();
  const ids = (absent: boolean) => sample.participants.filter((p) => (p.absent === true) === absent).map((p) => participantId(scene, p.id));
  await send('NoteAttendance', sample.by, at(5), { present: ids(false), absent: ids(true) }, 'attendance');
  await send('HoldMeeting', sample.by, at(6), {}, 'hold');
  for (const { id, text, agenda = null } of sample.decisions) {
    await send('RecordDecision', sample.by, at(10), { id: demoId(`decision/${sample.id}/${id}`), text, agenda }, `decision/${id}`);
  }
  for (const { id, due, thread, blocks, owner, ...item } of sample.items) {
    const commitment = thread === undefined ? null : await stage.number(thread);
    const owing = { owner, country: stage.desk(owner).country, due: stage.day(due), commitment, blocks: blocks.map(owedIdOf) };
    await send('AddActionItem', sample.by, at(15), { ...item, ...owing, id: owedIdOf(id) }, `item/${id}`);
  }
  if (sample.outcome !== undefined) await send('RecordOutcome', sample.by, at(20), { outcome: sample.outcome }, 'outcome');
  await writeDown(scene);
};
const writeDown = async ({ stage, sample, send, on }: Scene): Promise<void> => {
  const { minutes } = sample;
  if (minutes === undefined) return;
  const group = stage.relation.groups.find((g) => g.id === sample.group) ?? null;
  const text = minutesDraft(await stage.state<Meeting>(meeting, on), group, 'en');
  await send('WriteMinutes', sample.by, stage.at(minutes.written), { text, language: 'en' }, 'minutes');
  const digest = (await stage.state<Meeting>(meeting, on)).minutes?.digest;
  for (const { at, by } of minutes.agreed) {
    const country = sideOf(stage, by, sample.desks.concat(sample.participants.flatMap((p) => p.office ?? [])));
    await send('AgreeMinutes', by, stage.at(at), { country, digest }, `agree/${by}`);
  }
  if (minutes.published === undefined) return;
  await send('PublishMinutes', sample.by, stage.at(minutes.published), { visibility: minutes.visibility }, 'publish');
};

export const playMeeting = async (stage: RelationStage, sample: SampleMeeting): Promise<void> => {
  const on = meetingIdOf(sample.id);
  const scene: Scene = {
    ...{ stage, sample, on },
    send: (type, by, now, data, step) =>
      stage.send(meeting, { type, on, actor: by === null ? system('demo') : stage.actor(by), now, data, step }),
  };
  await plan(scene);
  await invite(scene);
  const { cancelled } = sample;
  if (cancelled !== undefined)
    return scene.send('CancelMeeting', cancelled.by, stage.at(cancelled.at), { reason: cancelled.words }, 'cancel');
  if (stage.atPlace(sample.ends, sample.zone) >= stage.now) return;
  await hold(scene);
  for (const [i, { at, by, item, ...said }] of sample.reports.entries()) {
    await letTimePass(scene, stage.at(at));
    const offices = sample.desks.concat(sample.items.flatMap((o) => [o.owner, o.watcher ?? o.owner]));
    await scene.send(
      'ReportActionItem',
      by,
      stage.at(at),
      { item: owedIdOf(item), country: sideOf(stage, by, offices), ...said },
      `report/${i}`,
    );
  }
  await letTimePass(scene, stage.now);
};
