/** The room in which one application is worked on by many offices, as one value. */
import type { MakeId } from '../kernel/identifiers/identifiers.ts';
import type { Clock } from '../kernel/time/time.ts';
import type { Ledger, Room } from '../ledger/ledger.ts';
import type { Calendars, OfficeBook } from './calendar/calendar.ts';
import { absence } from './absence/absence-decider.ts';
import { type AbsenceWindow, passAbsencesRound, passAbsencesTask, startPassingAbsences } from './absence/pass-absences.ts';
import { absenceMigrations } from './absence/row.ts';
import { applicationsOf } from './applications.ts';
import { type CaseDecider, caseDecider } from './case/decider.ts';
import { handleCase } from './case/handle-case.ts';
import { passTimeRound, passTimeTask, startPassingTime } from './case/pass-time.ts';
import { caseMigrations } from './case/row.ts';
import type { CaseRules } from './case/rules.ts';
import type { Applications, Intakes } from './contract.ts';
import { deskMigrations } from './desks/row.ts';
import { type LetterMaking, letterTask, orderLetters } from './documents/letter/make-letter.ts';
import { clamd, type Scanner } from './documents/scan.ts';
import { digestMigrations } from './notices/queries.ts';
import { noticePreference, preferenceMigrations } from './notices/preference/preference.ts';
import { noticeTasks, tellPeople } from './notices/tell.ts';
import { type Catalogue, openCatalogue } from './service/catalogue.ts';
import { serviceMigrations } from './service/row.ts';
import { service } from './service/service-decider.ts';
import { statisticsMigrations } from './statistics/queries.ts';
import { statistics } from './statistics/refresh.ts';

export type * from './contract.ts';

export interface OneWindowOptions {
  readonly calendars: Calendars;
  readonly offices: OfficeBook;
  readonly countries: { readonly home: string; readonly partners: readonly string[] };
  /** When services with `intake: calls` are open; without it, such a service is never. */
  readonly intakes?: Intakes | undefined;
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Seconds on a clock that only goes forward. */
  readonly elapsed: () => number;
  /** The address people see, without a slash at its end: for links in mail and codes on letters. */
  readonly publicUrl: string;
  /** The node's own zone: when a day's mail goes out. */
  readonly timeZone: string;
  /** Where ClamAV's clamd listens, as `tcp://host:3310` or `unix:/path`; without it files are not scanned. */
  readonly clamdUrl?: string | undefined;
  /** Where letters are kept, once the ledger is open; without it they are made when somebody asks for one. */
  readonly files?: () => LetterMaking['files'];
}

/** What doors need of the window besides its queries. */
export interface OneWindow extends CaseRules {
  readonly room: Room;
  readonly catalogue: Catalogue;
  readonly case: CaseDecider;
  /** What other rooms may ask about applications. */
  readonly applications: Applications;
  /** What every upload passes; undefined when none is set. */
  readonly scanner: Scanner | undefined;
  /** Reads the catalogue and begins the rounds of time; once per process, when the ledger is open. */
  open(ledger: Ledger): Promise<void>;
}

export const oneWindow = (options: OneWindowOptions): OneWindow => {
  const { calendars, offices, countries, intakes, clock, makeId, publicUrl, files } = options;
  const catalogue = openCatalogue(options);
  const rules: CaseRules = { catalogue, calendars, offices, countries, intakes };
  const { clamdUrl } = options;
  const scanner = clamdUrl === undefined ? undefined : clamd(clamdUrl);
  const applications = applicationsOf({ ...rules, catalogue });
  const window = { ...rules, catalogue, case: caseDecider(rules), applications, scanner };
  const absences: AbsenceWindow = {
    calendars,
    offices,
    makeId,
    assign: (ledger, command) => handleCase({ window, ledger }, command),
  };
  const figures = statistics(options);
  const notices = { ...options, catalogue };
  const room: Room = {
    name: 'one-window',
    deciders: [service, window.case, absence, noticePreference],
    migrations: [
      ...serviceMigrations,
      ...caseMigrations,
      ...absenceMigrations,
      ...deskMigrations,
      ...preferenceMigrations,
      ...digestMigrations,
      ...statisticsMigrations,
    ],
    reactions: [tellPeople(notices), figures.reaction, ...(files === undefined ? [] : [orderLetters])],
    tasks: {
      [passTimeTask]: passTimeRound(window, clock),
      [passAbsencesTask]: passAbsencesRound(absences, clock),
      'count-figures': figures.task,
      ...noticeTasks(notices),
      ...(files === undefined ? {} : { 'make-letter': letterTask({ window, clock, publicUrl, files }) }),
    },
  };
  return {
    ...window,
    room,
    open: async (ledger) => {
      await catalogue.refresh(ledger);
      await startPassingTime(ledger);
      await startPassingAbsences(ledger);
    },
  };
};
