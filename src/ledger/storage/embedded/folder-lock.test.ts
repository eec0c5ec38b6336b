import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder, processBegan } from './folder-lock.ts';

describe('the lock on a folder', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'daricha-lock-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('is held once, and can be taken again after it was released', () => {
    const lock = lockFolder(home, 'data');
    expect(() => lockFolder(home, 'data')).toThrow(FolderInUse);
    expect(() => lockFolder(home, 'data')).toThrow(`process ${process.pid}) is using the folder data`);
    lock.release();
    lockFolder(home, 'data').release();
  });

  it('leaves one file behind, however often it is taken', () => {
    for (let round = 0; round < 20; round += 1) lockFolder(home, 'data').release();
    expect(readdirSync(home)).toEqual(['lock.20']);
  });

  it('follows a holder that has died', async () => {
    const child = spawn('sleep', ['60']);
    const held = JSON.stringify({ pid: child.pid, began: processBegan(child.pid ?? 0) });
    writeFileSync(join(home, 'lock.1'), held);
    expect(() => lockFolder(home, 'data')).toThrow(`process ${child.pid}`);
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGKILL');
    await ended;
    lockFolder(home, 'data').release();
  });

  it('does not mistake a stranger with a recycled number for the holder', () => {
    writeFileSync(join(home, 'lock.1'), JSON.stringify({ pid: process.pid, began: 'long ago' }));
    lockFolder(home, 'data').release();
  });

  it('takes a file that a power cut left empty for nobody', () => {
    writeFileSync(join(home, 'lock.3'), '');
    lockFolder(home, 'data').release();
    expect(readdirSync(home)).toEqual(['lock.4']);
  });
});
