// These packages bring no types; what we use of them is said here.
declare module 'rdf-canonize' {
  export function canonize(dataset: readonly object[], options: object): Promise<string>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
