import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { receiveText } from '../../communiques/communique/receive.ts';
import { languageRefusal } from '../../communiques/extraction/language/language.ts';
import { textOfUpload } from '../../communiques/intake/upload.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../node.ts';

const said = {
  new: 'added, it waits on the desk',
  source: 'known already: added as one more source',
  known: 'known already: nothing changed',
} as const;

const refusedAs = ({ reason, details }: Refusal): string => `refused: ${reason.replaceAll('-', ' ')} ${JSON.stringify(details)}`;

/** Adds each file to the register and answers a line about each; a file that cannot be taken does not stop the others. */
export const ingest = async (
  node: OpenNode,
  files: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly failed: number }> => {
  const lines: string[] = [];
  let failed = 0;
  for (const file of files) {
    const outcome = await ingestOne(node, file).catch((error: Error) => `refused: ${error.message}`);
    if (outcome.startsWith('refused')) failed += 1;
    lines.push(`${file}: ${outcome}`);
  }
  await node.ledger.settled();
  return { lines, failed };
};

const ingestOne = async (node: OpenNode, file: string): Promise<string> => {
  const name = basename(file);
  const read = await textOfUpload(await readFile(file), name);
  if (isRefusal(read)) return refusedAs(read);
  const language = node.settings.LLM_URL ? null : languageRefusal(read.text);
  if (language) return `refused: ${language}`;
  const received = await receiveText(
    node.ledger,
    {
      title: read.title || name,
      outlet: read.outlet ?? name,
      url: null,
      published: read.published,
      text: read.text,
      language: read.language,
    },
    { actor: system('command-line'), now: node.clock(), makeId: node.makeId },
  );
  return isRefusal(received) ? refusedAs(received) : said[received.as];
};
