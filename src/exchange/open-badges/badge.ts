/** What a badge says, as an Open Badges 3.0 credential (https://www.imsglobal.org/spec/ob/v3p0/). Changing this changes what old badges say. */
import type { BadgeAchievement, BadgeSubject } from '../../programmes/contract.ts';
import { badgesContext, credentialsContext } from './linked-data.ts';
import type { Signatory } from './signing/keyring.ts';
import type { Proof } from './signing/proof.ts';

/** Bits of one status list; the standard's least, so that nobody can tell from a list's size how few there are. */
export const listBits = 131_072;
export const listOf = (index: number): { readonly list: number; readonly bit: number } => ({
  list: Math.floor(index / listBits) + 1,
  bit: index % listBits,
});

/** Half characters and NUL can stand in no JSON that everyone reads alike. */
const plain = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');

/** The parts of a badge that differ within one achievement, as they stand in it. */
export interface Own {
  readonly credential: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly list: string;
  readonly bit: string;
}
export const ownOf = (subject: Omit<BadgeSubject, 'candidacy'>): Own => {
  const { list, bit } = listOf(subject.statusIndex);
  const { credential, name, validFrom, validUntil } = subject;
  return { credential, name: plain(name), validFrom, validUntil, list: String(list), bit: String(bit) };
};

export const credentialAddress = (base: string, id: string): string => `${base}/credentials/${id}`;

/** The credential without its proof. The learner, the achievement and its criteria have addresses: only the name's place has none. */
export const badge = ({ did, name, url, base }: Signatory, achievement: BadgeAchievement, own: Own) => {
  const tags = [...new Set(achievement.skills.map(({ en }) => plain(en)).filter((tag) => tag !== ''))];
  const address = credentialAddress(base, own.credential);
  const about = `${base}/achievements/${encodeURIComponent(achievement.id)}`;
  const list = `${base}/credentials/status/${own.list}`;
  return {
    '@context': [credentialsContext, badgesContext],
    id: address,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: plain(achievement.name.en),
    description: plain(achievement.description.en),
    issuer: { id: did, type: ['Profile'], name: plain(name), url },
    validFrom: own.validFrom,
    ...(own.validUntil === null ? {} : { validUntil: own.validUntil }),
    credentialSubject: {
      id: `${address}#learner`,
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: own.name, identityType: 'name' }],
      achievement: {
        id: about,
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: plain(achievement.name.en),
        description: plain(achievement.description.en),
        criteria: { id: `${about}#criteria`, narrative: plain(achievement.criteria.en) },
        ...(tags.length === 0 ? {} : { tag: tags }),
      },
    },
    credentialStatus: {
      id: `${list}#${own.bit}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: own.bit,
      statusListCredential: list,
    },
  };
};
export type Badge = ReturnType<typeof badge>;
export type SignedBadge = Badge & { readonly proof: Proof };
