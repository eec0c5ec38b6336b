/** Named facts of one credential, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { CredentialCommandType } from './commands.ts';
import type { CredentialFact } from './credential.ts';
import { credential } from './credential-decider.ts';

export const issuing = {
  candidacy: 'case-1',
  programme: 'tide-school',
  cohort: 'tides-2026.north-harbour',
  lead: 'learning-desk',
  person: 'person-1',
  achievement: {
    id: 'tide-school.tides-2026.north-harbour',
    name: { en: 'Reader of tides' },
    description: { en: 'Has learned to read the tides.' },
    criteria: { en: 'Three quarters of the sessions and a chart.' },
    skills: [{ en: 'Charts' }],
    programme: 'tide-school',
    venue: { en: 'North harbour' },
    from: '2026-03-02',
    until: '2026-03-06',
  },
  endorsers: ['harbour-college', 'sea-institute'],
  statusIndex: 70_123,
  validFrom: '2026-03-07T09:00:00.000Z',
  validUntil: '2029-03-07T09:00:00.000Z',
  proofs: {
    key: 'key-1',
    proof: 'z58DAdFfa9SkqZMVPxAQpic7ndSayn1PzZs6ZjWp1CktyGesjuTSwRdoWhAfGFCF5bppETSTojQCrfFPP2oumHKtz',
    proofAt: '2026-03-07T09:00:01.000Z',
    jwt: 'c2lnbmF0dXJl',
    digest: 'a'.repeat(64),
  },
  name: 'Learner 1',
} as const;
const { name, ...said } = issuing;
export const issued: Given<CredentialFact> = {
  type: 'CredentialIssued',
  data: said,
  personal: { name },
  about: ['person-1'],
};
export const endorsing = { office: 'sea-institute', words: 'We have seen the course.' } as const;
export const endorsed: Given<CredentialFact> = { type: 'CredentialEndorsed', data: endorsing };
export const revoking = { reason: 'The chart was drawn by another.' } as const;
export const revoked: Given<CredentialFact> = { type: 'CredentialRevoked', data: revoking };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<CredentialFact>[];
  readonly commands: readonly { readonly type: CredentialCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'IssueCredential', data: issuing },
  { type: 'EndorseCredential', data: endorsing },
  { type: 'RevokeCredential', data: revoking },
];
export const credentialExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'issued', facts: [issued], commands },
  { state: 'endorsed', facts: [issued, endorsed], commands },
  { state: 'revoked', facts: [issued, endorsed, revoked], commands },
];
/** For the access grid, once where the lead office is and once where an endorsing one is. */
export const credentialGrid: GridThing = thingFrom(credential, credentialExamples, issuing.lead);
export const credentialGridOfEndorser: GridThing = thingFrom(credential, credentialExamples, endorsing.office);
