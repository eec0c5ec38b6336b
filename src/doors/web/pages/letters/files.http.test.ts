import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOf, examplePdf, pngOf } from '../../../../one-window/documents/testing.ts';
import { everyone } from '../desk/evidence-file.ts';
import { staff } from '../inbox/testing.ts';
import { decideTask, type Letters, openLetters } from './testing.ts';

let t: Letters;
let id: string;
const files: Record<'insurance' | 'plan' | 'note', string> = { insurance: '', plan: '', note: '' };
beforeAll(async () => {
  t = await openLetters();
  id = t.makeId();
  const opened = {
    service: 'balloon-permit',
    version: 1,
    kind: 'laboratory',
    country: 'BO',
    name: 'Zafar',
    language: 'en',
    offices: ['weather-desk'],
  };
  await t.send(id, 'pilot', 'OpenCase', opened);
  await t.send(id, 'pilot', 'SaveAnswers', { group: 'pilot', answers: { pilot_name: 'Zafar' }, whole: true });
  await t.send(id, 'pilot', 'SaveAnswers', { group: 'balloon', answers: { size: 12, transmits: 'no' }, whole: true });
  files.insurance = await t.attach(id, 'pilot', 'insurance', examplePdf('insurance'));
  files.plan = await t.attach(id, 'pilot', 'flight-plan', pngOf());
});
afterAll(async () => {
  expect(t.failed).toEqual([]);
  await t.close();
});
const open = (file: string, who: string | null, on = id) => t.get(`/cases/${on}/files/${file}`, who);
/** Everyone who may open it. */
const readers = async (file: string): Promise<readonly string[]> => {
  const statuses = await Promise.all(Object.keys(staff).map(async (who) => [who, (await open(file, who)).status] as const));
  for (const [who, status] of statuses) expect([200, 404], who).toContain(status);
  return statuses.filter(([, status]) => status === 200).map(([who]) => who);
};

describe('a file of a case', () => {
  test('is the applicant’s alone until the case is sent', async () => {
    expect(await readers(files.insurance)).toEqual(['pilot']);
    await t.send(id, 'pilot', 'SubmitCase', { declared: ['all_true'] });
  });
  test('is then for the offices whose task sees it, their supervisors, and nobody else', async () => {
    expect(await readers(files.insurance)).toEqual(['sana', 'rahim', 'head', 'chief', 'both', 'pilot', 'insider']);
    expect(await readers(files.plan)).toEqual(['sana', 'rahim', 'head', 'chief', 'both', 'pilot', 'insider']);
    expect((await open(files.insurance, null)).status).toBe(401);
  });
  test('that an office makes is its own until it has decided, then the applicant’s too', async () => {
    files.note = await t.attach(id, 'sana', 'safety-note', examplePdf('note'), 'safety');
    expect(await readers(files.note)).toEqual(['sana', 'rahim', 'head', 'chief', 'both', 'insider']);
    await t.send(id, 'sana', 'DecideTask', { task: 'safety', decision: 'approve' });
    expect(await readers(files.note)).toContain('pilot');
  });
  test('is seen by an office that is asked for advice as far as the task that asked, and no longer than it is of the case', async () => {
    await t.send(id, 'other', 'AskAdvice', { task: 'registry', office: 'radio-desk', words: 'Is this the man?' });
    expect(await readers(files.insurance)).not.toContain('radio');
  });
  test('is not there under another case or another name', async () => {
    const second = await t.sent();
    expect((await open(files.insurance, 'sana', second)).status).toBe(404);
    for (const odd of ['..', '%2e%2e%2f', 'x', files.insurance.slice(1), `${files.insurance}%00`])
      expect((await open(odd, 'pilot')).status, odd).toBe(404);
    expect((await open(files.insurance, 'pilot', 'nowhere')).status).toBe(404);
  });
  test('comes with headers under which nothing in it runs and nobody keeps it', async () => {
    const answer = await open(files.insurance, 'pilot');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="insurance _.pdf"; filename*=UTF-8''insurance%20%C3%A4.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    });
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'.*frame-ancestors 'none'/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(examplePdf('insurance'))).toBe(true);
    const saved = await t.get(`/cases/${id}/files/${files.plan}?save`, 'pilot');
    expect(saved.headers.get('content-type')).toBe('image/png');
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
  });
  test('is not found by its digest, although evidence of the register is, even when somebody sends the same bytes', async () => {
    const digests = (await t.state(id)).files.map((file) => file.sha256);
    for (const digest of digests) expect((await t.get(`/files/${digest}/a.pdf`, 'pilot')).status).toBe(404);
    const evidence = examplePdf('evidence');
    const kept = await t.files.keep(evidence, 'application/pdf', [everyone]);
    await t.files.keep(evidence, 'application/pdf', ['pilot']);
    expect((await t.get(`/files/${kept.digest}/a.pdf`)).status).toBe(200);
  });
  test('of a kind that was not asked for is not attached', async () => {
    const other = t.makeId();
    await t.send(other, 'pilot', 'OpenCase', {
      service: 'balloon-permit',
      version: 1,
      kind: 'laboratory',
      country: 'BO',
      name: 'Zafar',
      language: 'en',
    });
    await t.send(other, 'pilot', 'SaveAnswers', { group: 'balloon', answers: { size: 12, transmits: 'no' }, whole: true });
    const refused = await t.attach(other, 'pilot', 'flight-plan', docxOf()).catch((error: Error) => error.message);
    expect(refused).toMatch(/refused/);
  });
  test('goes with its owner', async () => {
    await t.ledger.erase({ person: 'pilot' });
    for (const who of ['sana', 'pilot']) expect((await open(files.insurance, who)).status).toBe(404);
  });
});

test('an officer of the applicant’s own organisation sees no file', async () => {
  const mine = await t.sent({ more: { offices: ['safety-desk'] } });
  const [file] = (await t.state(mine)).files;
  expect((await open(file?.attachment ?? '', 'sana', mine)).status).toBe(404);
});
test('a decision adds no reader', async () => {
  const mine = await t.sent({ answers: { pilot_name: 'Z', size: 5, transmits: 'no' } });
  await decideTask(t, mine, 'registry');
  const [file] = (await t.state(mine)).files;
  expect((await open(file?.attachment ?? '', 'other', mine)).status).toBe(404);
});
