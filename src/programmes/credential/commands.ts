/** The orders a credential takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { Text } from '../programme/definition.ts';

const id = z.string().min(1).max(300);
const instant = z.iso.datetime({ precision: 3 });
const day = z.string().refine(isDay, 'not a day');
const words = z.string().trim().min(1).max(1000);
const achievement = z.strictObject({
  id,
  name: Text,
  description: Text,
  criteria: Text,
  skills: z.array(Text).max(50).readonly(),
  programme: id,
  venue: Text,
  from: day,
  until: day,
});
const proofs = z.strictObject({
  key: id,
  proof: z.string().min(1).max(200),
  proofAt: instant,
  // As long as a signature of RSA with 4096 bits, with room.
  jwt: z.string().min(1).max(1000),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

export const credentialOrders = {
  IssueCredential: z.strictObject({
    candidacy: id,
    programme: id,
    cohort: id,
    lead: id,
    person: id,
    achievement,
    endorsers: z.array(id).max(20),
    statusIndex: z.int().min(0),
    validFrom: instant,
    validUntil: instant.nullable(),
    proofs,
    name: z.string().min(1).max(300),
  }),
  /** `words`: what the endorsing office says about it; everyone who checks the badge reads them. */
  EndorseCredential: z.strictObject({ office: id, words }),
  /** `reason`: everyone who checks the badge reads it. */
  RevokeCredential: z.strictObject({ reason: words }),
} as const;
export type CredentialCommandType = keyof typeof credentialOrders;
export type CredentialOrder<T extends CredentialCommandType> = z.output<(typeof credentialOrders)[T]>;
export type CredentialCommand = Command &
  {
    readonly [T in CredentialCommandType]: { readonly type: T; readonly data: z.input<(typeof credentialOrders)[T]> };
  }[CredentialCommandType];
