/** Notices on their way to people: many together, because most of what they need is the same. */
import { mailJob } from '../../identity/index.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { localTime } from '../calendar/local-time.ts';
import type { Case } from '../case/case.ts';
import { always, officeNotices, type Rhythm } from './kinds.ts';
import { lettersOf } from './letters.ts';
import type { Audience, Notice } from './notices-for.ts';
import { everythingAtOnce, type NoticePreference } from './preference/preference.ts';
import { keepForDigest, type NoticeMail, officeName, peopleAt, preferencesOf } from './queries.ts';

export interface SendOptions {
  readonly publicUrl: string;
  readonly clock: Clock;
  /** IANA zone in which the day of the daily letter is counted. */
  readonly timeZone: string;
}

/** The local hour of the daily letter. */
const digestHour = 7;

/** The next seven o'clock. */
export const nextDigest = (timeZone: string, now: Instant): Instant => {
  const zone = localTime(timeZone);
  const at = Date.parse(now);
  const day = zone.dayAt(at);
  const today = zone.startOf(day) + digestHour * 3_600_000;
  return new Date(today > at ? today : zone.startOf(day + 1) + digestHour * 3_600_000).toISOString();
};

/** Looks for each thing once, however many ask. */
const once = <T>(find: (id: Id) => Promise<T>): ((id: Id) => Promise<T>) => {
  const found = new Map<Id, Promise<T>>();
  return (id) => {
    const known = found.get(id) ?? find(id);
    found.set(id, known);
    return known;
  };
};

/** Who is where, looked up once for many notices. */
const register = (db: Ledger['db']) => ({
  officeName: once((office) => officeName(db, office)),
  officers: once((office) => peopleAt(db, office, 'officer')),
  supervisors: once((office) => peopleAt(db, office, 'supervisor')),
});
type Register = ReturnType<typeof register>;

/** Never the applicant's own people: they see no task of this case. */
const peopleIn = async (known: Register, state: Case, audience: Audience): Promise<readonly Id[]> => {
  if (audience.to === 'person') return [audience.person];
  const people = await known[audience.to](audience.office);
  const own = (offices: readonly (Id | null)[]) => offices.some((o) => o !== null && state.applicant.offices.includes(o));
  return people.filter((p) => p.id !== state.applicant.person && !own(p.grants.map((g) => g.office))).map((p) => p.id);
};

/** A notice of one case; `mailId` names its mail to a person. */
export interface Told {
  readonly id: Id;
  readonly state: Case;
  readonly notice: Notice;
  readonly mailId: (person: Id) => string;
}
type Addressed = NoticeMail & Pick<Notice, 'kind'>;

const addressed = async (a: SendOptions, known: Register, { id, state, notice, mailId }: Told): Promise<readonly Addressed[]> => {
  const people = await peopleIn(known, state, notice.audience);
  if (people.length === 0) return [];
  const ofOffice = officeNotices.some((kind) => kind === notice.kind);
  const href = ofOffice && notice.at !== null ? `${a.publicUrl}/inbox/${id}/${notice.at}` : `${a.publicUrl}/cases/${id}`;
  const letters = lettersOf({ ...notice, office: await known.officeName(notice.office), href }, ofOffice);
  return people.map((person) => ({ person, letters, mail: mailId(person), kind: notice.kind }));
};

const whenToSend = ({ kind }: Addressed, { rhythm, stopped }: NoticePreference): Rhythm | 'never' => {
  if (always.includes(kind)) return 'at-once';
  return stopped.includes(kind) ? 'never' : rhythm;
};

/** Mails in one statement at most, so that news for a large office does not make one of many megabytes. */
const mailsAtOnce = 200;

/** Each to whom it may concern: now, kept for the daily letter, or not at all, as each person chose. */
export const sendNotices = async (a: SendOptions, { db }: Ledger, told: readonly Told[]): Promise<void> => {
  const known = register(db);
  const mails: Addressed[] = [];
  for (const one of told) mails.push(...(await addressed(a, known, one)));
  if (mails.length === 0) return;
  const preferences = await preferencesOf(db, [...new Set(mails.map((m) => m.person))]);
  const when = (mail: Addressed) => whenToSend(mail, preferences.get(mail.person) ?? everythingAtOnce);
  const kept = { at: a.clock(), next: nextDigest(a.timeZone, a.clock()) };
  for (let i = 0; i < mails.length; i += mailsAtOnce) {
    const some = mails.slice(i, i + mailsAtOnce);
    const now = some.filter((mail) => when(mail) === 'at-once');
    const orders = now.map(({ person, letters, mail }) => mailJob({ to: { person }, letters, mail }));
    await orderJobs(db, orders);
    await keepForDigest(
      db,
      some.filter((mail) => when(mail) === 'daily'),
      kept,
    );
  }
};
