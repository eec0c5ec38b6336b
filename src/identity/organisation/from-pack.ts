import { system } from '../../kernel/decider/actor.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OrganisationCommand } from './decide.ts';
import type { Names, Organisation } from './organisation.ts';
import { organisation } from './organisation-decider.ts';

/** An organisation as a pack writes it. Its id, and its offices', are the pack's own words, so that grants and links stay readable. */
export interface PackOrganisation {
  readonly id: string;
  readonly country: string;
  readonly seat?: string | undefined;
  readonly kind: string;
  readonly name: Names;
  readonly offices: readonly { readonly id: string; readonly name: Names }[];
}

type Wanted = OrganisationCommand extends infer C ? (C extends OrganisationCommand ? Pick<C, 'type' | 'data'> : never) : never;

/** What must happen so that the register says what the pack says. What the pack no longer names is left alone: people may work there. */
export const changesFromPack = (entry: PackOrganisation, state: Organisation | null): readonly Wanted[] => {
  if (state === null) {
    const offices = entry.offices.map((o) => ({ id: o.id, names: o.name }));
    const { country, kind } = entry;
    return [{ type: 'RegisterOrganisation', data: { names: entry.name, country, seat: entry.seat ?? null, kind, offices } }];
  }
  if (state.closed) return [];
  const differ = (a: Names, b: Names) => JSON.stringify(Object.entries(a).sort()) !== JSON.stringify(Object.entries(b).sort());
  const renamed: Wanted[] = differ(entry.name, state.names) ? [{ type: 'RenameOrganisation', data: { names: entry.name } }] : [];
  return renamed.concat(
    entry.offices.flatMap((o): Wanted[] => {
      const there = state.offices.find((known) => known.id === o.id);
      if (there === undefined) return [{ type: 'AddOffice', data: { office: o.id, names: o.name } }];
      return differ(o.name, there.names) ? [{ type: 'RenameOffice', data: { office: o.id, names: o.name } }] : [];
    }),
  );
};

/** Brings the organisations in line with the pack, at every start; does nothing when they are. Answers what was turned down. */
export const applyPack = async (
  ledger: Ledger,
  entries: readonly PackOrganisation[],
  a: { readonly now: Instant; readonly makeId: () => string },
): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = [];
  for (const entry of entries) {
    const known = await ledger.state<Organisation>(`organisation/${entry.id}`);
    for (const change of changesFromPack(entry, known?.state ?? null)) {
      const handled = await ledger.handle({ ...change, id: a.makeId(), on: entry.id, actor: system('pack'), now: a.now }, organisation);
      if (isRefusal(handled) && handled.reason !== 'organisation-already-registered') refusals.push(handled);
    }
  }
  return refusals;
};
