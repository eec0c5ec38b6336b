import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, test } from 'vitest';
import { canonize } from './linked-data.ts';
import { achievement, credential, now, openIssuer } from './testing/issuer.ts';

const t = openIssuer();
afterAll(t.close);

/**
 * Written for this test from the tables of Open Badges 3.0, appendix B (AchievementCredential, AchievementSubject, Achievement, Criteria,
 * IdentityObject, Profile, Proof): what is required, of which kind, and where nothing else may stand. It is not the file that 1EdTech
 * publishes, which is not ours to copy.
 */
const uri = { type: 'string', format: 'uri' };
const text = { type: 'string', minLength: 1 };
const instant = { type: 'string', format: 'date-time' };
const types = (name: string) => ({ type: 'array', minItems: 1, contains: { const: name }, items: { type: 'string' } });
const strict = (required: readonly string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });
const open = (required: readonly string[], properties: object) => ({ type: 'object', required, properties });
const identifierTypes = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
];
const profile = open(['id', 'type'], { id: uri, type: types('Profile'), name: text, url: uri });
const proof = open(['type', 'proofPurpose', 'proofValue', 'verificationMethod', 'created'], {
  type: { const: 'DataIntegrityProof' },
  created: instant,
  proofPurpose: { const: 'assertionMethod' },
  proofValue: text,
  verificationMethod: uri,
  cryptosuite: { const: 'eddsa-rdfc-2022' },
});
const contexts = {
  type: 'array',
  prefixItems: [{ const: 'https://www.w3.org/ns/credentials/v2' }, { const: 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json' }],
  minItems: 2,
};
const identity = strict(['type', 'hashed', 'identityHash', 'identityType'], {
  type: { const: 'IdentityObject' },
  hashed: { type: 'boolean' },
  identityHash: { type: 'string' },
  identityType: { enum: identifierTypes },
  salt: { type: 'string' },
});
const aboutAchievement = open(['id', 'type', 'name', 'description', 'criteria'], {
  id: uri,
  type: types('Achievement'),
  achievementType: { enum: ['Achievement', 'Badge', 'Certificate', 'CertificateOfCompletion', 'Course', 'MicroCredential'] },
  name: text,
  description: text,
  criteria: open([], { id: uri, narrative: { type: 'string' } }),
  tag: { type: 'array', minItems: 1, uniqueItems: true, items: text },
});
const base = { '@context': contexts, id: uri, issuer: profile, validFrom: instant, validUntil: instant, name: text, proof };
const required = ['@context', 'id', 'type', 'name', 'credentialSubject', 'issuer', 'validFrom'];
const badgeSchema = open(required, {
  ...base,
  type: { allOf: [types('VerifiableCredential'), types('OpenBadgeCredential')] },
  credentialSubject: strict(['type', 'achievement'], {
    id: uri,
    type: types('AchievementSubject'),
    identifier: { type: 'array', items: identity },
    achievement: aboutAchievement,
  }),
  credentialStatus: open(['id', 'type', 'statusPurpose', 'statusListIndex', 'statusListCredential'], {
    id: uri,
    type: { const: 'BitstringStatusListEntry' },
    statusListIndex: { type: 'string', pattern: '^\\d+$' },
    statusListCredential: uri,
  }),
});
const endorsementSchema = open(required, {
  ...base,
  type: { allOf: [types('VerifiableCredential'), types('EndorsementCredential')] },
  credentialSubject: strict(['id', 'type'], { id: uri, type: types('EndorsementSubject'), endorsementComment: { type: 'string' } }),
});

const ajv = new Ajv2019({ strict: false, allErrors: true });
addFormats.default(ajv);
const faults = (schema: object, value: object) => {
  const valid = ajv.compile(schema);
  return valid(value) ? [] : (valid.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
};

describe('against the tables of the standard', () => {
  test('a badge has all that is required and nothing of another kind, with an end and without', async () => {
    for (const validUntil of [null, '2029-01-01T00:00:00.000Z']) {
      const { document, jwt } = await t.make({ validUntil });
      expect(faults(badgeSchema, document)).toEqual([]);
      const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as object;
      expect(faults(badgeSchema, claims)).toEqual([]);
    }
    const { document } = await t.make({ achievement: { ...achievement, skills: [] } });
    expect(document.credentialSubject.achievement).not.toHaveProperty('tag');
  });
  test('an endorsement too, with words and without', async () => {
    for (const words of ['', 'We have seen it.']) {
      const issued = await t.issue({ endorsements: [{ office: 'sea-desk', at: now, words }] });
      expect(faults(endorsementSchema, (await t.badges.endorsement(issued, credential, 'sea-desk')) ?? {})).toEqual([]);
    }
  });
  test('would find what is missing', async () => {
    const { document } = await t.make({});
    const { validFrom: _, ...without } = document;
    expect(faults(badgeSchema, without)).not.toEqual([]);
    expect(faults(badgeSchema, { ...document, credentialSubject: { ...document.credentialSubject, score: 7 } })).not.toEqual([]);
  });
});

test('every word is defined by a context: none is lost, and an undefined one is not taken', async () => {
  const { document } = await t.make({});
  const quads = await canonize(document);
  for (const said of ['Reader of tides', 'Ayesha Testname', 'Charts', 'CertificateOfCompletion', 'statusListIndex', 'revocation'])
    expect(quads).toContain(said);
  await expect(canonize({ ...document, honours: 'all' })).rejects.toThrow();
});
