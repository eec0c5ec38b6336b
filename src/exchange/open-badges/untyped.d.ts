// These packages bring no types; what we use of them is said here.
declare module 'rdf-canonize' {
  export function canonize(dataset: readonly object[], options: object): Promise<string>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc' {
  interface Verified {
    readonly verified: boolean;
    readonly error?: unknown;
    readonly statusResult?: { readonly results?: readonly { readonly status: boolean }[] };
  }
  export function verifyCredential(options: object): Promise<Verified>;
  export function issue(options: object): Promise<object>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options: object): Promise<{ signer(): object }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function checkStatus(options: object): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}
