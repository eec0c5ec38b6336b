import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCheckpoint } from '../../../../ledger/transparency/note.ts';
import type { LetterProof } from '../../../../one-window/documents/letter/check-letter.ts';
import { fewAnswers } from '../../../../one-window/testing/definition.ts';
import { plain } from '../../testing/page-site.ts';
import { decideTask, type Letters, openLetters } from './testing.ts';

let t: Letters;
beforeAll(async () => {
  t = await openLetters();
});
afterAll(async () => {
  expect(t.failed).toEqual([]);
  await t.close();
});

const read = async (answer: Response | Promise<Response>) => {
  const got = await answer;
  return { status: got.status, text: plain(await got.text()), headers: got.headers };
};
const granted = async (more: object = {}): Promise<{ readonly id: string; readonly code: string }> => {
  const id = await t.sent({ answers: fewAnswers, more });
  for (const task of ['registry', 'safety', 'permit'] as const) await decideTask(t, id, task);
  return { id, code: (await t.state(id)).letters[0]?.code ?? '' };
};
const refusedCase = async () => {
  const id = await t.sent({ answers: fewAnswers });
  await decideTask(t, id, 'registry');
  await decideTask(t, id, 'safety', 'refuse');
  return { id, code: (await t.state(id)).letters[0]?.code ?? '' };
};
const pdfOf = async (id: string, code: string): Promise<Buffer> =>
  Buffer.from(await (await t.get(`/cases/${id}/letter/${code}`, 'pilot')).arrayBuffer());
const textOf = async (pdf: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replace(/\s+/g, ' ');

describe('the letter of a decision', () => {
  test('is a PDF that its holder alone may open, with safe headers', async () => {
    const { id, code } = await granted();
    const answer = await t.get(`/cases/${id}/letter/${code}`, 'pilot');
    const { reference } = await t.state(id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${reference}.pdf"; filename*=UTF-8''${reference}.pdf`,
    });
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    const text = await textOf(Buffer.from(await answer.arrayBuffer()));
    for (const part of [
      reference,
      code,
      'Zafar Testname may fly a balloon of 5 metres.',
      'Only by day.',
      '5 January 2027',
      'The sky authority',
    ])
      expect(text).toContain(part);
    for (const who of ['sky', 'sana', 'head', 'auditor', 'editor', 'weather'])
      expect((await t.get(`/cases/${id}/letter/${code}`, who)).status, who).toBe(404);
    expect((await t.get(`/cases/${id}/letter/${code}`)).status).toBe(401);
    expect((await t.get(`/cases/${id}/letter/${code}x`, 'pilot')).status).toBe(404);
  });
  test('of a refusal gives its reasons and the way to appeal', async () => {
    const { id, code } = await refusedCase();
    const text = await textOf(await pdfOf(id, code));
    for (const part of [
      'Zafar Testname may not fly it.',
      'It is not safe.',
      'The rope is too short.',
      'safety desk, The safety authority',
      '4 February 2026',
    ])
      expect(text).toContain(part);
  });
  test('is made once: asked for at the same time by several, it is one file and one fact', async () => {
    const { id, code } = await granted();
    const made = await Promise.all(Array.from({ length: 6 }, () => pdfOf(id, code)));
    expect(new Set(made.map((pdf) => createHash('sha256').update(pdf).digest('hex'))).size).toBe(1);
    expect((await t.ledger.events(`case/${id}`)).filter(({ type }) => type === 'LetterMade').length).toBe(1);
  });
});

describe('checking a letter', () => {
  test('says that it is genuine and holds, whose it is and until when', async () => {
    const { id, code } = await granted();
    const { text, status, headers } = await read(t.get(`/check/${code}`));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-cache');
    for (const part of ['Genuine, and it holds', 'Zafar Testname', (await t.state(id)).reference ?? '', '5 January 2026', '5 January 2027'])
      expect(text).toContain(part);
  });
  test('forgives how the code is typed', async () => {
    const { code } = await granted();
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await t.get(`/check?code=${encodeURIComponent(typed)}`)).headers.get('location')).toBe(`/check/${code}`);
    expect((await t.get(`/check/${code.toLowerCase().replaceAll('-', '')}`)).headers.get('location')).toBe(`/check/${code}`);
  });
  test('knows no other code, and says so politely', async () => {
    const { status, text } = await read(t.get('/check/AAAAA-BBBBB-CCCCC-DDDDD'));
    expect([status, text.includes('No letter that was issued here has this code')]).toEqual([404, true]);
    expect((await t.get('/check?code=')).status).toBe(404);
    expect((await t.get(`/check/${encodeURIComponent("'; drop table cases --")}`)).status).toBe(404);
    expect((await t.get('/check')).status).toBe(200);
  });
  test('gives a proof that anyone can work out again from the file alone', async () => {
    const { id, code } = await granted();
    const pdf = await pdfOf(id, code);
    await granted();
    const proof = (await (await t.get(`/check/${code}/proof.json`)).json()) as LetterProof;
    const sha256 = (...parts: (string | Buffer)[]) =>
      createHash('sha256')
        .update(Buffer.concat(parts.map((p) => Buffer.from(p))))
        .digest();
    expect(JSON.parse(proof.event).data.sha256).toBe(sha256(pdf).toString('hex'));
    // RFC 9162 section 2.1.3.2, written here once more so that nothing of the ledger's own code is believed.
    let hash = sha256(Buffer.of(0), sha256(proof.event));
    let [fn, sn] = [proof.position - 1, proof.size - 1];
    for (const step of proof.path.map((hex) => Buffer.from(hex, 'hex'))) {
      if (fn % 2 === 1 || fn === sn) {
        hash = sha256(Buffer.of(1), step, hash);
        while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
      } else hash = sha256(Buffer.of(1), hash, step);
      [fn, sn] = [fn >> 1, sn >> 1];
    }
    expect(sn).toBe(0);
    const [, , publicKey = ''] = /^(.+)\+[0-9a-f]{8}\+(.+)$/.exec(proof.verifier) ?? [];
    const key = { name: proof.verifier.split('+')[0] ?? '', publicKey: Buffer.from(publicKey, 'base64').subarray(1) };
    const head = openCheckpoint(proof.checkpoint, key);
    expect(head).toMatchObject({ size: proof.size });
    expect(hash.toString('hex')).toBe(head?.root.toString('hex'));
  });
  test('tells a copy that was changed from the one that was issued', async () => {
    const { id, code } = await granted();
    const pdf = await pdfOf(id, code);
    const compare = (bytes: Uint8Array) => read(t.post(`/check/${code}`, { copy: new File([new Uint8Array(bytes)], 'letter.pdf') }));
    expect((await compare(pdf)).text).toContain('Your copy is the letter that was issued');
    const changed = Buffer.from(pdf);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect((await compare(changed)).text).toContain('Your copy is not the letter that was issued');
    expect(await read(t.post(`/check/${code}`, {}))).toMatchObject({ status: 422, text: expect.stringContaining('Choose a file.') });
  });
  test('says when its time is over, by the day where the office sits', async () => {
    const { code } = await granted();
    t.at('2027-01-05T18:59:00.000Z');
    expect((await read(t.get(`/check/${code}`))).text).toContain('Genuine, and it holds');
    t.at('2027-01-05T19:00:00.000Z');
    expect((await read(t.get(`/check/${code}`))).text).toContain('It was issued here and held until 5 January 2027');
    t.at('2026-01-05T06:00:00.000Z');
  });
  test('of a refusal says so, that it is looked at again, and that a grant took its place', async () => {
    const { id, code } = await refusedCase();
    expect((await read(t.get(`/check/${code}`))).text).toContain('Genuine: a refusal');
    await t.send(id, 'pilot', 'LodgeAppeal', { words: 'The rope is long.' });
    expect((await read(t.get(`/check/${code}`))).text).toContain('a refusal that is being looked at again');
    await t.send(id, 'appeals', 'DecideTask', { task: 'appeal-1', decision: 'allow', words: 'Long enough.' });
    expect((await read(t.get(`/check/${code}`))).text).toContain('a refusal that is being looked at again');
    await decideTask(t, id, 'permit');
    const { letters } = await t.state(id);
    expect(letters.length).toBe(2);
    expect((await read(t.get(`/check/${code}`))).text).toContain('Genuine, but it no longer holds');
    expect((await read(t.get(`/check/${letters[1]?.code}`))).text).toContain('Genuine, and it holds');
    expect(await textOf(await pdfOf(id, code))).toContain('may not fly it');
    expect(await textOf(await pdfOf(id, letters[1]?.code ?? ''))).toContain('may fly a balloon');
  });
  test('hands nobody the letter itself, whose digest is public', async () => {
    const { id, code } = await granted();
    const digest = createHash('sha256')
      .update(await pdfOf(id, code))
      .digest('hex');
    expect((await read(t.get(`/check/${code}`))).text).toContain(digest);
    expect((await t.get(`/files/${digest}/letter.pdf`)).status).toBe(404);
  });
  test('does not show why it was refused, nor any answer', async () => {
    const { id, code } = await refusedCase();
    await pdfOf(id, code);
    const { text } = await read(t.get(`/check/${code}`));
    const proof = await (await t.get(`/check/${code}/proof.json`)).text();
    for (const secret of ['rope', 'It is not safe', 'safety', 'unsafe', 'pilot_name']) expect(text + proof).not.toContain(secret);
  });
  test('is for anyone but not for machines that try codes', async () => {
    const tries = [];
    for (let i = 0; i < 125; i++) tries.push((await t.get(`/check/0000${i}-00000-00000-00000`)).status);
    expect([tries.includes(429), tries[0]]).toEqual([true, 404]);
    t.at('2026-01-05T06:20:00.000Z');
    expect((await t.get('/check/00000-00000-00000-00000')).status).toBe(404);
    t.at('2026-01-05T06:00:00.000Z');
  });
});
