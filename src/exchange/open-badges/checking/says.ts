/** What a badge says, in the parts that a reader asks for; texts are cut to what a page can show. */
import type { Says } from './checked.ts';
import { isRecord, type JsonRecord } from './strict-json.ts';

const text = (value: unknown, most = 300): string =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ' ')
        .slice(0, most)
    : '';
const record = (value: unknown): JsonRecord => (isRecord(value) ? value : {});
const types = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const learnerOf = (subject: JsonRecord): string => {
  const identifiers = (Array.isArray(subject.identifier) ? subject.identifier : [subject.identifier]).filter(isRecord);
  const clear = identifiers.filter((one) => one.hashed !== true && typeof one.identityHash === 'string');
  const named = clear.find((one) => one.identityType === 'name' || one.identityType === 'ext:name') ?? clear[0];
  return text(named?.identityHash) || text(subject.name);
};

export const issuerOf = (credential: JsonRecord): string =>
  text(isRecord(credential.issuer) ? credential.issuer.id : credential.issuer, 500);

/** True for an OpenBadgeCredential, whichever of its two names it goes by. */
export const isBadge = (credential: JsonRecord): boolean => {
  const all = types(credential.type);
  return all.includes('VerifiableCredential') && (all.includes('OpenBadgeCredential') || all.includes('AchievementCredential'));
};
export const isOlderBadge = (credential: JsonRecord): boolean => types(credential.type).includes('Assertion');

export const says = (credential: JsonRecord): Says => {
  const subject = record(Array.isArray(credential.credentialSubject) ? credential.credentialSubject[0] : credential.credentialSubject);
  const achievement = record(Array.isArray(subject.achievement) ? subject.achievement[0] : subject.achievement);
  const issuer = record(credential.issuer);
  return {
    id: text(credential.id, 500),
    issuer: { id: issuerOf(credential), name: text(issuer.name), url: text(issuer.url, 500) },
    learner: learnerOf(subject),
    achievement: text(achievement.name) || text(credential.name),
    description: text(achievement.description, 2_000),
    criteria: text(record(achievement.criteria).narrative, 4_000) || text(record(achievement.criteria).id, 500),
    validFrom: text(credential.validFrom, 40) || text(credential.issuanceDate, 40),
    validUntil: text(credential.validUntil, 40) || text(credential.expirationDate, 40) || null,
  };
};
