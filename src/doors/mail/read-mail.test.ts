import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.ts';

const mail = (...headers: readonly string[]): Buffer =>
  Buffer.from(['From: Mere Koro <Guest@Example.org>', ...headers, '', 'Yes.', ''].join('\r\n'));

describe('a mail', () => {
  it('is from the one address in its From, in lower case', async () => {
    expect(await readMail(mail('To: desk@node.example.org'))).toMatchObject({
      from: 'guest@example.org',
      calendar: undefined,
      disproved: undefined,
    });
    expect((await readMail(mail('From: other@example.org'))).from).toBeUndefined();
    expect((await readMail(Buffer.from('From: a@example.org, b@example.org\r\n\r\nYes.\r\n'))).from).toBeUndefined();
    expect((await readMail(Buffer.from('Subject: none\r\n\r\nYes.\r\n'))).from).toBeUndefined();
    expect((await readMail(Buffer.from([0, 255, 13, 10]))).from).toBeUndefined();
  });
  it.each<[string | undefined, string]>([
    ['dmarc', 'mx; dmarc=fail; dkim=pass'],
    ['spf', 'mx; spf=fail smtp.mailfrom=x'],
    ['dkim', 'mx; dkim=fail; spf=pass'],
    [undefined, 'mx; spf=fail; dkim=pass'],
    [undefined, 'mx; dmarc=pass; spf=fail'],
    [undefined, 'mx; spf=softfail'],
    [undefined, 'mx; none'],
  ])('is disproved by %s where our own mail server found “%s”', async (by, found) => {
    expect((await readMail(mail(`Authentication-Results: ${found}`))).disproved).toBe(by);
  });
  it('is not proven by a finding that came along with it', async () => {
    const found = (...servers: readonly string[]) => readMail(mail(...servers.map((s) => `Authentication-Results: ${s}`)));
    expect((await found('mx.node.example; spf=fail', 'mallory.example; dkim=pass; dmarc=pass')).disproved).toBe('spf');
    expect((await found('mx.node.example; spf=fail', 'MX.node.example; dkim=pass')).disproved).toBeUndefined();
    expect((await found('mallory.example; dmarc=pass', 'mx.node.example; dmarc=fail')).disproved).toBe('dmarc');
  });
  const parts = (count: number): Buffer =>
    Buffer.from(
      `From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/calendar\r\n\r\nx\r\n'.repeat(count)}--b--\r\n`,
    );
  it('that is built to be hard to read is not read, and soon given up', async () => {
    const before = performance.now();
    for (const bytes of [parts(20_000), Buffer.from(`From: ${'a@example.org, '.repeat(70_000)}\r\n\r\nYes.\r\n`)]) {
      expect(await readMail(bytes)).toMatchObject({ readable: false, from: undefined, calendar: undefined });
    }
    expect(performance.now() - before).toBeLessThan(3_000);
    expect(await readMail(parts(3))).toMatchObject({ readable: true, from: 'a@example.org', calendar: 'x' });
  });
});
