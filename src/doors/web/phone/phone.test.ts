import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

test('the scripts of the phone page are small enough for a slow network', () => {
  expect(gzipSync(read('phone.js')).length).toBeLessThanOrEqual(4096);
  expect(gzipSync(read('worker.js')).length).toBeLessThanOrEqual(1024);
});

test('they write no HTML and run no text as a script', () => {
  for (const script of [read('phone.js'), read('worker.js')]) {
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createHTML|createScript:/);
  }
});
