/** One page of facts for the next visit: what we promised, what they promised, what is overdue, what was said last time. Pure. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Day, Instant, When } from '../../kernel/time/time.ts';
import type { Report } from '../agreement/agreement.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { ObligationLine } from '../obligations/obligation-line.ts';
import { daysLate, sidesOf, type Standing, standingOf } from '../obligations/standing.ts';
import type { RegisterPromise } from './register.ts';

/** Where a fact stands, so that everyone can look it up. */
export interface BriefSource {
  readonly kind: 'commitment' | 'agreement' | 'meeting' | 'communique';
  /** Number of the commitment, else the id. */
  readonly id: Id;
  /** As people name it. */
  readonly reference: string;
  /** The obligation or action item in it. */
  readonly obligation: Id | null;
}
export interface BriefFact {
  readonly text: string;
  readonly source: BriefSource;
  /** The number of the commitment it fulfils, besides its source. */
  readonly commitment: string | null;
  /** When it is due. */
  readonly due: Day | null;
  /** Of a commitment: null. */
  readonly standing: Standing | null;
  readonly daysLate: number;
  readonly we: Report['status'] | null;
  readonly they: Report['status'] | null;
  readonly disagree: boolean;
  /** Of a commitment: how far it has come, what was delivered, and whether it has gone quiet. */
  readonly stage: string | null;
  readonly delivery: string | null;
  readonly quiet: boolean;
}
export interface SaidFact {
  readonly what: 'decision' | 'outcome' | 'quote';
  readonly text: string;
  readonly day: When;
  readonly source: BriefSource;
}
export interface Section {
  readonly facts: readonly BriefFact[];
  /** That there was no room for. */
  readonly more: number;
}
export interface Brief {
  readonly us: string;
  readonly partner: string;
  readonly day: Day;
  /** The visit it is for. */
  readonly meeting: {
    readonly id: Id;
    readonly title: string;
    readonly starts: Instant;
    readonly zone: string;
    readonly place: string;
  } | null;
  readonly promisedByUs: Section;
  readonly promisedByThem: Section;
  /** What both promised in one breath. */
  readonly together: Section;
  /** Ours first, each side's longest first. Whatever stands here stands in no other section. */
  readonly overdueOurs: Section;
  readonly overdueTheirs: Section;
  readonly saidLastTime: readonly SaidFact[];
  readonly lastMeeting: { readonly id: Id; readonly title: string; readonly day: Day } | null;
}
export interface BriefMaterial {
  readonly us: string;
  readonly partner: string;
  readonly day: Day;
  readonly meeting: Brief['meeting'];
  /** What is not met between the two, and how many there are by who owes and how they stand. */
  readonly lines: readonly ObligationLine[];
  readonly counts: readonly { readonly country: string; readonly standing: Standing; readonly count: number }[];
  readonly promises: readonly RegisterPromise[];
  readonly last: { readonly id: Id; readonly state: Meeting } | null;
}
/** How many facts a section has room for on one page. */
export const roomFor = { promised: 8, overdue: 8, said: 6 } as const;

const obligationFact = (line: ObligationLine, us: string, day: Day): BriefFact => {
  const { we, they, disagree } = sidesOf(line, us);
  return {
    text: line.title,
    source: { kind: line.source, id: line.of, reference: line.reference, obligation: line.id },
    commitment: line.commitment,
    due: line.due,
    standing: standingOf(line, day),
    daysLate: daysLate(line, day),
    ...{ we: we?.status ?? null, they: they?.status ?? null, disagree },
    ...{ stage: null, delivery: null, quiet: false },
  };
};
const promiseFact = ({ number, title, due, stage, delivery, quiet }: RegisterPromise): BriefFact => ({
  text: title,
  source: { kind: 'commitment', id: number, reference: number, obligation: null },
  commitment: null,
  ...{ due, standing: null, daysLate: 0, we: null, they: null, disagree: false, stage, delivery, quiet },
});

/** What is owed by a day comes first, by its day; then what was promised without one. */
const section = (facts: readonly BriefFact[], unseen: number, most: number): Section => ({
  facts: facts.slice(0, most),
  more: unseen + Math.max(0, facts.length - most),
});

/** The promises last spoken of: on one day, in one meeting. */
const quotes = (promises: readonly RegisterPromise[]): readonly SaidFact[] => {
  const said = promises.flatMap(({ said: last, number }) => (last === null ? [] : [{ ...last, number }]));
  const newest = said.reduce<When>((day, s) => (s.day > day ? s.day : day), '');
  return said
    .filter((s) => s.day === newest)
    .map(({ quote, day, communique, number }) => ({
      what: 'quote',
      text: quote,
      day,
      source: { kind: 'communique', id: communique, reference: number, obligation: null },
    }));
};
const saidIn = ({ id, state }: NonNullable<BriefMaterial['last']>): readonly SaidFact[] => {
  const day = dayIn(state.zone, state.starts);
  const source: BriefSource = { kind: 'meeting', id, reference: state.reference, obligation: null };
  const outcome = state.outcome === null ? [] : [{ what: 'outcome', text: state.outcome, day, source } as const];
  return [...outcome, ...state.decisions.map(({ text }) => ({ what: 'decision', text, day, source }) as const)];
};

/** A commitment that an obligation of the list fulfils is told once, by the obligation. */
const untold = (promises: readonly RegisterPromise[], lines: readonly ObligationLine[]): readonly RegisterPromise[] => {
  const told = new Set(lines.map((l) => l.commitment));
  return promises.filter((p) => !told.has(p.number));
};

export const briefFrom = ({ us, partner, day, meeting, lines, counts, promises, last }: BriefMaterial): Brief => {
  const rest = untold(promises, lines);
  const owedBy = (country: string, late: boolean) =>
    lines.filter((l) => l.country === country && l.met === null && (standingOf(l, day) === 'overdue') === late);
  const unseen = (country: string, late: boolean) => {
    const all = counts.filter((c) => c.country === country && (c.standing === 'overdue') === late).reduce((n, c) => n + c.count, 0);
    return Math.max(0, all - owedBy(country, late).length);
  };
  const promised = (country: string, other: string): Section => {
    const owed = owedBy(country, false).map((l) => obligationFact(l, us, day));
    const said = rest.filter((p) => p.by.includes(country) && !p.by.includes(other)).map(promiseFact);
    return section([...owed, ...said], unseen(country, false), roomFor.promised);
  };
  const overdue = (country: string): Section =>
    section(
      owedBy(country, true).map((l) => obligationFact(l, us, day)),
      unseen(country, true),
      roomFor.overdue,
    );
  const together = rest.filter((p) => p.by.includes(us) === p.by.includes(partner)).map(promiseFact);
  return {
    ...{ us, partner, day, meeting },
    promisedByUs: promised(us, partner),
    promisedByThem: promised(partner, us),
    together: section(together, 0, roomFor.promised),
    overdueOurs: overdue(us),
    overdueTheirs: overdue(partner),
    saidLastTime: [...(last === null ? [] : saidIn(last)), ...quotes(promises)].slice(0, roomFor.said),
    lastMeeting: last === null ? null : { id: last.id, title: last.state.title, day: dayIn(last.state.zone, last.state.starts) },
  };
};
