/** A working group from the commitment that promised it, through two meetings and a dispute, to the brief for the next visit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill } from './one-window/filling.ts';
import { arrive, button, textOf } from './one-window/visitor.ts';
import { acceptFirst } from './programmes/commitment.ts';
import { linkIn } from './programmes/post.ts';
import { desk } from './programmes/world.ts';
import { addMember, meetingOf, order, plan, report, setUp } from './relations/groups.ts';
import { openRelationWorld, type Part, type RelationWorld } from './relations/world.ts';
import { workingGroup } from './reports.ts';

let world: RelationWorld;
let group = '';
const meetings: string[] = [];
const commitment = 'PK-UZ-0001';
const as = (part: Part) => world.as(part);
const patient = { timeout: 300_000 };

beforeAll(async () => {
  world = await openRelationWorld('2026-11-05T05:00:00.000Z');
  const story = { title: 'One group', text: workingGroup, published: '2026-11-04', parties: ['PK', 'UZ'] };
  await acceptFirst(world, world.cast.officer, story);
}, 300_000);
afterAll(() => world.close(), 120_000);

/** Holds a meeting that has begun: who was there, what was decided and who does what by when. */
const hold = async (id: string, decision: string, items: readonly (readonly [what: string, owner: string, due: readonly string[]])[]) => {
  const ours = await as('officer');
  await order(ours, id, 'overview', 'hold');
  await order(ours, id, 'decisions', 'decision', { text: decision });
  for (const [title, owner, [year = '', month = '', date = '']] of items) {
    await order(ours, id, 'items', 'item', { title, owner, 'due-day': date, 'due-month': month, 'due-year': year });
  }
};
const agreeAndPublish = async (id: string, more: string): Promise<void> => {
  const [ours, head, theirs] = [await as('officer'), await as('head'), await as('foreignHead')];
  await ours.go(`/meetings/${id}/minutes?draft=en`);
  const text = await ours.page.locator('main textarea[name=text]').inputValue();
  await order(ours, id, 'minutes', 'minutes', { text: `${text}\n\n${more}` });
  await order(head, id, 'minutes', 'agree');
  await order(theirs, id, 'minutes', 'agree');
  await order(ours, id, 'minutes', 'publish', { visibility: 'public' });
};

describe.sequential('a working group', () => {
  test('is set up from the commitment, with a co-chair of either side', patient, async () => {
    const ours = await as('officer');
    group = await setUp(ours, commitment, {
      title: 'Joint working group on information technology',
      mandate: 'Follows what both sides promised.',
      visibility: 'public',
    });
    for (const [name, office, email, country] of [
      ['Bushra Mengal', 'moitt-international', 'head@desks.example', 'PK'],
      ['Rustam Yuldashev', 'uz-mdt-international', 'foreignhead@desks.example', 'UZ'],
    ] as const)
      await addMember(ours, group, { name, office, email, country, role: 'co-chair', account: 'yes' });
    await ours.go(`/commitments/${commitment}`);
    expect(await textOf(ours)).toContain('Joint working group on information technology');
  });

  test('meets in Tashkent: invitations go by mail, and an answer by its link is on the list', patient, async () => {
    const [ours, guest] = [await as('officer'), await arrive(world, desk)];
    const first = { title: 'First meeting of the working group', on: '2026-12-08', from: '10:00', to: '12:30', place: 'Tashkent' };
    const id = await plan(ours, `group=${group}`, { ...first, zone: 'Asia/Tashkent' });
    meetings.push(id);
    expect((await meetingOf(world, id)).starts).toBe('2026-12-08T05:00:00.000Z');
    await order(ours, id, 'participants', 'invite');
    const mail = await world.post.mail('foreignhead@desks.example', first.title);
    await guest.go(linkIn(mail.text, '/invitations/'));
    await fill(guest.page, { attendance: 'accepted' });
    await guest.press(guest.page.locator('main form button').last());
    const { participants } = await meetingOf(world, id);
    expect(participants.map((p) => [p.country, p.attendance]).sort()).toEqual([
      ['PK', 'needs-action'],
      ['UZ', 'accepted'],
    ]);
    expect(guest.faults).toEqual([]);
    await guest.close();
  });

  test('leaves action items on which the sides disagree, shown side by side', patient, async () => {
    await world.turnTo('2026-12-08T08:00:00.000Z');
    const [id = ''] = meetings;
    await hold(id, 'The two sides exchange lists of software companies.', [
      ['Send the list of software companies', 'moitt-international', ['2026', '12', '20']],
      ['Name ten trainers of data analysis', 'uz-mdt-international', ['2027', '3', '31']],
    ]);
    const [sent] = (await meetingOf(world, id)).items;
    const [ours, theirs] = [await as('officer'), await as('foreign')];
    await report(ours, id, sent?.id ?? '', { status: 'done', words: 'Sent on Monday.' });
    await report(theirs, id, sent?.id ?? '', { status: 'underway', words: 'Half of it came.' });
    for (const path of [`/meetings/${id}/items`, `/obligations/meeting/${id}~${sent?.id}`, `/groups/${group}`]) {
      await ours.go(path);
      const text = await textOf(ours);
      expect(text, path).toContain(ours.w.t('obligations.status-done'));
      expect(text, path).toContain(ours.w.t('obligations.status-underway'));
    }
  });

  test('publishes minutes that both co-chairs agreed to, and what they promise is on the review desk', patient, async () => {
    const [id = ''] = meetings;
    await agreeAndPublish(id, 'Uzbekistan offered to train 20 Pakistani teachers of robotics in Tashkent in 2027.');
    const { minutes } = await meetingOf(world, id);
    expect(minutes).toMatchObject({ visibility: 'public', agreed: [{ digest: minutes?.digest }, { digest: minutes?.digest }] });
    const ours = await as('officer');
    await expect
      .poll(
        async () => {
          await ours.go('/desk');
          return textOf(ours);
        },
        { timeout: 60_000 },
      )
      .toContain('First meeting of the working group');
    await ours.press(ours.page.locator('main a', { hasText: 'First meeting of the working group' }).first());
    await expect
      .poll(() => ours.page.locator('.article mark').allInnerTexts(), { timeout: 60_000 })
      .toContainEqual(expect.stringContaining('teachers of robotics'));
  });

  test('meets again; a minute agreed to by one side only is not published', patient, async () => {
    const ours = await as('officer');
    const second = { title: 'Second meeting of the working group', on: '2027-02-10', from: '09:00', to: '11:00', place: 'Islamabad' };
    const id = await plan(ours, `group=${group}`, { ...second, zone: 'Asia/Karachi' });
    meetings.push(id);
    await world.turnTo('2027-02-10T07:00:00.000Z');
    await hold(id, 'The trainers begin in Lahore.', [['Rent the rooms in Lahore', 'moitt-international', ['2027', '5', '1']]]);
    const head = await as('head');
    await ours.go(`/meetings/${id}/minutes?draft=en`);
    await ours.press(button(ours, ours.w.t('meetings.minutes-save')));
    await order(head, id, 'minutes', 'agree');
    await ours.go(`/meetings/${id}/minutes`);
    expect(await ours.page.locator('main form input[name=do][value=publish]').count()).toBe(0);
    expect((await meetingOf(world, id)).minutes?.published).toBeNull();
  });

  test('the brief for the next visit is right to the line', patient, async () => {
    const ours = await as('officer');
    const visit = {
      title: 'Visit of the minister',
      on: '2027-02-20',
      from: '09:00',
      to: '17:00',
      place: 'Tashkent',
      zone: 'Asia/Tashkent',
    };
    const id = await plan(ours, 'partner=UZ', { ...visit, more: { kind: 'visit', 'desk-UZ': 'uz-mdt-international' } });
    await ours.go(`/briefs/uz?for=${id}`);
    const sections = await ours.page
      .locator('main section')
      .evaluateAll((all) =>
        all.map((el) => [el.querySelector('h2')?.textContent ?? '', [...el.querySelectorAll('li')].map((li) => li.textContent)]),
      );
    const [first, second] = await Promise.all(meetings.map(async (one) => (await meetingOf(world, one)).reference));
    expect(sections.filter(([title]) => title !== '')).toEqual([
      [
        'Overdue on our side',
        [`Send the list of software companiesdue 20 December 2026 · 52 days late · we say: Done · they say: Underway · ${first}`],
      ],
      ['Overdue on their side', []],
      ['What we promised', [`Rent the rooms in Lahoredue 1 May 2027 · ${second}`]],
      ['What they promised', [`Name ten trainers of data analysisdue 31 March 2027 · ${first}`]],
      ['What both promised', [`Set up a joint working group on information technologyAgreed · ${commitment}`]],
      [
        'What was said last time',
        [
          `The trainers begin in Lahore.decided · 10 February 2027 · ${second}`,
          `Pakistan and Uzbekistan agreed to set up a joint working group on information technologycommuniqué · 4 November 2026 · ${commitment}`,
        ],
      ],
    ]);
  });

  test('nothing was amiss on any page', () => {
    expect(world.faults()).toEqual([]);
  });
});
