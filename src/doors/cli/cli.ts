import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** What each command does; `app.ts` fills it in. Each resolves to the process's exit code and writes through `out` and `err`. */
export interface Commands {
  serve(a: { readonly empty: boolean }): Promise<number>;
  extract(files: readonly string[], a: { readonly engine: 'rules' | 'llm' }): Promise<number>;
  ingest(files: readonly string[]): Promise<number>;
  packCheck(folder: string | undefined): Promise<number>;
  serviceList(): Promise<number>;
  serviceDiff(service: string, from: string | undefined, to: string | undefined): Promise<number>;
  programmeList(): Promise<number>;
  credentialIssue(cohort: string): Promise<number>;
  allocationVerify(from: string, a: { readonly key?: string }): Promise<number>;
  credentialVerify(from: string, a: { readonly offline?: boolean; readonly issuer?: string; readonly status?: string }): Promise<number>;
  credentialRotateKey(): Promise<number>;
  mailTake(files: readonly string[]): Promise<number>;
  erase(ids: readonly string[]): Promise<number>;
  fsck(): Promise<number>;
  rebuild(): Promise<number>;
  exportTo(folder: string): Promise<number>;
  importFrom(folder: string): Promise<number>;
}

const engine = (value: string): 'rules' | 'llm' => {
  if (value === 'rules' || value === 'llm') return value;
  throw new InvalidArgumentError('It is rules or llm.');
};

/** Reads the command line and runs what it asks for. The exit code is 0 when it went well, 1 when it did not, 2 for a wrong command line. */
export const runCli = async (argv: readonly string[], commands: Commands): Promise<number> => {
  let code = 0;
  const program = new Command('daricha').description('One window for technology cooperation between countries').exitOverride();
  const keep = async (work: Promise<number>) => {
    code = await work;
  };
  program
    .command('serve')
    .description('start the node; with the demo unless the node already holds something')
    .option('--empty', 'start without the demo, and print a one-time link for the first administrator', false)
    .action((a: { empty: boolean }) => keep(commands.serve(a)));
  program
    .command('extract')
    .description('read communiqués and print what they promise, one JSON object a line')
    .argument('<file...>', 'UTF-8 text files; given together, they are threaded together')
    .option('--engine <name>', 'rules, or llm when LLM_URL is set', engine, 'rules')
    .action((files: string[], a: { engine: 'rules' | 'llm' }) => keep(commands.extract(files, a)));
  program
    .command('ingest')
    .description('add communiqués (text, HTML or PDF) to the register, for review on the desk')
    .argument('<file...>')
    .action((files: string[]) => keep(commands.ingest(files)));
  program
    .command('pack')
    .description('work on country packs')
    .command('check')
    .description('check a pack and report what is wrong as file:line:column: message')
    .argument('[folder]', 'the pack; the one in use when left out')
    .action((folder: string | undefined) => keep(commands.packCheck(folder)));
  program
    .command('allocation')
    .description('look into how places were given')
    .command('verify')
    .description('allocate again from the open file of a round, and say whether everything comes out the same')
    .argument('<file>', 'the file, or its address')
    .option('--key <line>', 'the log’s key, as the node shows it on /ledger: checks the signature of the checkpoint too')
    .action((from: string, a: { key?: string }) => keep(commands.allocationVerify(from, a)));
  program
    .command('programme')
    .description('look at programmes and their calls')
    .command('list')
    .description('print every programme with its calls')
    .action(() => keep(commands.programmeList()));
  const credential = program.command('credential').description('issue credentials, and check them');
  credential
    .command('issue')
    .description('issue the badges of a completed cohort now; begun again, it goes on where it was')
    .argument('<cohort>', 'the id of its call, a point, and that of its venue')
    .action((cohort: string) => keep(commands.credentialIssue(cohort)));
  credential
    .command('verify')
    .description('say who issued a badge, to whom, for what, and whether it still holds')
    .argument('<from>', 'a file (JSON, JWT, PNG or SVG), its address, or - for what is piped in')
    .option('--offline', 'ask nothing of the network')
    .option('--issuer <file>', 'the issuer’s did.json, or its key, to check with offline')
    .option('--status <file>', 'the issuer’s status list, to check with offline')
    .action((from: string, a: { offline?: boolean; issuer?: string; status?: string }) => keep(commands.credentialVerify(from, a)));
  credential
    .command('rotate-key')
    .description('sign badges with a new key from now on; those signed with older ones go on verifying')
    .action(() => keep(commands.credentialRotateKey()));
  const service = program.command('service').description('look at services and their versions');
  service
    .command('list')
    .description('print every version of every service')
    .action(() => keep(commands.serviceList()));
  service
    .command('diff')
    .description('print what changed between two versions, and which open cases keep the older one')
    .argument('<service>', 'its id, such as invest-it-company')
    .argument('[from]', 'a version; the one before the newest when left out')
    .argument('[to]', 'a version; the newest, or the draft, when left out')
    .action((id: string, from: string | undefined, to: string | undefined) => keep(commands.serviceDiff(id, from, to)));
  program
    .command('mail')
    .description('work on mail that comes in')
    .command('take')
    .description('take in answers to invitations from files, as a mail server keeps them')
    .argument('<file...>')
    .action((files: string[]) => keep(commands.mailTake(files)));
  program
    .command('erase')
    .description('erase people who have no account: guests of meetings, members of groups, signatories')
    .argument('<id...>', 'as they are listed; who signed is signatory.<agreement>.<country>')
    .action((ids: string[]) => keep(commands.erase(ids)));
  program
    .command('fsck')
    .description('derive the whole ledger again and name the first record that is not what it should be')
    .action(() => keep(commands.fsck()));
  program
    .command('rebuild')
    .description('fold every stream again into the tables that pages read')
    .action(() => keep(commands.rebuild()));
  program
    .command('export')
    .description('write the whole ledger and its files to a folder')
    .argument('<folder>', 'new or empty')
    .action((folder: string) => keep(commands.exportTo(folder)));
  program
    .command('import')
    .description('fill an empty node from an export; it then has the same root')
    .argument('<folder>')
    .action((folder: string) => keep(commands.importFrom(folder)));
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return code;
};
