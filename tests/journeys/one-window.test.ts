import { afterAll, beforeAll, describe, test } from 'vitest';
import { fromGuideToLicence } from './one-window/journey.ts';
import type { Way } from './one-window/visitor.ts';
import { openWorld, type World } from './one-window/world.ts';

const ways: readonly (readonly [string, Way])[] = [
  ['at a desk', { name: 'desk', language: 'en', javaScript: true, width: 1280 }],
  ['without JavaScript', { name: 'plain', language: 'en', javaScript: false, width: 1280 }],
  ['on a phone of 360 px in Urdu, from right to left', { name: 'phone', language: 'ur', javaScript: true, width: 360 }],
];

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-03-19T05:00:00.000Z');
});
afterAll(() => world.close());

describe('an investor of a partner country goes from the guide to the licence letter through seven offices', () => {
  test.each(ways)('%s', { timeout: 300_000 }, async (_, way) => {
    await fromGuideToLicence(world, way);
  });
});
