/** Every version of every programme in memory: pages, calls and cohorts ask for theirs, and versions never change. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { ProgrammeDefinition } from './definition.ts';
import { listProgrammeVersions, programmeDefinitions, type ProgrammeLine } from './queries.ts';

export interface ProgrammeBook {
  /** That version, or the newest; of a retired programme too. */
  find(id: Id, version?: number): ProgrammeDefinition | undefined;
  /** The newest version of every programme that may open calls, by title in English. */
  all(): readonly ProgrammeDefinition[];
  /** The newest version of every programme, retired ones too: what figures are about. */
  known(): readonly ProgrammeDefinition[];
  isRetired(id: Id): boolean;
  /** Takes in what has changed in the table, from any process; cheap when nothing has. */
  refresh(ledger: Ledger): Promise<void>;
}

interface Held extends Pick<ProgrammeLine, 'programme' | 'version' | 'status' | 'digest'> {
  readonly definition: ProgrammeDefinition;
}
const key = (id: Id, version: number): string => `${id} ${version}`;

/** Fills in defaults that the schema has learnt since. A version the schema refuses by now was right when it was published, and stays. */
const read = (stored: object): ProgrammeDefinition => {
  const parsed = ProgrammeDefinition.safeParse(stored);
  return parsed.success ? parsed.data : (stored as ProgrammeDefinition);
};

/** After so many seconds, whoever looks has it read again in passing, for those who look next. */
const staleAfter = 3;

/** `elapsed`: seconds on a clock that only goes forward. With it the book keeps up with other processes; without, only by `refresh`. */
export const openProgrammeBook = ({ elapsed }: { readonly elapsed?: (() => number) | undefined } = {}): ProgrammeBook => {
  let source: { readonly ledger: Ledger; readonly at: number } | undefined;
  let held = new Map<string, Held>();
  let newest = new Map<Id, Held>();

  const refresh = async (ledger: Ledger): Promise<void> => {
    source = { ledger, at: elapsed?.() ?? 0 };
    const lines = await listProgrammeVersions(ledger);
    const missing = lines.filter((l) => held.get(key(l.programme, l.version))?.digest !== l.digest);
    const stored = await programmeDefinitions(
      ledger,
      missing.map((l) => l.digest),
    );
    const fresh = new Map(stored.map((s) => [key(s.programme, s.version), read(s.definition)]));
    const taken = lines.flatMap((l): Held[] => {
      const known = held.get(key(l.programme, l.version));
      const definition = known?.digest === l.digest ? known.definition : fresh.get(key(l.programme, l.version));
      return definition === undefined ? [] : [{ ...l, definition }];
    });
    held = new Map(taken.map((h) => [key(h.programme, h.version), h]));
    newest = new Map(taken.filter((h) => h.status !== 'superseded').map((h) => [h.programme, h]));
  };
  /** A reading that fails is tried again by who looks after it; what is held stays good. */
  const keepUp = (): void => {
    if (elapsed === undefined || source === undefined || elapsed() - source.at < staleAfter) return;
    refresh(source.ledger).catch(() => undefined);
  };
  const byTitle = (wanted: (h: Held) => boolean): readonly ProgrammeDefinition[] => {
    keepUp();
    return [...newest.values()]
      .filter(wanted)
      .map((h) => h.definition)
      .sort((a, b) => (a.title.en < b.title.en ? -1 : 1));
  };
  return {
    find: (id, version) => {
      if (version === undefined) keepUp();
      return (version === undefined ? newest.get(id) : held.get(key(id, version)))?.definition;
    },
    all: () => byTitle((h) => h.status === 'published'),
    known: () => byTitle(() => true),
    isRetired: (id) => newest.get(id)?.status === 'retired',
    refresh,
  };
};
