/** Ids are UUID version 7 in text: they sort by time, and any node can make them. Randomness is passed in. */
export type Id = string;

/** Gives the next id. `app.ts` makes one from the clock and the system's randomness; tests make a counting one. */
export type MakeId = () => Id;

export const idsFrom =
  (now: () => number, random: (bytes: number) => Uint8Array): MakeId =>
  () => {
    const bytes = random(16);
    const at = BigInt(now());
    for (let i = 0; i < 6; i++) bytes[i] = Number((at >> BigInt(8 * (5 - i))) & 0xffn);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };

/** `commitment/0190…` : a stream's id is its kind and the id of its thing. */
export const streamId = (kind: string, id: Id): string => `${kind}/${id}`;
export const idOfStream = (stream: string): Id => stream.slice(stream.indexOf('/') + 1);
export const kindOfStream = (stream: string): string => stream.slice(0, stream.indexOf('/'));
