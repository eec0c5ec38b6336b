import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisation } from '../../identity/index.ts';
import { tellAgreement, tellMeeting } from '../testing/relation-history.ts';
import { type MeetingsTest, openMeetingsTest } from '../testing/meetings.ts';
import { passAgreementTime } from '../agreement/pass-time.ts';
import { digestDue, remindOfItems, sendDigests } from './digest.ts';
import { digestLetters, lettersOf, noticeKinds } from './letters.ts';

let t: MeetingsTest;
const options = () => ({ publicUrl: 'https://node.example.org', clock: t.clock });
const mails = async () => (await t.deliver()).map((m) => [m.recipient, m.subject] as const).toSorted();

beforeAll(async () => {
  t = await openMeetingsTest();
  t.set('2026-03-01T06:00:00.000Z');
  for (const [country, desk] of [
    ['AX', 'sea-desk'],
    ['FJ', 'reef-desk'],
  ] as const) {
    const names = { en: desk };
    const data = { names, country, seat: null, kind: 'ministry', offices: [{ id: desk, names }] };
    await t.order(organisation, 'RegisterOrganisation', `house-${country}`, data);
  }
  await t.account('Anna', [{ role: 'officer', office: 'sea-desk' }]);
  await t.account('Olof', [{ role: 'supervisor', office: 'sea-desk' }]);
  await t.account('Sefa', [{ role: 'officer', office: 'reef-desk' }]);
  await t.account('Other', [{ role: 'supervisor', office: 'other-desk' }]);
});
afterAll(() => t.close());

describe('desks', () => {
  it('hear of what is due, late and lapsing, and supervisors of what stays late; twice is once', async () => {
    const now = '2026-03-01T06:00:00.000Z';
    await tellAgreement(
      t.ledger,
      'tides',
      {
        ...{ until: '2026-04-01' },
        obligations: [{ id: 'buoys', due: '2026-02-20', title: 'Send buoys' }],
        more: [],
      },
      now,
    );
    await passAgreementTime(t.ledger, '2026-03-01', now);
    await t.ledger.settled();
    const first = await mails();
    expect(first.filter(([, subject]) => subject.startsWith('Overdue:')).map(([to]) => to)).toEqual([
      'anna@example.org',
      'olof@example.org',
    ]);
    expect(first.filter(([, subject]) => subject.startsWith('Overdue for a week')).map(([to]) => to)).toEqual(['olof@example.org']);
    expect(first.filter(([, subject]) => subject.startsWith('Ends on')).map(([to]) => to)).toEqual([
      ...['anna@example.org', 'olof@example.org', 'sefa@example.org'],
    ]);
    expect(first.some(([to]) => to.startsWith('other'))).toBe(false);
    await passAgreementTime(t.ledger, '2026-03-01', now);
    await t.ledger.settled();
    expect(await mails()).toEqual(first);
  });
  it('are reminded of action items fourteen days and three days before', async () => {
    await tellMeeting(t.ledger, 'first', {
      ...{ starts: '2026-02-01T08:00:00.000Z', held: true },
      items: [{ id: 'item', due: '2026-03-14', title: 'Name an officer', country: 'FJ', owner: 'reef-desk' }],
    });
    const counts = [];
    for (const day of ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-11', '2026-03-12', '2026-03-15']) {
      counts.push(await remindOfItems(t.ledger, options(), day, t.clock()));
    }
    expect(counts).toEqual([0, 1, 0, 1, 0, 0]);
    expect((await mails()).filter(([, subject]) => subject.includes('Name an officer'))).toHaveLength(2);
  });
  it('get one digest a week, of their own side first', async () => {
    const sent = [
      await sendDigests(t.ledger, options(), '2026-03-09', t.clock()),
      await sendDigests(t.ledger, options(), '2026-03-09', t.clock()),
    ];
    expect(sent).toEqual([3, 0]);
    const digests = (await mails()).filter(([, subject]) => subject.startsWith('Your week'));
    expect(digests).toEqual([
      ['anna@example.org', 'Your week from 9 March 2026: 1 overdue on our side'],
      ['olof@example.org', 'Your week from 9 March 2026: 1 overdue on our side'],
      ['sefa@example.org', 'Your week from 9 March 2026: 0 overdue on our side'],
    ]);
  });
});

describe('a digest', () => {
  it.each([
    ['Asia/Karachi', '2026-03-09T01:59:00.000Z', undefined],
    ['Asia/Karachi', '2026-03-09T02:00:00.000Z', '2026-03-09'],
    ['America/New_York', '2026-03-09T10:59:00.000Z', undefined],
    ['America/New_York', '2026-03-09T11:00:00.000Z', '2026-03-09'],
    ['Asia/Tokyo', '2026-03-08T22:00:00.000Z', '2026-03-09'],
    ['UTC', '2026-03-10T03:00:00.000Z', '2026-03-09'],
    ['UTC', '2026-03-11T08:00:00.000Z', undefined],
    ['UTC', '2026-03-08T08:00:00.000Z', undefined],
  ])('in %s at %s is of %s', (zone, now, monday) => {
    expect(digestDue(zone, now)).toBe(monday);
  });
  it('says how much more there is than it shows', () => {
    const line = { title: { en: 'Send buoys', ur: 'بوئے بھیجیں' }, reference: 'م', day: '2026-03-09' };
    const none = { overdueOurs: [], overdueTheirs: [], dueSoon: [], lapsing: [], meetings: [] };
    const { en, ur } = digestLetters({ ...none, overdueOurs: Array.from({ length: 15 }, () => line) }, '2026-03-09', 'https://x.example');
    expect(en.paragraphs[0]?.split('\n')).toHaveLength(14);
    expect(en.paragraphs[0]).toContain('and 3 more');
    expect([ur?.subject, ...(ur?.paragraphs ?? [])].join(' ')).not.toMatch(/[A-Za-z]/);
  });
});
describe('a letter', () => {
  it.each(noticeKinds)('of %s says the same in both languages, each in its own letters', (kind) => {
    const title = { en: 'Tides', ur: 'مدوجزر' };
    const { en, ur } = lettersOf({ kind, title, reference: '۱۲', day: '2026-03-09', href: 'https://node.example.org/x' });
    expect(ur?.paragraphs).toHaveLength(en.paragraphs.length);
    expect([ur?.subject, ur?.link?.words, ...(ur?.paragraphs ?? [])].join(' ')).not.toMatch(/[A-Za-z]/);
    expect([en.subject, ...en.paragraphs].join(' ')).not.toMatch(/undefined/);
  });
});
