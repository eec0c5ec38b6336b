import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { eventDigest, personalDigest, saltFor, saltHolds } from './digest.ts';

const sha = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

describe('the digest of an event', () => {
  it('is SHA-256 over the canonical JSON of its members, the personal part as a digest of its own', () => {
    const data = canonical({ to: 'signed', by: 'o-1' });
    const personal = personalDigest(Buffer.from('salt'), canonical({ name: 'A' }));
    expect(personal).toEqual(sha('salt', '{"name":"A"}'));
    const event = { stream: 'thing/1', version: 3, type: 'ThingSigned', at: '2026-01-01T00:00:00.000Z', actor: 'p"1' };
    const whole = (hidden: string | null) => canonical({ ...event, data: { to: 'signed', by: 'o-1' }, personal: hidden });
    expect(eventDigest({ ...event, data, personal })).toEqual(sha(whole(personal.toString('hex'))));
    expect(eventDigest({ ...event, data, personal: null })).toEqual(sha(whole(null)));
  });
});

describe('a salt', () => {
  it('tells whether it was made for these people', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(fc.string()), fc.string(), (random, about, other) => {
        const salt = saltFor(random, about);
        expect(salt).toHaveLength(32);
        expect(saltHolds(salt, about)).toBe(true);
        expect(saltHolds(salt, [...about, other])).toBe(false);
        expect(saltHolds(salt.subarray(1), about)).toBe(false);
      }),
    );
  });
});
