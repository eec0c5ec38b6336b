/** Mails people when something happens to a case they have a part in: at once, or gathered into one letter a day, as each chose. */
import { orderMail } from '../../identity/index.ts';
import { idOfStream, type Id } from '../../kernel/identifiers/identifiers.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Reaction, StoredEvent, Task } from '../../ledger/ledger.ts';
import { localTime } from '../calendar/local-time.ts';
import type { Case } from '../case/case.ts';
import type { Catalogue } from '../service/catalogue.ts';
import type { Definition } from '../service/definition.ts';
import { always, officeNotices } from './kinds.ts';
import { digestOf, lettersOf } from './letters.ts';
import { type Audience, lapsingNotice, type Notice, noticesFor, toldOf } from './notices-for.ts';
import { keepForDigest, officeName, peopleAt, preferencesOf, takeDigest } from './queries.ts';

export interface NoticesOptions {
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly catalogue: Pick<Catalogue, 'find' | 'refresh'>;
  /** IANA zone in which the day of the daily letter is counted. */
  readonly timeZone: string;
}

/** Older than two days it is history: an imported ledger, or the demo's past, must not become mail. Milliseconds. */
const stillNews = 2 * 86_400_000;
/** How long before a case lapses its applicant is warned. Milliseconds. */
const warning = 3 * 86_400_000;
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

const definitionOf = async (
  ledger: Ledger,
  catalogue: NoticesOptions['catalogue'],
  { service, version }: Case,
): Promise<Definition | undefined> => {
  const known = catalogue.find(service, version);
  if (known !== undefined) return known;
  await catalogue.refresh(ledger);
  return catalogue.find(service, version);
};

/** Never the applicant's own people: they see no task of this case. */
const peopleIn = async (db: Ledger['db'], state: Case, audience: Audience): Promise<readonly Id[]> => {
  if (audience.to === 'person') return [audience.person];
  const people = await peopleAt(db, audience.office, audience.to === 'officers' ? 'officer' : 'supervisor');
  const own = (offices: readonly (Id | null)[]) => offices.some((o) => o !== null && state.applicant.offices.includes(o));
  return people.filter((p) => p.id !== state.applicant.person && !own(p.grants.map((g) => g.office))).map((p) => p.id);
};

const send = async (a: NoticesOptions, ledger: Ledger, state: Case, id: Id, notice: Notice, mailId: (person: Id) => string) => {
  const [people, office] = await Promise.all([peopleIn(ledger.db, state, notice.audience), officeName(ledger.db, notice.office)]);
  if (people.length === 0) return;
  const ofOffice = officeNotices.some((kind) => kind === notice.kind);
  const href = ofOffice && notice.at !== null ? `${a.publicUrl}/inbox/${id}/${notice.at}` : `${a.publicUrl}/cases/${id}`;
  const letters = lettersOf({ ...notice, office, href }, ofOffice);
  const preferences = await preferencesOf(ledger.db, people);
  for (const [person, { rhythm, stopped }] of preferences) {
    if (always.includes(notice.kind)) await orderMail(ledger.db, { to: { person }, letters, mail: mailId(person) });
    else if (stopped.includes(notice.kind)) continue;
    else if (rhythm === 'at-once') await orderMail(ledger.db, { to: { person }, letters, mail: mailId(person) });
    else {
      await keepForDigest(ledger.db, { id: mailId(person), person, at: a.clock(), letters });
      const runAt = nextDigest(a.timeZone, a.clock());
      await orderJobs(ledger.db, [{ task: 'notice-digest', key: `notice-digest/${person}`, payload: { person }, runAt, keepsTime: true }]);
    }
  }
};

/** Taking a task or giving it back is news to nobody, and happens often: it is not looked into. */
const isOwnDoing = ({ type, data }: StoredEvent): boolean =>
  type === 'TaskAssigned' && (data.because === 'claimed' || data.because === 'released');

/** A mail's name is made of the event, the kind and the person: seen twice, the event orders it once. */
export const tellPeople = (a: NoticesOptions): Reaction => ({
  name: 'tell-people',
  types: toldOf,
  async react(event, { ledger, idFrom }) {
    if (Date.parse(a.clock()) - Date.parse(event.at) > stillNews || isOwnDoing(event)) return;
    const found = await ledger.state<Case>(event.stream);
    if (found === undefined || found.state.trial) return;
    const { state } = found;
    const definition = await definitionOf(ledger, a.catalogue, state);
    if (definition === undefined) return;
    const id = idOfStream(event.stream);
    for (const notice of noticesFor(event, state, definition)) {
      // One event may stop several tasks of one person.
      const named = notice.kind === 'task-stopped' ? `${notice.kind}/${notice.at}` : notice.kind;
      await send(a, ledger, state, id, notice, (person) => idFrom(`${named}/${person}`));
    }
    const { task, answerBy } = event.data;
    if (event.type === 'TaskSentBack' && typeof task === 'string' && typeof answerBy === 'string') {
      const runAt = new Date(Date.parse(answerBy) - warning).toISOString();
      const [key, payload] = [`notice-lapsing/${id}/${task}/${answerBy}`, { case: id, task, answerBy }];
      if (runAt > event.at) await orderJobs(ledger.db, [{ task: 'notice-lapsing', key, payload, runAt, keepsTime: true }]);
    }
  },
});

export const noticeTasks = (a: NoticesOptions): Readonly<Record<string, Task>> => ({
  'notice-digest': async ({ person }, { ledger }) => {
    if (typeof person !== 'string') return;
    await takeDigest(ledger.db, person, (db, waiting) =>
      orderMail(db, {
        to: { person },
        letters: digestOf(
          waiting.map((w) => w.letters),
          `${a.publicUrl}/`,
        ),
        mail: `digest/${waiting[0]?.id ?? person}`,
      }),
    );
  },
  'notice-lapsing': async ({ case: id, task, answerBy }, { ledger }) => {
    if (typeof id !== 'string' || typeof task !== 'string' || typeof answerBy !== 'string') return;
    const found = await ledger.state<Case>(`case/${id}`);
    if (found === undefined) return;
    const definition = await definitionOf(ledger, a.catalogue, found.state);
    const notice = definition && lapsingNotice(found.state, definition, task, answerBy);
    if (notice) await send(a, ledger, found.state, id, notice, (person) => `${id}/${task}/${answerBy}/lapsing/${person}`);
  },
});
