/** What people call a thing in a letter: short, and different for each. */
import { createHash } from 'node:crypto';
import type { Id } from '../kernel/identifiers/identifiers.ts';

// Crockford's alphabet has no letters that are taken for others: https://www.crockford.com/base32.html
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `WG-7K3M9-QX2PD`: the kind's letters and ten signs made from its id. */
export const referenceOf = (letters: string, id: Id): string => {
  const bytes = createHash('sha256').update(`reference ${letters} ${id}`).digest().subarray(0, 10);
  const signs = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
  return `${letters}-${signs.slice(0, 5)}-${signs.slice(5)}`;
};
