/** Mails desks when something is due, late, or about to lapse, and supervisors when it stays late. */
import { type Id, idOfStream, kindOfStream } from '../../kernel/identifiers/identifiers.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger, Reaction, StoredEvent } from '../../ledger/ledger.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { endOf, renewalCloses } from '../agreement/time.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { lettersOf, type News, type NoticeKind } from './letters.ts';
import { type DeskPerson, type Notice, orderNotices, peopleAt } from './queries.ts';

export interface NoticesOptions {
  readonly publicUrl: string;
  readonly clock: Clock;
}
/** Older than two days it is history: an imported ledger, or the demo's past, must not become mail. Milliseconds. */
const stillNews = 2 * 86_400_000;

interface ToTell {
  readonly news: News;
  /** The offices that hear of it; where nobody works at one, the desk in its place. */
  readonly offices: readonly { readonly office: Id; readonly else: Id | null }[];
  readonly who: 'desk' | 'supervisors';
}
const ofObligations: Readonly<Record<string, NoticeKind>> = {
  Warned: 'due',
  ObligationOverdue: 'overdue',
  ActionItemOverdue: 'overdue',
  ObligationEscalated: 'escalated',
  ActionItemEscalated: 'escalated',
};

const ofAgreement = (state: Agreement, event: StoredEvent, publicUrl: string): ToTell | undefined => {
  const id = idOfStream(event.stream);
  const { reference, parties, title } = state;
  const { of, obligation } = event.data;
  if (event.type === 'Warned' && (of === 'renewal' || of === 'expiry')) {
    const day = of === 'renewal' ? renewalCloses(state) : endOf(state);
    if (state.status !== 'in-force' || day === null) return undefined;
    const news: News = { kind: of, title, reference, day, href: `${publicUrl}/agreements/${id}/end` };
    return { news, offices: parties.map(({ office }) => ({ office, else: null })), who: 'desk' };
  }
  const owed = state.obligations.find((o) => o.id === obligation);
  const kind = ofObligations[event.type];
  if (owed === undefined || owed.met !== null || kind === undefined) return undefined;
  // Noticed only when it was late already: that tells its own news.
  if (kind === 'due' && owed.overdueSince !== null) return undefined;
  const href = `${publicUrl}/obligations/agreement/${owed.id}`;
  const news: News = { kind, title: { en: owed.title }, reference, day: owed.due, href };
  const desk = parties.find((p) => p.country === owed.country)?.office ?? null;
  return { news, offices: [{ office: owed.owner, else: desk }], who: kind === 'escalated' ? 'supervisors' : 'desk' };
};
const ofMeeting = (state: Meeting, event: StoredEvent, publicUrl: string): ToTell | undefined => {
  const owed = state.items.find((i) => i.id === event.data.item);
  const kind = ofObligations[event.type];
  if (owed === undefined || owed.met !== null || kind === undefined || state.status === 'cancelled') return undefined;
  const href = `${publicUrl}/obligations/meeting/${owed.id}`;
  const news: News = { kind, title: { en: owed.title }, reference: state.reference, day: owed.due, href };
  const desk = state.desks.find((d) => d.country === owed.country)?.office ?? null;
  return { news, offices: [{ office: owed.owner, else: desk }], who: kind === 'escalated' ? 'supervisors' : 'desk' };
};

/** An office where nobody works, or nobody supervises, is answered for by its country's desk. */
const peopleFor = async (ledger: Ledger, { offices, who }: ToTell): Promise<readonly Id[]> => {
  const wanted = (people: readonly DeskPerson[]) => people.filter((p) => who === 'desk' || p.supervises).map((p) => p.id);
  const found: Id[] = [];
  for (const { office, else: other } of offices) {
    const own = wanted(await peopleAt(ledger, office));
    found.push(...(own.length > 0 || other === null ? own : wanted(await peopleAt(ledger, other))));
  }
  return [...new Set(found)];
};

const toTell = async (event: StoredEvent, ledger: Ledger, publicUrl: string): Promise<ToTell | undefined> => {
  if (kindOfStream(event.stream) === 'agreement') {
    const found = await ledger.state<Agreement>(event.stream);
    return found && ofAgreement(found.state, event, publicUrl);
  }
  const found = kindOfStream(event.stream) === 'meeting' ? await ledger.state<Meeting>(event.stream) : undefined;
  return found && ofMeeting(found.state, event, publicUrl);
};

/** Two warnings noticed on one day, because time passed unseen, are one. */
const nameOf = (event: StoredEvent, { kind, day }: News, id: string): string =>
  kind === 'due' ? `due/${event.stream}/${String(event.data.obligation)}/${day}/${String(event.data.day)}` : id;
/** A mail is named after its event and its reader: seen twice, the event writes once. */
export const tellDesks = ({ publicUrl, clock }: NoticesOptions): Reaction => ({
  name: 'tell-desks',
  types: Object.keys(ofObligations),
  async react(event, { ledger, idFrom }) {
    const now = clock();
    if (Date.parse(event.at) < Date.parse(now) - stillNews) return;
    const found = await toTell(event, ledger, publicUrl);
    if (found === undefined) return;
    const letters = lettersOf(found.news);
    const name = nameOf(event, found.news, idFrom(found.news.kind));
    const people = await peopleFor(ledger, found);
    const notices = people.map((person): Notice => ({ name: `${name}/${person}`, person, letters }));
    await orderNotices(ledger, notices, now);
  },
});
