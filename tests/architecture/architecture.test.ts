import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from './rules.ts';
import type { Rule } from './rules.ts';
import { readSources, sourceOf } from './source.ts';

const sources = readSources(join(import.meta.dirname, '../..'));
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

describe('the house', () => {
  test('the files of every floor were read', () => {
    for (const floor of ['src/kernel/', 'src/ledger/', 'src/identity/', 'src/communiques/', 'tests/architecture/']) {
      expect(
        sources.some((s) => s.path.startsWith(floor)),
        floor,
      ).toBe(true);
    }
  });

  test.each(Object.entries(rules).map(([name, rule]) => [words(name), rule] as const))('%s', (_, rule) => {
    expect(rule(sources)).toEqual([]);
  });
});

const found = (rule: Rule, ...files: readonly (readonly [path: string, text: string])[]) =>
  rule(files.map(([path, text]) => sourceOf(path, text)));
const long = (lines: number) => 'export const a = 1;\n'.repeat(1) + '//\n'.repeat(lines - 1);

describe('a planted violation is found', () => {
  test.each<[keyof typeof rules, string, string]>([
    ['roomsKeepToTheirNeighbours', 'src/kernel/time/time.ts', "import { x } from '../../ledger/ledger.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/kernel/time/time.ts', "import type { X } from '../../ledger/ledger.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/ledger/streams/append.ts', "import { x } from '../../identity/index.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/identity/person/decide.ts', "import type { X } from '../../communiques/contract.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "import { x } from '../../communiques/contract.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "import { type X } from '../../communiques/contract.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "import type { X } from '../../communiques/commitment/decide.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "export { x } from '../../communiques/index.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "const x = await import('../../communiques/index.ts');"],
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "type X = import('../../exchange/index.ts').X;"],
    ['roomsKeepToTheirNeighbours', 'src/exchange/node/send.ts', "import { x } from '../../communiques/commitment/row.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/doors/web/page.tsx', "import { decide } from '../../communiques/commitment/decide.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/communiques/index.ts', "import { x } from '../app.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/communiques/index.ts', "import { x } from '../../bench/x.ts';"],
    ['nothingImportsADoor', 'src/identity/person/decide.ts', "import { x } from '../../doors/web/app.tsx';"],
    ['honoStaysInTheDoors', 'src/communiques/index.ts', "import { Hono } from 'hono';"],
    ['honoStaysInTheDoors', 'src/communiques/page.tsx', "import { jsx } from 'hono/jsx';"],
    ['queriesStayInTheirFiles', 'src/communiques/commitment/decide.ts', "import { sql } from 'kysely';"],
    ['queriesStayInTheirFiles', 'src/doors/web/page.tsx', "import pg from 'pg';"],
    ['queriesStayInTheirFiles', 'src/communiques/commitment/queries.ts', "import { run } from 'graphile-worker';"],
    ['timeAndChanceAreHandedIn', 'src/communiques/commitment/decide.ts', 'export const now = () => Date.now();'],
    ['timeAndChanceAreHandedIn', 'src/communiques/commitment/decide.ts', 'export const now = () => new Date();'],
    ['timeAndChanceAreHandedIn', 'src/doors/web/page.tsx', 'export const dice = Math.random;'],
    ['namesSayWhatAThingIs', 'src/communiques/utils/text.ts', 'export const a = 1;'],
    ['namesSayWhatAThingIs', 'src/communiques/date-helper.ts', 'export const a = 1;'],
    ['namesSayWhatAThingIs', 'src/communiques/types.ts', 'export const a = 1;'],
    ['namesSayWhatAThingIs', 'src/communiques/mail-service.ts', 'export const a = 1;'],
    ['namesAreKebabCase', 'src/communiques/readMail.ts', 'export const a = 1;'],
    ['namesAreKebabCase', 'src/communiques/Commitment/row.ts', 'export const a = 1;'],
    ['filesStayShort', 'src/communiques/row.ts', long(301)],
    ['filesStayShort', 'src/communiques/row.test.ts', long(501)],
    ['exportsHaveNames', 'src/communiques/row.ts', 'export default 1;'],
    ['exportsHaveNames', 'src/communiques/row.ts', 'const a = 1;\nexport { a as default };'],
    ['onlyRoomsHaveAFront', 'src/communiques/commitment/index.ts', 'export const a = 1;'],
    ['onlyRoomsHaveAFront', 'src/communiques/all.ts', "export * from './a.ts';\nexport { b } from './b.ts';"],
    ['codeKnowsNoCountry', 'src/doors/web/page.tsx', "export const title = 'Promises of Japan';"],
    ['codeKnowsNoCountry', 'src/doors/web/page.tsx', 'export const title = () => <h1>Promises of Japan</h1>;'],
  ])('%s finds it in %s', (name, path, text) => {
    const violations = found(rules[name], [path, text]);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(`${path}:`);
  });

  test('rooms that load each other round a corner are a cycle, types alone are not', () => {
    const one = ['src/alpha/a.ts', "import { b } from '../beta/b.ts';"] as const;
    const two = ['src/beta/b.ts', "import { c } from '../gamma/c.ts';"] as const;
    const three = (kind: string) => ['src/gamma/c.ts', `import ${kind} { A } from '../alpha/a.ts';`] as const;
    expect(found(rules.roomsHaveNoCycles, one, two, three(''))).toHaveLength(3);
    expect(found(rules.roomsHaveNoCycles, one, two, three('type'))).toEqual([]);
  });
});

describe('what is allowed passes', () => {
  test.each<[keyof typeof rules, string, string]>([
    ['roomsKeepToTheirNeighbours', 'src/programmes/call/decide.ts', "import type { X } from '../../communiques/contract.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/communiques/commitment/row.ts', "import { x } from '../../ledger/ledger.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/exchange/node/send.ts', "import { x } from '../../communiques/index.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/doors/web/page.tsx', "import { list } from '../../communiques/commitment/queries.ts';"],
    ['roomsKeepToTheirNeighbours', 'src/app.ts', "import { x } from './doors/web/app.tsx';"],
    ['roomsKeepToTheirNeighbours', 'src/doors/cli/main.ts', "import { open } from '../../app.ts';"],
    ['nothingImportsADoor', 'src/app.ts', "import { x } from './doors/web/app.tsx';"],
    ['queriesStayInTheirFiles', 'src/communiques/commitment/queries.ts', "import { sql } from 'kysely';"],
    ['queriesStayInTheirFiles', 'src/ledger/storage/pool.ts', "import pg from 'pg';"],
    ['queriesStayInTheirFiles', 'src/doors/web/page.tsx', "import type { Kysely } from 'kysely';"],
    ['timeAndChanceAreHandedIn', 'src/app.ts', 'export const now = () => Date.now();'],
    ['timeAndChanceAreHandedIn', 'src/kernel/time/time.ts', 'export const day = (at: string) => new Date(at).toISOString();'],
    ['filesStayShort', 'src/communiques/row.ts', long(300)],
    ['onlyRoomsHaveAFront', 'src/communiques/index.ts', "export { b } from './b.ts';"],
    ['namesSayWhatAThingIs', 'src/one-window/service/service.ts', 'export const a = 1;'],
    ['codeKnowsNoCountry', 'src/doors/settings.ts', "export const pack = 'packs/pakistan'; // of Pakistan"],
  ])('%s lets %s be', (name, path, text) => {
    expect(found(rules[name], [path, text])).toEqual([]);
  });
});
