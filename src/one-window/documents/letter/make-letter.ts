/** Makes the letter of a decision once, keeps it among the files, and has the ledger say what its bytes are. */
import { findOffice } from '../../../identity/index.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { type Id, idOfStream, streamId } from '../../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Clock, Instant } from '../../../kernel/time/time.ts';
import { type JobOrder, orderJobs } from '../../../ledger/jobs/queries.ts';
import type { Ledger, Reaction, StoredEvent, Task } from '../../../ledger/ledger.ts';
import type { FileStore } from '../../../ledger/storage/files/files.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import type { Case } from '../../case/case.ts';
import type { CaseDecider } from '../../case/decider.ts';
import { findDefinition } from '../../case/find-definition.ts';
import { handleCase } from '../../case/handle-case.ts';
import { calendarOfOffice, type CaseRules } from '../../case/rules.ts';
import type { CaseDecided } from '../../contract.ts';
import type { Catalogue } from '../../service/catalogue.ts';
import { mediaTypes } from '../content/content.ts';
import { drawLetter } from './draw-letter.ts';
import { letterOf, type OfficeNames } from './letter-content.ts';

export interface LetterMaking {
  readonly window: CaseRules & { readonly catalogue: Catalogue; readonly case: CaseDecider };
  readonly ledger: Ledger;
  readonly files: Pick<FileStore, 'keep' | 'find'>;
  readonly clock: Clock;
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
}
export interface MadeLetter {
  /** Of the PDF; it is in the file store under it. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The decision a letter is about; undefined for a code that is not of this case. */
export const decisionOf = async (
  ledger: Ledger,
  id: Id,
  code: string,
): Promise<{ readonly at: Instant; readonly data: CaseDecided['data'] } | undefined> => {
  const isIt = (event: StoredEvent) => event.type === 'CaseDecided' && event.data.code === code;
  const found = (await ledger.events(streamId('case', id))).find(isIt);
  return found && { at: found.at, data: found.data as unknown as CaseDecided['data'] };
};

/** An office that is not in the register any more signs by its short name. */
const namesOf = async (ledger: Ledger, office: Id): Promise<OfficeNames> => {
  const found = await findOffice(ledger.db, office);
  if (found === undefined) return { office: { en: office }, organisation: { en: office } };
  return {
    office: { ...found.names, en: found.names.en ?? found.name },
    organisation: { ...found.organisationNames, en: found.organisationNames.en ?? found.organisationName },
  };
};

/** IANA zone of an office, by the calendar it keeps. */
export const zoneOf = (window: CaseRules, office: Id): string => calendarOf(window.calendars, calendarOfOffice(window, office)).timeZone;

const refusingOffice = ({ tasks }: Case, because: string | null): Id | undefined =>
  tasks.findLast(({ task, outcome }) => task === because && outcome === 'refused')?.office;

/** Made again, a letter is the same to the byte; so it does no harm when two processes make it, or one of them ends half way. */
export const makeLetter = async (making: LetterMaking, id: Id, code: string): Promise<MadeLetter | Refusal> => {
  const { window, ledger, files, clock, publicUrl } = making;
  const state = (await ledger.state<Case>(streamId('case', id)))?.state;
  const letter = state?.letters.find((one) => one.code === code);
  if (state === undefined || letter === undefined) return refuse('not-found');
  if (letter.sha256 !== null && letter.bytes !== null) return { sha256: letter.sha256, bytes: letter.bytes };
  const [definition, decision] = [await findDefinition(making, state), await decisionOf(ledger, id, code)];
  if (definition === undefined || decision === undefined) return refuse('not-found');
  const refusedBy = refusingOffice(state, decision.data.because);
  const content = letterOf({
    definition,
    state,
    decided: decision.data,
    at: decision.at,
    signatory: await namesOf(ledger, definition.outcome.signedBy),
    refusedBy: refusedBy === undefined ? undefined : await namesOf(ledger, refusedBy),
    timeZone: zoneOf(window, definition.outcome.signedBy),
    checkAddress: `${publicUrl}/check`,
  });
  if (content === undefined) return refuse('letter-has-no-holder');
  const drawn = await drawLetter(content);
  const kept = await files.keep(drawn, mediaTypes.pdf, [state.applicant.person]);
  const order = { code, sha256: kept.digest, bytes: drawn.length };
  const handled = await handleCase(
    { window, ledger },
    { id: `letter/${code}/${kept.digest}`, type: 'RecordLetter', on: id, actor: system('letters'), now: clock(), data: order },
  );
  // Another process made it meanwhile, perhaps with another edition of these lines: the one in the ledger is the letter.
  if (isRefusal(handled) && handled.reason === 'letter-already-made') return makeLetter(making, id, code);
  return isRefusal(handled) ? handled : { sha256: kept.digest, bytes: drawn.length };
};

const orderFor = ({ stream, data, at }: StoredEvent): JobOrder => {
  const { code } = data as { readonly code: string };
  return { task: 'make-letter', key: `letter/${code}`, payload: { case: idOfStream(stream), code }, runAt: at };
};
/** Drawing takes a while: the reaction only orders it. */
export const orderLetters: Reaction = {
  name: 'order-letters',
  types: ['CaseDecided'],
  async react(event, { ledger }) {
    await orderJobs(ledger.db, [orderFor(event)], { keepTime: true });
  },
  async reactToMany(seen, ledger) {
    await orderJobs(
      ledger.db,
      seen.map(({ event }) => orderFor(event)),
      { keepTime: true },
    );
  },
};

/** Refusals that will stay: the job is done. Anything else is tried again. */
const lasting = ['not-found', 'letter-has-no-holder', 'letter-unknown'];

export const letterTask =
  (a: Omit<LetterMaking, 'ledger' | 'files'> & { readonly files: () => LetterMaking['files'] }): Task =>
  async ({ case: id, code }, { ledger }) => {
    if (typeof id !== 'string' || typeof code !== 'string') return;
    const made = await makeLetter({ ...a, ledger, files: a.files() }, id, code);
    if (isRefusal(made) && !lasting.includes(made.reason)) throw new Error(`the letter was not made: ${made.reason}`);
  };
