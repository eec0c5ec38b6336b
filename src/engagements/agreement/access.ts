/** Who may see an agreement, and who may speak for a party of it. */
import type { Actor, Role } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Agreement, Party } from './agreement.ts';
import type { AgreementCommand, AgreementCommandType } from './commands.ts';

const bySystem: readonly AgreementCommandType[] = ['EndVetting', 'ApplyAmendment', 'EndReplaced', 'PassTime'];
/** What binds a party beyond one text, or shows it to the world. */
const bySupervisors: readonly AgreementCommandType[] = ['RegisterSigningKey', 'SetVisibility'];
const desk: readonly Role[] = ['officer', 'supervisor'];

type Seen = Pick<Agreement, 'parties' | 'visibility' | 'status'>;
type Sides = readonly Pick<Party, 'country' | 'office'>[];

/** At this very office: a role on the whole node opens no party's papers. */
const sitsAt = ({ kind, grants }: Actor, office: string, roles: readonly Role[]): boolean =>
  kind !== 'anyone' && grants.some((g) => g.office === office && roles.includes(g.role));
/** Countries for which somebody may speak here. */
export const speaksFor = (actor: Actor, parties: Sides): readonly string[] =>
  parties.filter((p) => sitsAt(actor, p.office, desk)).map((p) => p.country);

/**
 * The one answer for every page, list, feed, file, export and brief. `all`: the parties' desks. `public`: what `publicView` leaves.
 * An administrator's or an auditor's role opens nothing.
 */
export const maySee = (actor: Actor, state: Seen): 'all' | 'public' | 'nothing' => {
  if (actor.kind === 'system' || speaksFor(actor, state.parties).length > 0) return 'all';
  return state.visibility === 'restricted' || state.status === 'abandoned' ? 'nothing' : 'public';
};
/** The text itself is public from signature on, where the parties said so. */
export const textIsPublic = ({ visibility, status }: Pick<Seen, 'visibility' | 'status'>): boolean =>
  visibility === 'public' && (status === 'signed' || status === 'in-force' || status === 'ended');

const field = (data: object, name: string): unknown => Object.getOwnPropertyDescriptor(data, name)?.value;
const isSide = (value: unknown): value is Sides[number] =>
  typeof value === 'object' && value !== null && typeof field(value, 'country') === 'string' && typeof field(value, 'office') === 'string';

/** The offices that may give an order: the speaking party's, and for reports the owner's or the watcher's. */
const officesFor = ({ type, data }: AgreementCommand, state: Agreement | null): readonly string[] => {
  if (state === null) {
    const parties = field(data, 'parties');
    return type === 'DraftAgreement' && Array.isArray(parties) ? parties.filter(isSide).map((p) => p.office) : [];
  }
  const country = field(data, 'country');
  const own = state.parties.filter((p) => p.country === country).map((p) => p.office);
  if (type !== 'ReportObligation') return type === 'DraftAgreement' ? state.parties.map((p) => p.office) : own;
  const found = state.obligations.find((o) => o.id === field(data, 'obligation'));
  if (found === undefined || own.length === 0) return own;
  const theirs = found.country === country ? found.owner : state.parties.length === 2 ? found.watcher : null;
  return theirs === null ? own : [...own, theirs];
};

/** A party's desk speaks for it; signing keys and what the public sees are for its supervisors; time and other rooms do the rest. */
export const access = (command: AgreementCommand, state: Agreement | null): Refusal | undefined => {
  const { actor, type } = command;
  if (actor.kind === 'system') return undefined;
  const needs: readonly Role[] = bySupervisors.includes(type) ? ['supervisor'] : desk;
  const may = !bySystem.includes(type) && officesFor(command, state).some((office) => sitsAt(actor, office, needs));
  return may ? undefined : notAllowed({ command: type, needs });
};
