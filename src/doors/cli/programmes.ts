/** What `daricha programme` prints, and what a pack's own services say to its programmes. */
import type { Pack } from '../../identity/pack/schema.ts';
import { dayOf } from '../../kernel/time/time.ts';
import { applicationsOf } from '../../one-window/applications.ts';
import { calendarsFrom, officeBookFrom } from '../../one-window/calendar/working-days.ts';
import type { Definition } from '../../one-window/service/definition.ts';
import { listCalls } from '../../programmes/call/queries.ts';
import type { KnownServices } from '../../programmes/programme/checking/load-programmes.ts';
import { listProgrammes } from '../../programmes/programme/queries.ts';
import type { OpenNode } from '../node.ts';

/** The services of a pack as its programmes see them, before any of them is published. */
export const servicesOfPack = (pack: Pack, services: readonly Definition[]): KnownServices => {
  const find = (id: string): Definition | undefined => services.find((s) => s.id === id);
  return applicationsOf({
    catalogue: { find, latest: find, draft: () => undefined, refresh: async () => undefined },
    calendars: calendarsFrom(pack),
    offices: officeBookFrom(pack),
    countries: { home: pack.country, partners: pack.partners.map((p) => p.country) },
  });
};

/** Every programme, one a line, and under it its calls, newest first. */
export const programmeList = async ({ ledger }: Pick<OpenNode, 'ledger'>): Promise<readonly string[]> => {
  const [programmes, calls] = await Promise.all([listProgrammes(ledger), listCalls(ledger)]);
  if (programmes.length === 0) return ['This node has no programme.'];
  const widest = Math.max(...programmes.map((p) => p.programme.length));
  return programmes.flatMap((p) => [
    `${p.programme.padEnd(widest)}  ${String(p.version).padStart(3)}  ${p.status.padEnd(10)}  ${dayOf(p.at)}  ${p.title}`,
    ...calls
      .filter((c) => c.programme === p.programme)
      .map(
        (c) =>
          `  ${c.status.padEnd(10)}  ${dayOf(c.opens ?? '')} to ${dayOf(c.closes ?? '')}  seats ${c.seats}, placed ${c.placed}  ${c.id}`,
      ),
  ]);
};
