/** On Monday morning every desk officer is told of their week; and action items, which nobody else warns of, before they are due. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import { addDays, type Day, daysBetween, type Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { obligationWarnings } from '../agreement/time.ts';
import { listMeetings } from '../meeting/queries.ts';
import type { ObligationLine } from '../obligations/obligation-line.ts';
import { listObligations } from '../obligations/queries.ts';
import { lapsingAgreements } from '../relationship/queries.ts';
import { type Digest, digestLetters, type DigestLine, isEmpty, lettersOf } from './letters.ts';
import { desksOfRelations, type Notice, orderNotices, peopleAt } from './queries.ts';
import type { NoticesOptions } from './tell.ts';
import { system } from '../../kernel/decider/actor.ts';

/** The hour from which it goes out, and how many days ahead it looks. */
const morning = 7;
const ahead = 14;
const lapsesWithin = 60;

const hourIn = (zone: string, at: Instant): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)));
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The Monday whose digest is to go out now; undefined: none is. On Monday from seven, and all Tuesday for a node that slept. */
export const digestDue = (zone: string, now: Instant): Day | undefined => {
  const today = dayIn(zone, now);
  if (weekday(today) === 1) return hourIn(zone, now) >= morning ? today : undefined;
  return weekday(today) === 2 ? addDays(today, -1) : undefined;
};

const owed = ({ title, reference, due }: ObligationLine): DigestLine => ({ title: { en: title }, reference, day: due });

/** What one reader's week holds, of what they may see. `us`: their country. */
export const digestFor = async (
  ledger: Ledger,
  reader: { readonly actor: Parameters<typeof listObligations>[1]; readonly us: string },
  today: Day,
  now: Instant,
): Promise<Digest> => {
  const { actor, us } = reader;
  const until = addDays(today, ahead);
  const [overdue, open, lapsing, meetings] = await Promise.all([
    listObligations(ledger, actor, { standings: ['overdue'], limit: 1_000 }, today),
    listObligations(ledger, actor, { standings: ['open'], country: us, dueUntil: until, limit: 200 }, today),
    lapsingAgreements(ledger, actor, { us, today }, undefined, { ends: lapsesWithin, renews: lapsesWithin }),
    listMeetings(ledger, actor, { from: now, until: `${until}T23:59:59.999Z`, status: 'planned', own: true, limit: 100 }),
  ]);
  return {
    overdueOurs: overdue.filter((l) => l.country === us).map(owed),
    overdueTheirs: overdue.filter((l) => l.country !== us).map(owed),
    dueSoon: open.map(owed),
    lapsing: lapsing.map(({ title, reference, day }) => ({ title, reference, day })),
    meetings: meetings.map(({ title, reference, starts, zone }) => ({ title: { en: title }, reference, day: dayIn(zone, starts) })),
  };
};

/** Orders the digests of a Monday; whoever was sent one gets no other, and whoever has nothing to read gets none. Answers how many. */
export const sendDigests = async (ledger: Ledger, { publicUrl }: NoticesOptions, monday: Day, now: Instant): Promise<number> => {
  const told = new Set<Id>();
  let sent = 0;
  for (const { office, country } of await desksOfRelations(ledger)) {
    for (const { id: person, actor } of await peopleAt(ledger, office)) {
      // Somebody at two desks reads one mail: it holds what they see at both.
      if (told.has(person)) continue;
      told.add(person);
      const digest = await digestFor(ledger, { actor, us: country }, monday, now);
      if (isEmpty(digest)) continue;
      const letters = digestLetters(digest, monday, `${publicUrl}/relations`);
      sent += await orderNotices(ledger, [{ name: `week/${monday}/${person}`, person, letters }], now);
    }
  }
  return sent;
};

/** Reminds the owners of action items that are due in fourteen days and in three; agreements warn of their own obligations. */
export const remindOfItems = async (ledger: Ledger, { publicUrl }: NoticesOptions, today: Day, now: Instant): Promise<number> => {
  const [first = 0] = obligationWarnings;
  const filter = { source: 'meeting', standings: ['open'], dueUntil: addDays(today, first), limit: 5_000 } as const;
  const items = await listObligations(ledger, system('reminders'), filter, today);
  const notices: Notice[] = [];
  for (const item of items) {
    const days = obligationWarnings.findLast((n) => daysBetween(today, item.due) <= n) ?? first;
    const href = `${publicUrl}/obligations/meeting/${item.id}`;
    const letters = lettersOf({ kind: 'due', title: { en: item.title }, reference: item.reference, day: item.due, href });
    for (const { id: person } of await peopleAt(ledger, item.owner)) {
      notices.push({ name: `item/${item.of}/${item.id}/${item.due}/${days}/${person}`, person, letters });
    }
  }
  return orderNotices(ledger, notices, now);
};

export const noticesTask = 'engagement-notices';
/** Seconds between two rounds. */
const every = 900;
export const startNotices = (ledger: Ledger): Promise<void> => planRound(ledger, noticesTask, 0);
/** `timeZone`: the node's own, in which its Monday begins. */
export const noticesRound = (options: NoticesOptions & { readonly timeZone: string }): Task =>
  roundsOf(noticesTask, every, async (ledger) => {
    const now = options.clock();
    await remindOfItems(ledger, options, dayIn(options.timeZone, now), now);
    const monday = digestDue(options.timeZone, now);
    if (monday !== undefined) await sendDigests(ledger, options, monday, now);
  });
