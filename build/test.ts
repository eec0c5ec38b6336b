/** `npm test`: styles, types, lint, then every test (or those that the arguments for vitest leave). The last line is `N passed, N failed`; anything but all green exits non-zero. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needChromium } from './chromium.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const run = (name: string, command: string, args: readonly string[]): boolean => {
  console.log(`\n── ${name}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: false }).status === 0;
};

/** Before the tests, so that an installation does not eat a test's own time. */
const browser = (): boolean => {
  console.log('\n── browser');
  try {
    process.env.CHROMIUM = needChromium();
    console.log(process.env.CHROMIUM);
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
};

const bin = (name: string) => join('node_modules', '.bin', name);
const scratch = mkdtempSync(join(tmpdir(), 'daricha-test-'));
const reportFile = join(scratch, 'report.json');

const steps = [
  run('styles', bin('tsx'), ['build/styles.ts']),
  run('types', bin('tsc'), ['--noEmit']),
  run('lint', bin('biome'), ['check', '--error-on-warnings']),
  browser(),
];
const green = run('tests', bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...process.argv.slice(2),
]);

let passed = steps.filter(Boolean).length;
let failed = steps.length - passed;
if (existsSync(reportFile)) {
  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  // A file that cannot be loaded has no tests to count, and a test that was skipped proves nothing: both are failures.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded;
}
if (!green && failed === 0) failed = 1;
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
