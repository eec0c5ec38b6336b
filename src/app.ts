/** The composition root: the only file that knows every room. It joins parts and decides nothing. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import { communiques } from './communiques/index.ts';
import { runCli } from './doors/cli/cli.ts';
import { commandsOf } from './doors/cli/commands.ts';
import { readerFor } from './doors/cli/readers.ts';
import type { OpenNode } from './doors/node.ts';
import type { Settings } from './doors/settings.ts';
import { engagements } from './engagements/index.ts';
import { loadTemplates } from './engagements/templates/load-templates.ts';
import { openBadges } from './exchange/index.ts';
import { identityRoom } from './identity/index.ts';
import type { Pack } from './identity/pack/schema.ts';
import { idsFrom } from './kernel/identifiers/identifiers.ts';
import type { Clock } from './kernel/time/time.ts';
import type { Room } from './ledger/ledger.ts';
import { openLedger } from './ledger/open.ts';
import { openStorage } from './ledger/storage/connection.ts';
import { migrate } from './ledger/storage/migrations.ts';
import { migrationsFor } from './ledger/streams/schema.ts';
import { readNodeKey } from './ledger/transparency/node-key.ts';
import { calendarsFrom, officeBookFrom } from './one-window/calendar/working-days.ts';
import { oneWindow } from './one-window/index.ts';
import { type Programmes, programmes } from './programmes/index.ts';

const systemClock: Clock = () => new Date().toISOString();

/** Opens storage, rooms and ledger of one node. Whoever opens it closes it. */
export const openNode = async (settings: Settings, pack: Pack, clock: Clock = systemClock): Promise<OpenNode> => {
  const log = pino({ level: settings.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }));
  const makeId = idsFrom(Date.now, randomBytes);
  const publicUrl = (settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`).replace(/\/+$/, '');
  const nodeKey = await readNodeKey(settings.DARICHA_DATA, `${new URL(publicUrl).host}/log`);
  const storage = await openStorage({ databaseUrl: settings.DATABASE_URL, folder: settings.DARICHA_DATA, log, readTimeout: 8_000 });
  try {
    const extractor = readerFor(settings);
    const around = { clock, makeId, random: randomBytes, publicUrl };
    const elapsed = () => performance.now() / 1000;
    const calendars = calendarsFrom(pack);
    const window = oneWindow({
      calendars,
      offices: officeBookFrom(pack),
      countries: { home: pack.country, partners: pack.partners.map((p) => p.country) },
      elapsed,
      timeZone: pack.timeZone,
      clamdUrl: settings.CLAMD_URL,
      makeId,
      files: () => ledger.files,
      // The window asks the programmes which calls are open, and they ask the window what was applied for.
      intakes: { of: (service) => courses.intakes.of(service), refresh: (open) => courses.intakes.refresh(open) },
      clock,
      publicUrl,
    });
    const badges = openBadges({
      publicUrl,
      folder: settings.DARICHA_DATA,
      issuer: { name: `Daricha of ${pack.name.en}`, url: publicUrl },
      organisations: pack.organisations,
    });
    const courses: Programmes = programmes({
      ...around,
      elapsed,
      timeZone: pack.timeZone,
      code: `daricha ${manifest.version}`,
      applications: window.applications,
      badges: badges.maker,
      zoneOf: (country) => calendars[country]?.timeZone,
      files: () => ledger.files,
      transparency: () => ledger.transparency,
    });
    const templates = loadTemplates(settings.DARICHA_PACK, { pack });
    for (const e of templates.errors) log.warn({ from: 'pack' }, `${e.file}:${e.line}:${e.column}: ${e.message}`);
    const relations = engagements({
      smtpUrl: settings.SMTP_URL,
      mailFrom: settings.MAIL_FROM,
      ...around,
      timeZone: pack.timeZone,
      home: pack.country,
      templates: templates.templates,
      applications: window.applications,
      files: () => ledger.files,
    });
    const rooms: readonly Room[] = [
      identityRoom({
        ...around,
        smtpUrl: settings.SMTP_URL,
        mailFrom: settings.MAIL_FROM,
        attachments: courses.attachments,
        erase: async (_, about) => {
          for (const person of about) await ledger.erase({ person });
        },
      }),
      communiques({
        extractor,
        makeId,
        clock,
        publicUrl,
        rules: { home: pack.country, quietDays: pack.rules.goneQuiet.days },
        documents: relations.documents,
      }),
      window.room,
      courses.room,
      relations.room,
    ];
    await migrate(storage, migrationsFor(rooms));
    const ledger = await openLedger({
      storage,
      rooms,
      clock,
      randomBytes,
      log,
      nodeKey,
      filesFolder: join(settings.DARICHA_DATA, 'files'),
    });
    await window.open(ledger);
    await courses.open(ledger);
    await relations.open(ledger);
    return {
      settings,
      pack,
      ledger,
      clock,
      makeId,
      publicUrl,
      extractor,
      window,
      programmes: courses,
      engagements: relations,
      badges,
      log,
      random: randomBytes,
      files: ledger.files,
      transparency: ledger.transparency,
      close: async () => {
        await ledger.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await runCli(process.argv.slice(2), commandsOf(process, openNode));
}
