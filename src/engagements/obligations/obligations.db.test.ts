import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { findRelationship, lapsingAgreements, listRelationships } from '../relationship/queries.ts';
import { testRelations } from '../testing/relations.ts';
import { tellAgreement, tellMeeting } from '../testing/relation-history.ts';
import { obligationMigrations } from './migrations.ts';
import { findObligation, listObligations, type ObligationFilter, withWhatTheyBlock } from './queries.ts';
import { slippageOf } from './slippage.ts';
import { standingOf, standings } from './standing.ts';

const today = '2026-06-15';
const now = '2026-06-15T08:00:00.000Z';
const at = (office: string, role: 'officer' | 'supervisor' = 'officer', id = `${role}-${office}`): Actor => ({
  ...{ kind: 'person', id },
  grants: [{ role, office }],
});
const sea = at('sea-desk');
const reef = at('reef-desk');
const report = (country: string, status: 'done' | 'underway') => ({ country, status, words: `${country}: ${status}.`, evidence: null });
let t: TestLedger;

beforeAll(async () => {
  t = await openTestLedger([testRelations(() => now).engagements.room], { clock: () => now });
  const { ledger } = t;
  await tellAgreement(ledger, 'tides', {
    obligations: [
      { id: 'late', due: '2026-05-01', blocks: ['next', 'far'] },
      { id: 'next', due: '2026-08-01', blocks: ['item-1'], country: 'FJ', owner: 'reef-lab', watcher: null },
      { id: 'claimed', due: '2026-06-01', commitment: 'AX-FJ-0001' },
      { id: 'disputed', due: '2026-06-02' },
      { id: 'met', due: '2026-03-01' },
    ],
    more: [
      { type: 'ObligationReported', data: { obligation: 'claimed', ...report('AX', 'done') } },
      { type: 'ObligationReported', data: { obligation: 'disputed', ...report('AX', 'done') } },
      { type: 'ObligationReported', data: { obligation: 'disputed', ...report('FJ', 'underway') } },
      { type: 'ObligationMet', data: { obligation: 'met', title: 'Met', commitment: null, day: '2026-04-01' } },
      { type: 'ObligationOverdue', data: { obligation: 'late', day: '2026-05-02' } },
    ],
  });
  await tellAgreement(ledger, 'draft', { inForce: null, obligations: [{ id: 'not-owed', due: '2026-01-01' }] });
  await tellAgreement(ledger, 'over', {
    obligations: [{ id: 'forgotten', due: '2025-06-01' }],
    more: [{ type: 'AgreementEnded', data: { how: 'expired', day: '2026-01-01' } }],
  });
  await tellAgreement(ledger, 'shells', {
    ...{ countries: ['AX', 'SY'], offices: ['sea-desk', 'isle-desk'], visibility: 'public', until: '2026-07-01' },
    obligations: [{ id: 'shell', due: '2026-05-20', country: 'SY', owner: 'isle-desk', watcher: 'sea-desk' }],
  });
  await tellAgreement(ledger, 'renewing', {
    ...{ until: '2026-09-30', terms: { renewal: { period: 'P1Y', notice: 'P3M' } } },
  });
  await tellMeeting(ledger, 'first', {
    ...{ starts: '2026-02-01T08:00:00.000Z', held: true },
    items: [
      { id: 'item-1', due: '2026-06-14', country: 'FJ', owner: 'reef-desk', watcher: 'sea-desk' },
      { id: 'item-2', due: '2026-12-01' },
    ],
    more: [
      { type: 'ActionItemReported', data: { item: 'item-2', ...report('AX', 'done') } },
      {
        ...{ type: 'ParticipantAdded', personal: { name: 'Mere Koro', email: null }, about: ['guest-1'] },
        data: { id: 'p-1', country: 'FJ', organisation: null, organisationName: 'Reef lab', person: 'guest-1', role: 'member' },
      },
    ],
  });
  await tellMeeting(ledger, 'second', { starts: '2026-10-01T08:00:00.000Z' });
});
afterAll(() => t.close());

const ids = async (actor: Actor, filter: ObligationFilter = {}) => (await listObligations(t.ledger, actor, filter, today)).map((l) => l.id);

describe('the list of what is owed', () => {
  it('is one of obligations and action items, earliest due first, without drafts and what ended undone', async () => {
    expect(await ids(sea)).toEqual(['met', 'late', 'shell', 'claimed', 'disputed', 'item-1', 'next', 'item-2']);
  });
  it('stands as the pure rule says, whatever is asked for', async () => {
    const whole = await listObligations(t.ledger, sea, {}, today);
    for (const standing of standings) {
      expect(await ids(sea, { standings: [standing] })).toEqual(whole.filter((l) => standingOf(l, today) === standing).map((l) => l.id));
    }
    expect(await ids(sea, { standings: ['overdue'] })).toEqual(['late', 'shell', 'disputed', 'item-1']);
    expect(await ids(sea, { standings: ['overdue', 'claimed'], country: 'AX' })).toEqual(['late', 'claimed', 'disputed', 'item-2']);
  });
  it.each([
    [{ between: ['AX', 'SY'] }, ['shell']],
    [{ country: 'FJ' }, ['item-1', 'next']],
    [{ office: 'reef-lab' }, ['next']],
    [{ source: 'meeting' }, ['item-1', 'item-2']],
    [{ of: 'first' }, ['item-1', 'item-2']],
    [{ commitment: 'AX-FJ-0001' }, ['claimed']],
    [{ dueFrom: '2026-06-02', dueUntil: '2026-08-01' }, ['disputed', 'item-1', 'next']],
    [{ disagree: true }, ['disputed']],
    [{ words: 'DELIVER l' }, ['late']],
    [{ words: '100%' }, []],
    [{ after: { due: '2026-06-02', id: 'disputed' }, limit: 2 }, ['item-1', 'next']],
  ] as const)('narrowed by %j is %j', async (filter, expected) => {
    expect(await ids(sea, filter as ObligationFilter)).toEqual(expected);
  });
  it('tells what each side says', async () => {
    const disputed = await findObligation(t.ledger, sea, 'agreement', 'disputed', today, 'tides');
    expect(disputed).toMatchObject({ says: { AX: { status: 'done', words: 'AX: done.' }, FJ: { status: 'underway' } }, disagree: true });
    const item = await findObligation(t.ledger, sea, 'meeting', 'item-2', today);
    expect(item).toMatchObject({ says: { AX: { status: 'done', words: null } }, source: 'meeting', of: 'first', clause: null });
  });
  it('is nobody’s who has no desk in it: not the public’s, not an administrator’s, not a node-wide officer’s', async () => {
    const wide: Actor = { kind: 'person', id: 'chief', grants: [{ role: 'supervisor', office: null }] };
    const administrator: Actor = { kind: 'person', id: 'root', grants: [{ role: 'administrator', office: null }] };
    for (const actor of [anyone, wide, administrator, at('other-desk')]) expect(await ids(actor)).toEqual([]);
    expect(await findObligation(t.ledger, anyone, 'agreement', 'shell', today)).toBeUndefined();
  });
  it('shows an office what it owes, a guest the items of their meeting, and the other side its own', async () => {
    expect(await ids(at('reef-lab'))).toEqual(['next']);
    expect(await ids({ kind: 'person', id: 'guest-1', grants: [] })).toEqual(['item-1', 'item-2']);
    expect(await ids(at('isle-desk'))).toEqual(['shell']);
    expect(await ids(reef)).toEqual(['met', 'late', 'claimed', 'disputed', 'item-1', 'next', 'item-2']);
    expect(await ids(system('digest'))).toHaveLength(8);
  });
  it('follows what a late one holds up, from an agreement into a meeting', async () => {
    const late = await listObligations(t.ledger, sea, { ids: ['late'] }, today);
    const lines = await withWhatTheyBlock(t.ledger, sea, late, today);
    expect(lines.map((l) => l.id)).toEqual(['late', 'next', 'item-1']);
    expect(slippageOf(lines, today).map((s) => [s.line.id, s.days, s.holdsUp.map((l) => l.id)])).toEqual([
      ['late', 45, ['next', 'item-1']],
      ['item-1', 1, []],
    ]);
  });
});

describe('relationships', () => {
  const standpoint = { us: 'AX', today, now, quiet: new Map([['SY', 2]]) };
  it('are judged from what the desk sees, those we keep waiting first', async () => {
    const all = await listRelationships(t.ledger, sea, standpoint, ['BO']);
    expect(all.map((r) => [r.partner, r.health.verdict])).toEqual([
      ['FJ', 'poor'],
      ['SY', 'poor'],
      ['BO', 'none'],
    ]);
    const [fj, sy] = all;
    expect(fj).toMatchObject({
      ...{ inForce: 2, drafts: 1, groups: 0, next: { id: 'second' } },
      facts: { ours: { count: 2, since: '2026-05-01' }, theirs: { count: 1, since: '2026-06-14' }, disputed: 1, lastMet: '2026-02-01' },
    });
    expect(fj?.health.reasons.map((r) => r.rule)).toEqual(['ours-long-overdue', 'theirs-overdue', 'renewal-closes', 'disputed']);
    expect(sy?.health.reasons.map((r) => [r.rule, r.day])).toEqual([
      ['lapses-now', '2026-07-01'],
      ['theirs-overdue', '2026-05-20'],
      ['quiet', null],
      ['no-meeting-planned', null],
    ]);
  });
  it('are the same for one partner as in the list', async () => {
    const all = await listRelationships(t.ledger, sea, standpoint);
    for (const one of all) expect(await findRelationship(t.ledger, sea, standpoint, one.partner)).toEqual(one);
  });
  it('from the other side are told the other way round', async () => {
    const [ax] = await listRelationships(t.ledger, reef, { ...standpoint, us: 'FJ' });
    expect(ax).toMatchObject({ partner: 'AX', facts: { ours: { count: 1 }, theirs: { count: 2 } } });
  });
  it('show an outsider nothing', async () => {
    for (const actor of [anyone, at('other-desk')]) expect(await listRelationships(t.ledger, actor, standpoint)).toEqual([]);
    expect(await lapsingAgreements(t.ledger, anyone, standpoint)).toEqual([]);
  });
  it('list what lapses, soonest first', async () => {
    const lapsing = await lapsingAgreements(t.ledger, sea, standpoint);
    expect(lapsing.map((l) => [l.id, l.what, l.day, l.partners])).toEqual([
      ['renewing', 'renews', '2026-06-30', ['FJ']],
      ['shells', 'ends', '2026-07-01', ['SY']],
    ]);
  });
});

it('what is owed is counted of an older database as it is written down in a new one', async () => {
  const fill = obligationMigrations.find((m) => m.name === 'engagements/0008-what-is-owed')?.sql ?? '';
  const read = async (db: TestLedger['ledger']['db']) => ({
    agreements: (await sql`select * from agreement_owed order by stream, obligation, a, b`.execute(db)).rows,
    meetings: (await sql`select * from meeting_owed order by stream, item, a, b`.execute(db)).rows,
  });
  const written = await read(t.ledger.db);
  expect([written.agreements.length > 3, written.meetings.length > 0]).toEqual([true, true]);
  const filled = await t.ledger.db.transaction().execute(async (db) => {
    await sql`drop table agreement_owed, meeting_owed`.execute(db);
    await sql.raw(fill).execute(db);
    return read(db);
  });
  expect(filled).toEqual(written);
});
