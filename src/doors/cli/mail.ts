import { readFile } from 'node:fs/promises';
import { type MailNode, takeMail } from '../mail/take-mail.ts';
import { inWords } from '../mail/words.ts';

/** Takes in mails that lie in files, as a mail server saves them (RFC 5322), and says of each what became of it. */
export const mailTake = async (
  node: MailNode,
  files: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly failed: number }> => {
  const lines: string[] = [];
  let failed = 0;
  for (const file of files) {
    const bytes = await readFile(file).catch(() => undefined);
    const taken = bytes === undefined ? undefined : await takeMail(node, bytes);
    if (taken === undefined || taken.outcome === 'refused') failed += 1;
    lines.push(
      taken === undefined ? `${file}: there is no such file, or it cannot be read` : `${file}: ${taken.outcome}: ${inWords(taken)}`,
    );
  }
  await node.ledger.settled();
  return { lines, failed };
};
