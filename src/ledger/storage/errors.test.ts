import { describe, expect, it } from 'vitest';
import { isUnavailable, storageErrorOf } from './errors.ts';

const failure = (fields: object, message = 'it went wrong') => Object.assign(new Error(message), fields);

describe('errors of the storage', () => {
  it.each([
    [{ code: '40001', severity: 'ERROR' }, 'serialization'],
    [{ code: '53100', severity: 'ERROR' }, 'disk-full'],
    [{ code: '57P03', severity: 'FATAL' }, 'unavailable'],
    [{ code: '08006', severity: 'FATAL' }, 'unavailable'],
    [{ code: '42601', severity: 'ERROR' }, 'other'],
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'unavailable'],
    [{ code: 'ENOENT', syscall: 'connect' }, 'unavailable'],
  ])('%j is %s', (fields, kind) => {
    expect(storageErrorOf(failure(fields))?.kind).toBe(kind);
  });

  it('takes a quota and a file size limit for a full disk, which PostgreSQL calls internal errors', () => {
    const words = 'could not extend file "base/1/2": Disk quota exceeded';
    expect(storageErrorOf(failure({ code: 'XX000', severity: 'ERROR' }, words))?.kind).toBe('disk-full');
  });

  it('takes a connection that broke in the middle for an unavailable server', () => {
    expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('leaves alone what did not come from the database', () => {
    expect(storageErrorOf(failure({ code: 'ENOENT', syscall: 'open' }))).toBeUndefined();
    expect(storageErrorOf(new TypeError('not a function'))).toBeUndefined();
    expect(storageErrorOf('text')).toBeUndefined();
  });

  it('reads the failure of a host with several addresses', () => {
    const several = new AggregateError([failure({ code: 'ECONNREFUSED', syscall: 'connect' })]);
    expect(isUnavailable(several)).toBe(true);
  });
});
