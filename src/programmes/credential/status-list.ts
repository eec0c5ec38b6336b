/**
 * Where a credential's bit is. One number names it on this node: the list it is in, and its place there.
 *
 * Places are drawn at random among those that are free, so that the number tells nobody who was issued when, or together with whom. A
 * place is in the credential's own event, so that folding the ledger again gives the same ones, and a unique index refuses a place
 * that another process took meanwhile: then another is drawn.
 */

/** Bits of one list: the least that Bitstring Status List 1.0 (§ 6.1) allows, so that a bit is one of many. */
export const listLength = 131_072;
/** A list this full is followed by the next: drawing a free place stays quick. */
export const fullAt = listLength * 0.75;

/** Lists are numbered from 1. */
export const listOf = (statusIndex: number): number => Math.floor(statusIndex / listLength) + 1;
export const placeIn = (statusIndex: number): number => statusIndex % listLength;

/** So many different numbers of one list, none of them in `taken`. `random` gives bytes. */
export const drawPlaces = (
  list: number,
  count: number,
  taken: ReadonlySet<number>,
  random: (bytes: number) => Uint8Array,
): readonly number[] => {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const bytes = random(4 * (count - drawn.size));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.byteLength; at += 4) {
      // The length is a power of two, so every place is as likely as another.
      const index = (list - 1) * listLength + (view.getUint32(at) % listLength);
      if (!taken.has(index)) drawn.add(index);
    }
  }
  return [...drawn];
};
