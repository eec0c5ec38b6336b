/** Signs badges by the thousand: canonical N-Quads are learned once for each achievement, and both proofs made from them. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../../kernel/time/time.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import type { BadgeAchievement, BadgeMaker, BadgeProofs, BadgeSubject } from '../../../programmes/contract.ts';
import { badge, type Badge, type Own, ownOf, type SignedBadge } from '../badge.ts';
import { canonize } from '../linked-data.ts';
import { jwtBody, jwtSignature } from './jwt.ts';
import type { BadgeKey, Keyring } from './keyring.ts';
import { hashOfOptions, proofOptions, proofValue } from './proof.ts';
import { learn, mark, type Kind, type Template } from './template.ts';

const kinds: Readonly<Record<keyof Own, Kind>> = {
  credential: 'word',
  name: 'text',
  validFrom: 'word',
  validUntil: 'word',
  list: 'word',
  bit: 'word',
};

/** Learned for badges of one achievement with or without an end. */
export const templateFor = async (
  signatory: BadgeKey['signatory'],
  achievement: BadgeAchievement,
  ends: boolean,
): Promise<Template | undefined> => {
  // A text of the achievement that looks like a mark would be taken for a place.
  if (JSON.stringify([signatory, achievement]).includes(mark('').slice(0, 5))) return undefined;
  const { validUntil, ...rest } = kinds;
  const used = ends ? { ...rest, validUntil } : rest;
  const marks = Object.fromEntries(Object.keys(used).map((name) => [name, mark(name.toLowerCase())]));
  const lower = Object.fromEntries(Object.entries(used).map(([name, kind]) => [name.toLowerCase(), kind]));
  const own = { ...marks, validUntil: ends ? mark('validuntil') : null } as unknown as Own;
  return learn(await canonize(badge(signatory, achievement, own)), lower);
};

/** The canonical N-Quads of one badge: from the template where it fits, by the whole algorithm where it does not. */
export const canonicalOf = async (document: Badge, own: Own, template: Template | undefined): Promise<string> =>
  template?.fill({
    credential: own.credential,
    name: own.name,
    validfrom: own.validFrom,
    list: own.list,
    bit: own.bit,
    ...(own.validUntil === null ? {} : { validuntil: own.validUntil }),
  }) ?? canonize(document);

export const digestOf = (document: SignedBadge): string => createHash('sha256').update(canonical(document)).digest('hex');

/** So many at a time: enough for both threads, and requests are answered in between. */
const together = 64;

export const templates = () => {
  const known = new Map<string, Promise<Template | undefined>>();
  return (signatory: BadgeKey['signatory'], achievement: BadgeAchievement, ends: boolean): Promise<Template | undefined> => {
    const key = JSON.stringify([signatory, achievement, ends]);
    const found = known.get(key) ?? templateFor(signatory, achievement, ends);
    if (known.size > 500) known.clear();
    known.set(key, found);
    // One that failed is tried again.
    found.catch(() => known.delete(key));
    return found;
  };
};
export type Templates = ReturnType<typeof templates>;

/** Data Integrity alone, for one badge after the other. */
export const embeddedProof = async (
  document: Badge,
  own: Own,
  a: { readonly key: BadgeKey; readonly created: Instant; readonly options: Buffer; readonly template: Template | undefined },
): Promise<SignedBadge> => {
  const value = proofValue(a.key, a.options, await canonicalOf(document, own, a.template));
  return { ...document, proof: { ...proofOptions(a.key, a.created), proofValue: value } };
};

const signOne = async (
  subject: BadgeSubject,
  achievement: BadgeAchievement,
  a: Parameters<typeof embeddedProof>[2],
): Promise<BadgeProofs> => {
  const own = ownOf(subject);
  const document = badge(a.key.signatory, achievement, own);
  const jwt = jwtSignature(jwtBody(document, a.key), a.key);
  const whole = await embeddedProof(document, own, a);
  return { key: a.key.name, proof: whole.proof.proofValue, proofAt: a.created, jwt: await jwt, digest: digestOf(whole) };
};

export const badgeMaker = (keys: Keyring, templateOf: Templates): Pick<BadgeMaker, 'sign'> => ({
  sign: async (achievement, subjects, now) => {
    const key = keys.current();
    const made: BadgeProofs[] = [];
    const first = subjects[0];
    if (first === undefined) return made;
    const context = badge(key.signatory, achievement, ownOf(first))['@context'];
    const options = await hashOfOptions(context, proofOptions(key, now));
    for (let from = 0; from < subjects.length; from += together) {
      const some = subjects.slice(from, from + together).map(async (subject) => {
        const template = await templateOf(key.signatory, achievement, subject.validUntil !== null);
        return signOne(subject, achievement, { key, created: now, options, template });
      });
      made.push(...(await Promise.all(some)));
    }
    return made;
  },
});
