import { issueRecoveryLink, issueSetupLink } from '../../identity/index.ts';
import { listen } from '../http/server.ts';
import { openMailDoor } from '../mail/mail-door.ts';
import type { OpenNode } from '../node.ts';
import { webDoor } from '../web/web-door.ts';
import type { Console } from './commands.ts';
import { seedDemo } from './demo/seed.ts';
import { takeInPack } from './take-in-pack.ts';

/** Starts the node and answers until it is told to stop. */
export const serve = async (node: OpenNode, console: Console, a: { readonly empty: boolean }): Promise<number> => {
  const stopped = new Promise<void>((resolve) => {
    console.on('SIGINT', resolve);
    console.on('SIGTERM', resolve);
  });
  await takeInPack(node);
  const app = webDoor(node);
  // The demo's past is told before reactions and jobs run beside it: they would compete for the same moment.
  const demo = a.empty ? [] : await seedDemo(node);
  await node.ledger.start();
  const server = await listen(app.fetch, { port: node.settings.PORT, host: node.settings.HOST });
  const { MAIL_IN_PORT, MAIL_FROM, HOST } = node.settings;
  const mail = MAIL_IN_PORT === undefined ? undefined : await openMailDoor(node, { host: HOST, port: MAIL_IN_PORT, address: MAIL_FROM });
  console.stdout.write(`\n  Daricha is open: ${node.settings.PUBLIC_URL ?? server.address}\n`);
  for (const line of demo) console.stdout.write(`  ${line}\n`);
  const setup = demo.length === 0 ? await issueSetupLink(node) : undefined;
  if (setup) console.stdout.write(`  Make the first administrator, once, within 24 hours: ${setup}\n`);
  const recovery = setup ? undefined : await issueRecoveryLink(node);
  if (recovery) console.stdout.write(`  Nobody here has a password. The first administrator chooses one within 30 minutes: ${recovery}\n`);
  console.stdout.write('\n');
  await stopped;
  await mail?.close();
  await server.stop();
  return 0;
};
