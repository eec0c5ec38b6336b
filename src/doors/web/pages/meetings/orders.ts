/** What each form of a meeting's pages orders. */
import { findCommitmentId } from '../../../../communiques/index.ts';
import type { MeetingCommandType } from '../../../../engagements/meeting/commands.ts';
import { attendances } from '../../../../engagements/meeting/meeting.ts';
import { digestOfMinutes } from '../../../../engagements/meeting/minutes.ts';
import { findPersonByEmail } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { dayFrom } from '../../look/forms/date-field.tsx';
import { evidenceFile } from '../desk/evidence-file.ts';
import { agendaFrom } from './agenda.tsx';
import type { Own, Part } from './around.tsx';
import { kindOf } from './papers.tsx';
import { programmeFrom, programmeWithout } from './programme.tsx';
import { timesFrom } from './when-fields.tsx';

/** An order ready to be given; `done` names what the page then says, `onto` where it leads if not back. */
export interface Ordered {
  readonly type: MeetingCommandType;
  readonly data: object;
  readonly done: string;
  readonly onto?: Part;
  /** The version of the meeting it was made from, where it carries over what stands. */
  readonly expectedVersion?: number;
}
export interface Asked {
  readonly door: Door;
  readonly form: Form;
  readonly own: Own;
  /** The id of this form, the same when it is sent twice. */
  readonly command: string;
}
type Reads = (asked: Asked) => Ordered | Refusal | Promise<Ordered | Refusal>;

const paper: Reads = async ({ door, form, own, command }) => {
  // Nothing is kept of a file that nobody may add.
  if (!own.may('AddPaper')) return refuse('not-allowed', { command: 'AddPaper' });
  const file = form.file('file');
  if (file === undefined) return refuse('paper-missing');
  if (form.text('title') === '') return refuse('meeting-title-missing');
  const read = await evidenceFile(file);
  if (isRefusal(read)) return read;
  const { digest } = await door.files.keep(read.bytes, read.type);
  const data = { id: command, title: form.text('title'), sha256: digest, kind: kindOf(read.type), bytes: read.bytes.length };
  return { type: 'AddPaper', data: { ...data, restricted: form.text('restricted') === 'yes' }, done: 'paper' };
};
const participant: Reads = async ({ door, form, command }) => {
  const email = form.text('email');
  if (form.text('name') === '') return refuse('name-missing');
  // Whoever signs in with this address finds the meeting among theirs.
  const account = email === '' ? undefined : await findPersonByEmail(door.ledger.db, email);
  const person = account?.status === 'active' ? account.id : null;
  const data = { id: command, country: form.text('country'), role: form.text('role'), name: form.text('name'), email: email || null };
  return { type: 'AddParticipant', data: { ...data, organisationName: form.text('organisation'), person }, done: 'participant' };
};
const item: Reads = async ({ door, form, own, command }) => {
  const owner = own.offices.find((o) => o.id === form.text('owner'));
  const due = dayFrom(form.text('due-day'), form.text('due-month'), form.text('due-year'));
  const commitment = form.text('commitment').toUpperCase();
  if (form.text('title') === '') return refuse('meeting-title-missing');
  if (owner === undefined) return refuse('owner-missing');
  if (!due) return refuse('day-missing');
  if (commitment !== '' && (await findCommitmentId(door.ledger, commitment)) === undefined)
    return refuse('commitment-unknown', { number: commitment.slice(0, 40) });
  const data = { id: command, title: form.text('title'), country: owner.country, owner: owner.id, due };
  const more = { watcher: form.text('watcher') || null, commitment: commitment || null, blocks: form.all('blocks') };
  return { type: 'AddActionItem', data: { ...data, ...more }, done: 'item' };
};

const sameAs = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const upon = ({ version }: Own) => ({ expectedVersion: version });
const changed = (): Refusal => refuse('changed-meanwhile');
export const orders: Readonly<Record<Part, Readonly<Record<string, Reads>>>> = {
  overview: { hold: () => ({ type: 'HoldMeeting', data: {}, done: 'held' }) },
  agenda: {
    agenda: ({ form, own, command }) => {
      const agenda = agendaFrom(form, command);
      if (agenda.some((line) => line.minutes < 0)) return refuse('minutes-unclear');
      const isNews = form.exact('seen') === JSON.stringify(own.state.agenda) || sameAs(agenda, own.state.agenda);
      return isNews ? { ...upon(own), type: 'SetAgenda', data: { agenda }, done: 'saved' } : changed();
    },
  },
  programme: {
    programme: ({ form, own, command }) => {
      const programme = programmeFrom(form, own.state, command);
      return isRefusal(programme) ? programme : { ...upon(own), type: 'SetProgramme', data: { programme }, done: 'saved' };
    },
    'programme-remove': ({ form, own }) => {
      const programme = programmeWithout(form, own.state);
      return isRefusal(programme) ? programme : { ...upon(own), type: 'SetProgramme', data: { programme }, done: 'removed' };
    },
  },
  papers: {
    paper,
    'paper-remove': ({ form }) => ({ type: 'RemovePaper', data: { paper: form.text('paper') }, done: 'removed' }),
  },
  participants: {
    participant,
    'participant-remove': ({ form }) => ({ type: 'RemoveParticipant', data: { participant: form.text('participant') }, done: 'removed' }),
    invite: () => ({ type: 'SendInvitations', data: {}, done: 'invited' }),
    answer: ({ form }) => {
      const attendance = attendances.find((a) => a !== 'needs-action' && a === form.text('attendance'));
      const sequence = Number(form.text('sequence'));
      if (attendance === undefined || !Number.isInteger(sequence)) return refuse('invalid', {});
      return {
        type: 'AnswerInvitation',
        data: { participant: form.text('participant'), attendance, sequence, by: 'desk' },
        done: 'answer',
      };
    },
    attendance: ({ form }) => {
      const present = form.all('present');
      const absent = form.all('listed').filter((id) => !present.includes(id));
      return { type: 'NoteAttendance', data: { present, absent }, done: 'attendance', onto: 'overview' };
    },
  },
  decisions: {
    decision: ({ form, command }) =>
      form.text('text') === ''
        ? refuse('meeting-words-missing')
        : { type: 'RecordDecision', data: { id: command, text: form.text('text'), agenda: form.text('agenda') || null }, done: 'decision' },
    'decision-remove': ({ form }) => ({ type: 'RemoveDecision', data: { decision: form.text('decision') }, done: 'removed' }),
    outcome: ({ form }) =>
      form.text('outcome') === ''
        ? refuse('meeting-words-missing')
        : { type: 'RecordOutcome', data: { outcome: form.text('outcome') }, done: 'saved' },
  },
  items: {
    item,
    'item-remove': ({ form }) => ({ type: 'RemoveActionItem', data: { item: form.text('item') }, done: 'removed' }),
    report: ({ form }) => {
      const id = form.text('item');
      const said = (name: string): string => form.text(`${name}-${id}`);
      const data = { item: id, country: said('country'), status: said('status'), words: said('words'), evidence: said('evidence') || null };
      return { type: 'ReportActionItem', data, done: 'report' };
    },
  },
  minutes: {
    minutes: ({ form, own }) => {
      const { minutes } = own.state;
      const [text, language] = [form.exact('text').trim(), form.text('language')];
      if (text === '') return refuse('meeting-words-missing');
      const isNews = form.text('seen') === (minutes?.digest ?? '') || minutes?.digest === digestOfMinutes(own.id, language, text);
      return isNews ? { type: 'WriteMinutes', data: { text, language }, done: 'minutes' } : changed();
    },
    agree: ({ form }) => ({ type: 'AgreeMinutes', data: { country: form.text('country'), digest: form.text('digest') }, done: 'agreed' }),
    publish: ({ form }) =>
      form.text('visibility') === ''
        ? refuse('choice-missing')
        : { type: 'PublishMinutes', data: { visibility: form.text('visibility') }, done: `published-${form.text('visibility')}` },
  },
  change: {
    move: ({ form, own }) => {
      const times = timesFrom(form);
      if (isRefusal(times)) return times;
      if (form.text('title') === '') return refuse('meeting-title-missing');
      const data = { title: form.text('title'), ...times, place: form.text('place') };
      const { title, starts, ends, zone, place, sequence } = own.state;
      const stands = sameAs(data, { title, starts, ends, zone, place });
      return stands || form.text('seen') === String(sequence) ? { type: 'MoveMeeting', data, done: 'moved', onto: 'overview' } : changed();
    },
    visibility: ({ form }) => ({ type: 'SetVisibility', data: { visibility: form.text('visibility') }, done: 'saved' }),
    cancel: ({ form }) =>
      form.text('reason') === ''
        ? refuse('meeting-reason-missing')
        : { type: 'CancelMeeting', data: { reason: form.text('reason') }, done: 'cancelled', onto: 'overview' },
  },
};
