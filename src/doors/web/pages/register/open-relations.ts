/** Agreements in force, working groups and meetings as open data: what the public may know, whoever asks. */
import { type AgreementLine, listAgreements } from '../../../../engagements/agreement/queries.ts';
import { listMeetings } from '../../../../engagements/meeting/queries.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { anyone } from '../../../../kernel/decider/actor.ts';
import type { Door } from '../../door.ts';
import type { Mount } from '../pages.ts';

/** All of them, a page of the ledger's own at a time. */
const inForce = async ({ ledger }: Pick<Door, 'ledger'>): Promise<readonly AgreementLine[]> => {
  const all: AgreementLine[] = [];
  for (let after: { readonly listed: string; readonly id: string } | undefined; all.length < 5_000; ) {
    const found = await listAgreements(ledger, { statuses: ['in-force'], limit: 200, after }, { kind: 'public' });
    all.push(...found);
    const last = found.at(-1);
    if (last === undefined || found.length < 200) break;
    after = { listed: last.listed, id: last.id };
  }
  return all;
};
const plainAgreement = (line: AgreementLine, { publicUrl }: Pick<Door, 'publicUrl'>) => {
  const { id, reference, kind, title, languages, countries, concluded: signed, in_force, ends, commitments } = line;
  return {
    id,
    reference,
    kind,
    title,
    languages,
    countries,
    signed,
    inForce: in_force,
    until: ends,
    commitments,
    url: `${publicUrl}/agreements/${id}`,
  };
};

/** A spreadsheet takes a cell that begins like a formula for one. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const openRelations: Mount = (app, door) => {
  app.get('/open-data/relations.json', async (c) => {
    const { ledger, publicUrl } = door;
    const [agreements, groups, meetings] = await Promise.all([
      inForce(door),
      listGroups(ledger, anyone),
      listMeetings(ledger, anyone, { public: true, latestFirst: true, limit: 1_000 }),
    ]);
    c.header('cache-control', 'public, max-age=60');
    return c.json({
      agreements: agreements.map((line) => plainAgreement(line, door)),
      groups: groups.map(({ id, reference, title, countries, status, commitments, every, founded_at: founded }) => ({
        ...{ id, reference, title, countries, status, commitments, every, founded, url: `${publicUrl}/groups/${id}` },
      })),
      meetings: meetings.map(({ id, kind, reference, title, countries, starts, ends, zone, place, status }) => ({
        ...{ id, kind, reference, title, countries, starts, ends, zone, place, status, url: `${publicUrl}/meetings/${id}` },
      })),
    });
  });
  app.get('/open-data/agreements.csv', async (c) => {
    const lines = (await inForce(door)).map((line) => plainAgreement(line, door));
    const rows = lines.map((a) => [
      ...[a.id, a.reference, a.kind, a.title.en ?? Object.values(a.title)[0] ?? '', a.countries.join(' '), a.languages.join(' ')],
      ...[a.signed ?? '', a.inForce ?? '', a.until ?? '', a.commitments.join(' '), a.url],
    ]);
    const heads = ['id', 'reference', 'kind', 'title', 'countries', 'languages', 'signed', 'in_force', 'until', 'commitments', 'url'];
    c.header('cache-control', 'public, max-age=60');
    c.header('content-disposition', 'attachment; filename="agreements.csv"');
    return c.body(`\ufeff${csv([heads, ...rows])}`, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
};
