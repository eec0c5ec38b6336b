import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/time/time.ts';
import { type OneWindow, oneWindow, type OneWindowOptions } from '../index.ts';

/** A window of invented countries without services, for tests of doors that need one. */
export const testWindow = (clock: Clock, options: Partial<OneWindowOptions> = {}): OneWindow =>
  oneWindow({
    calendars: {},
    offices: {},
    countries: { home: 'AX', partners: ['BO'] },
    elapsed: () => 0,
    makeId: randomUUID,
    timeZone: 'UTC',
    publicUrl: 'http://node.example',
    clock,
    ...options,
  });
