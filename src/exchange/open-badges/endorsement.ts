/** An organisation's own word about a badge: an EndorsementCredential, signed with that organisation's key. */
import type { Instant } from '../../kernel/time/time.ts';
import { credentialAddress } from './badge.ts';
import { badgesContext, credentialsContext } from './linked-data.ts';
import type { BadgeKey } from './signing/keyring.ts';
import { signed } from './signing/proof.ts';

export interface Endorsing {
  readonly credential: string;
  readonly office: string;
  readonly at: Instant;
  readonly words: string;
}

export const endorsementCredential = (key: BadgeKey, { credential, office, at, words }: Endorsing) => {
  const { did, name, url, base } = key.signatory;
  const comment = words.toWellFormed().replaceAll('\u0000', '\ufffd');
  const document = {
    '@context': [credentialsContext, badgesContext],
    id: `${base}/credentials/endorsements/${credential}.${encodeURIComponent(office)}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: `Endorsement by ${name}`,
    issuer: { id: did, type: ['Profile'], name, url },
    validFrom: at,
    credentialSubject: {
      id: credentialAddress(base, credential),
      type: ['EndorsementSubject'],
      ...(comment === '' ? {} : { endorsementComment: comment }),
    },
  };
  return signed(document, key, at);
};
