import { languageRefusal } from '../../communiques/extraction/language/language.ts';
import { threadMentions } from '../../communiques/extraction/threads/threads.ts';
import { checkPack, loadPack } from '../../identity/pack/load-pack.ts';
import type { Pack } from '../../identity/pack/schema.ts';
import { checkServices, loadServices } from '../../one-window/service/checking/load-services.ts';
import { checkTemplates } from '../../engagements/templates/load-templates.ts';
import { checkProgrammes } from '../../programmes/programme/checking/load-programmes.ts';
import type { OpenNode } from '../node.ts';
import { readSettings, type Settings } from '../settings.ts';
import { verifyAllocation } from './allocation.ts';
import type { Commands } from './cli.ts';
import { credentialIssue } from './credential-issue.ts';
import { verifyCredential } from './credential.ts';
import { extractFiles } from './extract.ts';
import { ingest } from './ingest.ts';
import { eraseSeats } from './erase.ts';
import { mailTake } from './mail.ts';
import { programmeList, servicesOfPack } from './programmes.ts';
import { readerFor } from './readers.ts';
import { fsckInWords } from './reports.ts';
import { serve } from './serve.ts';
import { serviceDiff, serviceList } from './services.ts';

export type Open = (settings: Settings, pack: Pack) => Promise<OpenNode>;

/** The part of the process that commands may touch. */
export interface Console {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { readonly isTTY?: boolean | undefined; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  on(signal: 'SIGINT' | 'SIGTERM', act: () => void): unknown;
}

/** What is wrong and what to do, for a person at a terminal; never a stack. */
class Unusable extends Error {}

const settingsFrom = (console: Console): { settings: Settings; pack: Pack } => {
  const settings = readSettings(console.env);
  if ('wrong' in settings) throw new Unusable(`These settings cannot be used:\n${settings.wrong.map((w) => `  ${w}`).join('\n')}`);
  const { pack, errors } = loadPack(settings.DARICHA_PACK);
  if (errors) throw new Unusable(`The pack cannot be used:\n${checkPack(settings.DARICHA_PACK).join('\n')}`);
  return { settings, pack };
};

/** Runs `work` on an open node and closes it, whatever happens. */
const withNode = async (console: Console, open: Open, work: (node: OpenNode) => Promise<number>): Promise<number> => {
  const { settings, pack } = settingsFrom(console);
  const node = await open(settings, pack);
  try {
    return await work(node);
  } finally {
    await node.close();
  }
};

const told = (console: Console, work: () => Promise<number>) => async (): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // What the language itself throws is a fault of ours: only where it came from helps then.
    const isFault = !(error instanceof Unusable) && /^(|Range|Type|Reference|Syntax)Error$/.test(error.name);
    console.stderr.write(`${isFault ? (error.stack ?? error.message) : error.message}\n`);
    return 1;
  }
};

/** Services name what the pack holds, and programmes what services ask: each is only looked at once what it names is sound. */
const checkWholePack = (folder: string): readonly string[] => {
  const { pack } = loadPack(folder);
  if (pack === undefined) return checkPack(folder);
  const { services } = loadServices(folder, pack);
  if (services === undefined) return checkServices(folder, pack);
  const known = services.map((s) => s.id);
  return [...checkProgrammes(folder, pack, servicesOfPack(pack, services)), ...checkTemplates(folder, { pack, services: known })];
};

const line = (console: Console, text: string) => console.stdout.write(`${text}\n`);

export const commandsOf = (console: Console, open: Open): Commands => {
  const onNode = (work: (node: OpenNode) => Promise<number>) => told(console, () => withNode(console, open, work))();
  return {
    serve: (a) => onNode((node) => serve(node, console, a)),
    extract: (files, a) => told(console, () => extract(console, files, a.engine))(),
    ingest: (files) =>
      onNode(async (node) => {
        const { lines, failed } = await ingest(node, files);
        for (const text of lines) line(console, text);
        return failed === 0 ? 0 : 1;
      }),
    packCheck: async (folder) => {
      const settings = readSettings(console.env);
      const lines = checkWholePack(folder ?? ('wrong' in settings ? 'packs/pakistan' : settings.DARICHA_PACK));
      for (const text of lines) line(console, text);
      return lines.length === 0 ? 0 : 1;
    },
    serviceList: () =>
      onNode(async (node) => {
        for (const text of await serviceList(node)) line(console, text);
        return 0;
      }),
    programmeList: () =>
      onNode(async (node) => {
        for (const text of await programmeList(node)) line(console, text);
        return 0;
      }),
    serviceDiff: (service, from, to) =>
      onNode(async (node) => {
        const told = await serviceDiff(node, service, { from, to });
        if (told.problem !== undefined) throw new Unusable(told.problem);
        for (const text of told.lines) line(console, text);
        return 0;
      }),
    credentialIssue: (cohort) =>
      onNode(async (node) => {
        const told = await credentialIssue(node, cohort, console.stdout);
        if (told.problem !== undefined) throw new Unusable(told.problem);
        for (const text of told.lines) line(console, text);
        return 0;
      }),
    allocationVerify: (from, a) => told(console, () => verifyAllocation(console, from, a))(),
    credentialVerify: (from, a) =>
      told(console, async () => {
        const settings = readSettings(console.env);
        if ('wrong' in settings) throw new Unusable(settings.wrong.join('\n'));
        const { lines, holds } = await verifyCredential(settings, new Date().toISOString(), from, a);
        for (const text of lines) line(console, text);
        return holds ? 0 : 1;
      })(),
    credentialRotateKey: () =>
      onNode(async (node) => {
        line(console, `Badges are signed with ${node.badges.rotateKey()} from now on.`);
        return 0;
      }),
    mailTake: (files) =>
      onNode(async (node) => {
        const { lines, failed } = await mailTake(node, files);
        for (const text of lines) line(console, text);
        return failed === 0 ? 0 : 1;
      }),
    erase: (ids) =>
      onNode(async (node) => {
        const { lines, failed } = await eraseSeats(node, ids);
        for (const text of lines) line(console, text);
        return failed === 0 ? 0 : 1;
      }),
    fsck: () =>
      onNode(async (node) => {
        const report = await node.ledger.fsck();
        line(console, fsckInWords(report));
        return report.clean ? 0 : 1;
      }),
    rebuild: () =>
      onNode(async (node) => {
        const { streams } = await node.ledger.rebuild();
        line(console, `${streams} streams folded again; every table is what its streams make it.`);
        return 0;
      }),
    exportTo: (folder) =>
      onNode(async (node) => {
        const { events, files, root } = await node.ledger.exportTo(folder);
        line(console, `${events} events and ${files} files written to ${folder}; root ${root}`);
        return 0;
      }),
    importFrom: (folder) =>
      onNode(async (node) => {
        const { events, files, root } = await node.ledger.importFrom(folder);
        line(console, `${events} events and ${files} files read from ${folder}; root ${root}`);
        return 0;
      }),
  };
};

/** Needs neither a database nor a pack: reading a text is a function. */
const extract = async (console: Console, files: readonly string[], engine: 'rules' | 'llm'): Promise<number> => {
  const settings = readSettings(console.env);
  if ('wrong' in settings) throw new Unusable(settings.wrong.join('\n'));
  if (engine === 'llm' && !settings.LLM_URL) throw new Unusable('--engine llm needs LLM_URL and LLM_MODEL');
  const reader = readerFor(engine === 'llm' ? settings : { ...settings, LLM_URL: undefined });
  const { lines, problems } = await extractFiles(
    files,
    reader,
    threadMentions,
    engine === 'llm' ? () => undefined : (text) => languageRefusal(text) ?? undefined,
  );
  for (const found of lines) line(console, JSON.stringify(found));
  for (const problem of problems) console.stderr.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
};
