import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badge, ownOf } from '../badge.ts';
import { canonize } from '../linked-data.ts';
import { achievement } from '../testing/issuer.ts';
import { canonicalOf, templateFor } from './maker.ts';
import { learn, mark } from './template.ts';

const signatory = { did: 'did:web:node.example', name: 'An "office"\\', url: 'https://node.example', base: 'https://node.example' };
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u007f',
    '\u0085',
    '_:c14n0',
    '<https://x> .\n',
    'hole-name-eloh',
    '@type',
    '\ud800',
    '𝔘',
    'ﷺ',
    '\u202e',
    'a" .\n_:b',
  ),
);
const uuid = fc.uuid();
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((d) => d.toISOString());
const text = nasty.map((en) => ({ en }));
const subjects = fc.record({
  credential: uuid,
  name: nasty,
  validFrom: instant,
  validUntil: fc.option(instant),
  statusIndex: fc.nat(2_000_000),
});
const achievements = fc.record({
  name: text,
  description: text,
  criteria: text,
  skills: fc.array(text, { maxLength: 4 }),
  id: fc.stringMatching(/^[a-z0-9.-]{1,20}$/),
});

describe('canonical N-Quads from a template', () => {
  test('are those of the whole algorithm, whatever is filled in', async () => {
    let fromTemplate = 0;
    await fc.assert(
      fc.asyncProperty(achievements, fc.array(subjects, { minLength: 1, maxLength: 4 }), async (about, all) => {
        for (const subject of all) {
          const own = ownOf(subject);
          const document = badge(signatory, { ...achievement, ...about }, own);
          const template = await templateFor(signatory, { ...achievement, ...about }, subject.validUntil !== null);
          const filled = await canonicalOf(document, own, template);
          const values = { ...own, validfrom: own.validFrom, ...(own.validUntil === null ? {} : { validuntil: own.validUntil }) };
          if (template?.fill(values as Record<string, string>) !== undefined) fromTemplate += 1;
          expect(filled).toBe(await canonize(document));
        }
      }),
      { numRuns: 120 },
    );
    // The property would hold too if the template were never used.
    expect(fromTemplate).toBeGreaterThan(120);
  });

  test('name several blank nodes by what is said about them, as the whole algorithm does', async () => {
    const document = (values: readonly string[]) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: 'https://node.example/1',
      type: ['VerifiableCredential'],
      issuer: 'did:web:node.example',
      credentialSubject: values.map((name) => ({ name })),
    });
    const template = learn(await canonize(document(['a', 'b', 'c'].map(mark))), { a: 'text', b: 'text', c: 'text' });
    let filledOnes = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(nasty, nasty, nasty), async ([a, b, c]) => {
        const filled = template?.fill({ a, b, c });
        if (filled === undefined) return;
        filledOnes += 1;
        expect(filled).toBe(await canonize(document([a, b, c])));
      }),
      { numRuns: 150 },
    );
    expect(filledOnes).toBeGreaterThan(0);
  });

  test('are left to the whole algorithm where a value fits no place', async () => {
    const template = await templateFor(signatory, achievement, false);
    const own = { credential: 'a', name: 'b', validfrom: '2026-01-01T00:00:00Z', list: '1', bit: '2' };
    expect(template?.fill(own)).toBeDefined();
    for (const wrong of [{ credential: 'a b' }, { credential: '<' }, { credential: '' }, { name: '\ud800' }, { bit: '1\n' }])
      expect(template?.fill({ ...own, ...wrong })).toBeUndefined();
    expect(template?.fill({ credential: 'a' })).toBeUndefined();
  });
});
