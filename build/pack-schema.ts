/** Writes the JSON Schemas that let an editor complete and check a pack: `npm run pack-schema`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Template } from '../src/engagements/templates/definition.ts';
import { packFiles } from '../src/identity/pack/schema.ts';
import { Definition } from '../src/one-window/service/definition.ts';
import { ProgrammeDefinition } from '../src/programmes/programme/definition.ts';

import { serviceHints, withHints } from './service-hints.ts';

const files = { ...packFiles, 'service.yaml': Definition, 'programme.yaml': ProgrammeDefinition, 'agreement.yaml': Template };
const hints: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'service.yaml': serviceHints };

/** The published schemas by file name, exactly as they stand in `packs/schema/`. */
export const packSchemas = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(files).map(([file, schema]) => [
      file.replace('.yaml', '.schema.json'),
      `${JSON.stringify({ title: file, ...withHints(z.toJSONSchema(schema, { io: 'input' }), hints[file] ?? {}) }, null, 2)}\n`,
    ]),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync('packs/schema', { recursive: true });
  for (const [name, text] of Object.entries(packSchemas())) writeFileSync(join('packs/schema', name), text);
}
