/** What goes wrong on a working day, and what the pages make of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { passAbsences } from '../../src/one-window/absence/pass-absences.ts';
import { handleCase } from '../../src/one-window/case/handle-case.ts';
import { attach, day, fill, paper } from './one-window/filling.ts';
import { mailed } from './one-window/following.ts';
import { addTo, type Person } from './one-window/people.ts';
import { filled, firstTask, sent, service, stateOf } from './one-window/ready-case.ts';
import { arrive, button, textOf, type Visitor, type Way } from './one-window/visitor.ts';
import { openWorld, type World } from './one-window/world.ts';

const desk: Way = { name: 'desk', language: 'en', javaScript: true, width: 1280 };
const plain: Way = { ...desk, name: 'plain', javaScript: false };
const office = 'pasha-secretariat';

let world: World;
let applicant: Person;
let first: Person;
let second: Person;
let head: Person;
const open: Visitor[] = [];

const as = async (person: Person | undefined, way: Way = desk): Promise<Visitor> => {
  const visitor = await arrive(world, way, person);
  open.push(visitor);
  return visitor;
};
const at = (role: 'officer' | 'supervisor') => [{ role, office }] as const;
const people = (name: string) =>
  addTo(world, { name, email: `${name.split(' ')[0]?.toLowerCase()}@people.example`, grants: [{ role: 'applicant', office: null }] });

beforeAll(async () => {
  world = await openWorld('2026-03-19T05:00:00.000Z');
  applicant = await people('Jasur Qodirov');
  first = await addTo(world, { name: 'Kiran Sattar', email: 'kiran@people.example', grants: at('officer') });
  second = await addTo(world, { name: 'Moiz Abbasi', email: 'moiz@people.example', grants: at('officer') });
  head = await addTo(world, { name: 'Rabeea Toor', email: 'rabeea@people.example', grants: at('supervisor') });
});
afterAll(() => world.close());

const noFaults = (): void => {
  expect(open.flatMap((visitor) => visitor.faults)).toEqual([]);
};
afterEach(async () => {
  for (const visitor of open.splice(0)) await visitor.close();
});

describe('an applicant', () => {
  test('who sends twice, and then goes back, has sent once', async () => {
    for (const way of [desk, plain]) {
      const id = await filled(world, applicant, { name: `Samarkand Maps ${way.name}` });
      const v = await as(applicant, way);
      await v.go(`/cases/${id}/check`);
      const declare = async () => {
        for (const box of await v.page.locator('form.declaring input[type=checkbox]').all()) await box.check();
      };
      await declare();
      const again = await v.page.locator('form.declaring').evaluate((form) => {
        const fields = [...form.querySelectorAll('input')].map((field) => [
          field.getAttribute('name') ?? '',
          field.getAttribute('value') ?? '',
        ]);
        return Object.fromEntries(fields) as Record<string, string>;
      });
      await v.press(button(v, v.w.t('apply.send')));
      const reference = await v.page.locator('.sent-reference bdi').innerText();
      // The same form once more, as an impatient second press or a lost answer would send it.
      const twice = await v.context.request.post(`${world.url}/cases/${id}/check`, { form: again, headers: { origin: world.url } });
      expect([twice.status(), new URL(twice.url()).pathname]).toEqual([200, `/cases/${id}/sent`]);
      await v.page.goBack();
      if ((await v.page.locator('form.declaring').count()) > 0) {
        await declare();
        await v.press(button(v, v.w.t('apply.send')));
      }
      expect(await textOf(v)).toContain(reference);
      const events = await world.node.ledger.events(`case/${id}`);
      expect(events.filter(({ type }) => type === 'CaseSubmitted').length).toBe(1);
    }
    noFaults();
  });

  test('whose session ends while a page is filled in loses nothing of it', async () => {
    const nodira = await people('Nodira Saidova');
    const id = await filled(world, nodira, { name: 'Nodira' });
    for (const way of [desk, plain]) {
      const v = await as(nodira, way);
      await v.go(`/cases/${id}/form/organisation`);
      const offers = `Maps of wells and canals, for farms that want to know (${way.name}).`;
      await fill(v.page, { offers, 'organisation-name': 'Samarkand Maps and Wells' });
      await v.context.clearCookies();
      await v.press(button(v, v.w.t('apply.save-next')));
      expect(await textOf(v)).toContain(v.w.t('identity.session-ended'));
      await fill(v.page, { email: nodira.email, password: nodira.password });
      await v.press(v.page.locator('main form[action="/sign-in"] button'));
      await v.press(button(v, v.w.t('identity.send-again')));
      const kept = (await stateOf(world, id)).answers;
      expect(kept?.offers).toBe(offers);
      expect(kept?.organisation).toMatchObject({ name: 'Samarkand Maps and Wells', registration: '301-22' });
    }
    noFaults();
  });

  test('with a file of the wrong kind or too large is told what to do, and keeps all the rest', async () => {
    const rustam = await people('Rustam Yoqubov');
    const id = await filled(world, rustam, { name: 'Rustam' });
    const v = await as(rustam);
    await v.go(`/cases/${id}/documents`);
    for (const name of ['profile.pdf', 'registration.pdf']) await v.press(button(v, v.w.t('apply.remove-file', { name })));
    const picture = { name: 'profile.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><body>not a PDF</body></html>') };
    const field = v.page.locator('main input[type=file][name=profile]');
    await field.setInputFiles(picture);
    await attach(v.page.locator('main input[type=file][name=registration]'), paper('new-registration', 'A newer one'));
    await v.press(button(v, v.w.t('apply.attach-next')));
    expect(await textOf(v)).toContain(v.w.t('refusal.file-kind-not-taken'));
    expect(await textOf(v)).toContain('new-registration.pdf');
    const tooLarge = { ...picture, name: 'huge.pdf', buffer: Buffer.alloc(11 * 1024 * 1024, '%PDF-1.4 ') };
    await field.setInputFiles(tooLarge);
    await v.press(button(v, v.w.t('apply.attach-next')));
    expect(await textOf(v)).toContain(v.w.t('refusal.file-larger-than-asked', { megabytes: 10 }));
    await attach(field, paper('profile', 'Samarkand Maps'));
    await v.press(button(v, v.w.t('apply.attach-next')));
    expect(new URL(v.page.url()).pathname).toBe(`/cases/${id}/check`);
    expect((await stateOf(world, id)).answers?.offers).toContain('irrigation canals');
    noFaults();
  });

  test('follows an application by its reference and a link in the mail, without signing in', async () => {
    const { reference } = await sent(world, applicant, { name: 'Samarkand Maps by mail' });
    const v = await as(undefined, plain);
    const ask = async (email: string) => {
      await v.go('/track');
      await fill(v.page, { reference: reference.toLowerCase(), email });
      await v.press(button(v, v.w.t('identity.send-link')));
      return (await textOf(v)).replace(email, 'the address');
    };
    // Nobody learns from the answer whose application it is.
    expect(await ask('nobody@people.example')).toBe(await ask(applicant.email));
    const link = async () => {
      const mails = await world.mailsTo(applicant.email);
      return mails.map((mail) => /\/track\/\S+/.exec(mail)?.[0]).find((found) => found !== undefined) ?? '';
    };
    await expect.poll(link, { timeout: 20_000, interval: 100 }).not.toBe('');
    await v.go((await link()).replace(/[).,]+$/, ''));
    const shown = await textOf(v);
    for (const words of [reference, v.w.t('letters.track-read-only'), 'Selection by the trade body']) expect(shown).toContain(words);
    expect(await world.mailsTo('nobody@people.example')).toEqual([]);
    noFaults();
  });
});

describe('an office', () => {
  const decideForm = async (v: Visitor, decision: string): Promise<void> => {
    await v.page.locator(`#decision-${decision}`).check();
    if (decision === 'refuse') await v.page.locator('#reason-refuse-1').check();
    await v.press(v.page.locator('main form[action*="/confirm?"] button').last());
  };
  const last = (v: Visitor) => v.page.locator('main form[action*="/decide?"] button').first();

  test('of which two officers decide at once has one decision, and the second is told whose', async () => {
    const ready = await sent(world, applicant, { name: 'Two at once' });
    const [one, two] = [await as(first), await as(second)];
    for (const [v, decision] of [
      [one, 'approve'],
      [two, 'refuse'],
    ] as const) {
      await v.go(`/inbox/${ready.id}/${firstTask}`);
      await decideForm(v, decision);
    }
    await one.press(last(one));
    await two.press(last(two));
    expect(await textOf(one)).toContain(one.w.t('inbox.done-confirm'));
    const said = await textOf(two);
    expect(said).toContain('Kiran Sattar decided this task');
    expect(said).toContain('Nothing of yours was recorded');
    const decided = (await world.node.ledger.events(`case/${ready.id}`)).filter(({ type }) => type === 'TaskDecided');
    expect(decided.map(({ actor, data }) => [actor, data.decision])).toEqual([[first.id, 'approve']]);
    noFaults();
  });

  test('that applies itself does not decide: the lead does, but nobody who works for both', async () => {
    const own = await sent(world, head, { name: 'The association itself', offices: [office] });
    const grants = (...offices: readonly string[]) => offices.map((one) => ({ role: 'officer', office: one }) as const);
    const both = await addTo(world, { name: 'Sarmad Virk', email: 'sarmad@people.example', grants: grants('tdap-exhibitions', office) });
    const lead = await addTo(world, { name: 'Zunaira Mir', email: 'zunaira@people.example', grants: grants('tdap-exhibitions') });
    const opens = async (person: Person): Promise<string> => {
      const v = await as(person);
      await v.go(`/inbox/${own.id}/${firstTask}`);
      return (await v.page.locator('#decision-approve').count()) === 1 ? 'may decide' : textOf(v);
    };
    const { w } = await as(undefined);
    expect(await opens(first)).toContain(w.t('errors.not-allowed-title'));
    expect(await opens(both)).toContain(w.t('refusal.own-organisation'));
    expect(await opens(lead)).toBe('may decide');
    noFaults();
  });

  test('has a supervisor who gives a task to another, and records an absence that hands the rest over', async () => {
    const ready = await sent(world, applicant, { name: 'Handed over' });
    const v = await as(head);
    await v.go('/inbox?view=unassigned');
    const row = v.page.locator('.task-table tbody tr', { hasText: ready.reference });
    await row.locator('input[name=pick]').check();
    await v.page.locator('main .bulk-assign select').selectOption({ label: 'Moiz Abbasi' });
    await v.press(v.page.locator('main .bulk-assign button'));
    expect((await stateOf(world, ready.id)).tasks[0]?.officer).toBe(second.id);
    await mailed(world, second.email, ready.reference, 'assigned to you: Selection by the trade body');

    await v.go('/absences');
    await fill(v.page, { officer: second.id, delegate: second.id, ...day('from', '2026-03-20'), ...day('until', '2026-03-27') });
    await v.press(button(v, v.w.t('supervise.record')));
    expect(await textOf(v)).toContain(v.w.t('refusal.delegate-is-absent'));
    await fill(v.page, { delegate: first.id });
    await v.press(button(v, v.w.t('supervise.record')));
    expect(await textOf(v)).toContain(v.w.t('inbox.done-absence'));
    const { node } = world;
    const { window } = node;
    const handOver = () =>
      passAbsences(
        { ...window, makeId: node.makeId, assign: (ledger, command) => handleCase({ window, ledger }, command) },
        node.ledger,
        node.clock(),
      );
    await world.turnTo('2026-03-20T05:00:00.000Z');
    await handOver();
    expect((await stateOf(world, ready.id)).tasks[0]?.officer).toBe(first.id);
    await v.go('/absences');
    expect(await textOf(v)).toContain(v.w.t('supervise.absence-running'));
    // What is unfinished comes back with whoever was away.
    await world.turnTo('2026-03-30T05:00:00.000Z');
    await handOver();
    expect((await stateOf(world, ready.id)).tasks[0]?.officer).toBe(second.id);
    noFaults();
  });
});

describe('an editor', () => {
  test('uploads a draft with a mistake, mends it, tries it and publishes it; an open case keeps its version', async () => {
    const running = await sent(world, applicant, { name: 'Of the first version' });
    const editor = await addTo(world, {
      name: 'Huma Aziz',
      email: 'huma@people.example',
      grants: [{ role: 'editor', office: 'tdap-exhibitions' }],
    });
    const v = await as(editor);
    await v.go('/editing/services');
    await v.press(v.page.getByRole('main').getByRole('link', { name: 'Join a delegation or expo' }).first());
    await v.press(v.page.locator('main a[href^="/editing/draft?from="]').first());
    const next = (await v.page.locator('textarea[name=text]').inputValue()).replace('clock: P7D', 'clock: P6D');
    const upload = (text: string) => ({ name: 'join-delegation.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
    const wrong = next.replace('kind: long-text', 'kind: long-txet');
    await v.page.locator('input[type=file]').setInputFiles(upload(wrong));
    await v.press(button(v, v.w.t('editing.check')));
    const line = wrong.split('\n').findIndex((one) => one.includes('long-txet')) + 1;
    expect(await textOf(v)).toContain(`Line ${line}, column`);
    expect(await textOf(v)).toContain('did you mean “long-text”?');
    await v.page.locator('textarea[name=text]').fill(next);
    await v.press(button(v, v.w.t('editing.check')));
    expect(await textOf(v)).toContain(v.w.t('editing.done-drafted'));
    expect(await textOf(v)).toContain(v.w.t('editing.working-days', { count: 6 }));
    expect(await textOf(v)).toContain(v.w.t('editing.staying-lead'));

    const draft = new URL(v.page.url()).pathname;
    await fill(v.page, { kind: 'company', country: 'UZ' });
    await v.press(button(v, v.w.t('editing.try-button')));
    expect(await textOf(v)).toContain(v.w.t('apply.form-title'));
    const trial = /\/cases\/([0-9a-f-]{36})/.exec(v.page.url())?.[1] ?? '';
    expect(await stateOf(world, trial)).toMatchObject({ trial: true, version: 2 });

    await v.go(draft);
    await v.press(v.page.locator('main a[href$="/publish"]').first());
    await v.press(button(v, v.w.t('editing.publish-confirm')));
    expect(await textOf(v)).toContain(v.w.t('editing.done-published'));
    await v.press(v.page.locator('main a[href*="/changes/1/2"]').first());
    expect(await textOf(v)).toContain(v.w.t('editing.working-days', { count: 6 }));

    expect(await stateOf(world, running.id)).toMatchObject({ service, version: 1, status: 'in-progress' });
    const later = await sent(world, applicant, { name: 'Of the second version' });
    expect((await stateOf(world, later.id)).tasks[0]?.clock.promise).toBe(6);
    noFaults();
  });
});
