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
});
