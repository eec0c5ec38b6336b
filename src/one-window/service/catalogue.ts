/** Every version of every service in memory: a case asks for its own with each order, and versions never change. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { Definition } from './definition.ts';
import { definitionsOf, listVersions, type VersionLine } from './queries.ts';

export interface Catalogue {
  /** A published version, old ones too; for a trial, the draft of that number as well. */
  find(service: Id, version: number, trial?: boolean): Definition | undefined;
  /** The version new cases get; undefined for a service that was never published or is retired. */
  latest(service: Id): Definition | undefined;
  /** What may be applied for, by id. */
  published(): readonly Definition[];
  /** The newest version of every service that was ever published, retired ones too, by id: what figures are about. */
  known(): readonly Definition[];
  draft(service: Id): Definition | undefined;
  isRetired(service: Id): boolean;
  /** Takes in what has changed in the table, from any process; cheap when nothing has. */
  refresh(ledger: Ledger): Promise<void>;
}

interface Held extends Pick<VersionLine, 'service' | 'version' | 'status' | 'digest'> {
  readonly definition: Definition;
}
const key = (service: Id, version: number): string => `${service} ${version}`;
const heldAs = ({ service, version, digest, status }: VersionLine): string => `${key(service, version)} ${digest} ${status === 'draft'}`;

/** Fills in defaults that the schema has learnt since. A version the schema refuses by now was right when it was published, and stays. */
const read = (stored: object): Definition => {
  const parsed = Definition.safeParse(stored);
  return parsed.success ? parsed.data : (stored as Definition);
};

/** After so many seconds, whoever looks at what may be applied for has it read again in passing, for those who look next. */
const staleAfter = 3;

/**
 * `elapsed`: seconds on a clock that only goes forward. With it the catalogue keeps up with what other processes publish; without,
 * it changes only by `refresh`.
 */
export const openCatalogue = ({ elapsed }: { readonly elapsed?: (() => number) | undefined } = {}): Catalogue => {
  let known: { readonly ledger: Ledger; readonly at: number } | undefined;
  let held: readonly Held[] = [];
  let byVersion = new Map<string, Definition>();
  const newest = new Map<Id, Held>();
  const drafts = new Map<Id, Definition>();
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;

  const take = (lines: readonly Held[]): void => {
    held = lines;
    byVersion = new Map(lines.flatMap((l) => (l.status === 'draft' ? [] : [[key(l.service, l.version), l.definition] as const])));
    newest.clear();
    drafts.clear();
    for (const l of lines) {
      if (l.status === 'draft') drafts.set(l.service, l.definition);
      else if (l.status !== 'superseded') newest.set(l.service, l);
    }
  };

  const refreshOnce = async (ledger: Ledger): Promise<void> => {
    known = { ledger, at: elapsed?.() ?? 0 };
    const lines = await listVersions(ledger);
    // What is held keeps its object, so that what others worked out about it by identity stays worked out.
    const kept = new Map(held.map((h) => [`${key(h.service, h.version)} ${h.digest} ${h.status === 'draft'}`, h.definition]));
    const missing = lines.filter((l) => !kept.has(heldAs(l)));
    const stored = await definitionsOf(
      ledger,
      missing.map((l) => l.digest),
    );
    const fresh = new Map(stored.map((s) => [`${key(s.service, s.version)} ${s.digest}`, read(s.definition)]));
    take(
      lines.flatMap((l): Held[] => {
        const found = kept.get(heldAs(l)) ?? fresh.get(`${key(l.service, l.version)} ${l.digest}`);
        const definition =
          found === undefined || found.draft === (l.status === 'draft') ? found : { ...found, draft: l.status === 'draft' };
        return definition === undefined ? [] : [{ service: l.service, version: l.version, status: l.status, digest: l.digest, definition }];
      }),
    );
  };

  /** Whoever asks while it is running may have just written: for them it runs once more, together. */
  const refresh = (ledger: Ledger): Promise<void> => {
    if (running === undefined) {
      running = refreshOnce(ledger).finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running
      .catch(() => undefined)
      .then(() => {
        again = undefined;
        return refresh(ledger);
      });
    return again;
  };

  /** A reading that fails is tried again by who looks after it; what is held stays good. */
  const keepUp = (): void => {
    if (elapsed === undefined || known === undefined || elapsed() - known.at < staleAfter) return;
    refresh(known.ledger).catch(() => undefined);
  };

  const open = (): readonly Held[] => {
    keepUp();
    return [...newest.values()];
  };
  return {
    find: (service, version, trial = false) => {
      const found = byVersion.get(key(service, version));
      const draft = trial ? drafts.get(service) : undefined;
      return found ?? (draft?.version === version ? draft : undefined);
    },
    latest: (service) => {
      keepUp();
      const found = newest.get(service);
      return found?.status === 'published' ? found.definition : undefined;
    },
    published: () => open().flatMap((l) => (l.status === 'published' ? [l.definition] : [])),
    known: () => open().map((l) => l.definition),
    draft: (service) => drafts.get(service),
    isRetired: (service) => newest.get(service)?.status === 'retired',
    refresh,
  };
};
