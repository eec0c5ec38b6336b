/** Mails people when something happens to a case they have a part in: at once, or gathered into one letter a day, as each chose. */
import { orderMail } from '../../identity/index.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { type JobOrder, orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Reaction, Seen, StoredEvent, Task } from '../../ledger/ledger.ts';
import type { Case } from '../case/case.ts';
import { findDefinition } from '../case/find-definition.ts';
import { statesOf } from '../case/queries.ts';
import type { Catalogue } from '../service/catalogue.ts';
import type { Definition } from '../service/definition.ts';
import { digestOf } from './letters.ts';
import { lapsingNotice, noticesFor, toldOf } from './notices-for.ts';
import { takeDigest } from './queries.ts';
import { type SendOptions, sendNotices, type Told } from './send.ts';

export interface NoticesOptions extends SendOptions {
  readonly catalogue: Pick<Catalogue, 'find' | 'refresh'>;
}

/** Older than two days it is history: an imported ledger, or the demo's past, must not become mail. Milliseconds. */
const stillNews = 2 * 86_400_000;
/** How long before a case lapses its applicant is warned. Milliseconds. */
const warning = 3 * 86_400_000;
/** Taking a task or giving it back is news to nobody, and happens often: it is not looked into. */
const isOwnDoing = ({ type, data }: StoredEvent): boolean =>
  type === 'TaskAssigned' && (data.because === 'claimed' || data.because === 'released');

const toldBy = ({ event, idFrom }: Seen, state: Case, definition: Definition): readonly Told[] =>
  noticesFor(event, state, definition).map((notice) => {
    // One event may stop several tasks of one person.
    const named = notice.kind === 'task-stopped' ? `${notice.kind}/${notice.at}` : notice.kind;
    return { id: idOfStream(event.stream), state, notice, mailId: (person) => idFrom(`${named}/${person}`) };
  });

/** The warning that waits for its day. */
const warningOf = ({ type, at, stream, data: { task, answerBy } }: StoredEvent): readonly JobOrder[] => {
  if (type !== 'TaskSentBack' || typeof task !== 'string' || typeof answerBy !== 'string') return [];
  const runAt = new Date(Date.parse(answerBy) - warning).toISOString();
  const id = idOfStream(stream);
  const order = { task: 'notice-lapsing', key: `notice-lapsing/${id}/${task}/${answerBy}`, payload: { case: id, task, answerBy } };
  return runAt > at ? [{ ...order, runAt }] : [];
};

/** A mail's name is made of the event, the kind and the person: seen twice, the event orders it once. */
export const tellPeople = (a: NoticesOptions): Reaction => {
  const tell = async (seen: readonly Seen[], ledger: Ledger): Promise<void> => {
    const oldest = Date.parse(a.clock()) - stillNews;
    const news = seen.filter(({ event }) => Date.parse(event.at) >= oldest && !isOwnDoing(event));
    if (news.length === 0) return;
    const states = await statesOf(
      ledger,
      news.map(({ event }) => event.stream),
    );
    const told: Told[] = [];
    const warnings: JobOrder[] = [];
    for (const one of news) {
      const state = states.get(one.event.stream);
      if (state === undefined || state.trial) continue;
      const definition = await findDefinition({ window: a, ledger }, state);
      if (definition === undefined) continue;
      told.push(...toldBy(one, state, definition));
      warnings.push(...warningOf(one.event));
    }
    await sendNotices(a, ledger, told);
    await orderJobs(ledger.db, warnings, { keepTime: true });
  };
  return {
    name: 'tell-people',
    types: toldOf,
    react: (event, { ledger, idFrom }) => tell([{ event, idFrom }], ledger),
    reactToMany: tell,
  };
};

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
    const { state } = found;
    const definition = await findDefinition({ window: a, ledger }, state);
    const notice = definition && lapsingNotice(state, definition, task, answerBy);
    if (notice) await sendNotices(a, ledger, [{ id, state, notice, mailId: (person) => `${id}/${task}/${answerBy}/lapsing/${person}` }]);
  },
});
