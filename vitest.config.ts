import { defineConfig } from 'vitest/config';

const server = './tests/setup/database.ts';
const tests = (name: string, include: string[], more: object = {}) => ({ extends: true as const, test: { name, include, ...more } });
const oneByOne = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } });

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    passWithNoTests: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      tests('pure', ['src/**/*.test.{ts,tsx}', 'packs/**/*.test.ts', 'build/**/*.test.ts'], {
        exclude: ['**/*.db.test.*', '**/*.http.test.*'],
        setupFiles: './tests/setup/seed.ts',
        // Properties are tried on hundreds of cases; a machine that is busy with other things may take its time.
        testTimeout: 60_000,
      }),
      tests('database', ['src/**/*.db.test.ts'], { globalSetup: server }),
      tests('http', ['src/**/*.http.test.{ts,tsx}'], { globalSetup: server }),
      tests('walls', ['tests/architecture/**/*.test.ts']),
      // Servers that are killed and browsers measure time; each of them gets the machine for itself.
      tests('faults', ['tests/faults/**/*.test.ts'], { globalSetup: server, testTimeout: 120_000, hookTimeout: 120_000, ...oneByOne(1) }),
      tests('journeys', ['tests/journeys/**/*.test.ts'], {
        globalSetup: './tests/setup/site.ts',
        testTimeout: 120_000,
        hookTimeout: 120_000,
        ...oneByOne(2),
      }),
    ],
  },
});
