import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Credential, CredentialFact } from './credential.ts';

export const evolve = (state: Credential | null, event: Recorded<CredentialFact>): Credential => {
  if (event.type === 'CredentialIssued') {
    return { ...event.data, endorsements: [], revoked: null, name: event.personal?.name ?? null };
  }
  if (state === null) throw new Error(`a credential begins with CredentialIssued, not with ${event.type}`);
  const { at, actor: by } = event;
  switch (event.type) {
    case 'CredentialEndorsed': {
      const { office, words } = event.data;
      return { ...state, endorsements: [...state.endorsements, { office, by, at, words }] };
    }
    case 'CredentialRevoked':
      return { ...state, revoked: { at, by, reason: event.data.reason } };
  }
};
