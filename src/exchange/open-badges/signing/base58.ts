/** base58btc, as Multibase and did:key write bytes (https://www.w3.org/TR/controller-document/, Multibase). */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const values = new Map([...alphabet].map((letter, i) => [letter, i]));

export const base58 = (bytes: Uint8Array): string => {
  let zeros = 0;
  while (bytes[zeros] === 0) zeros += 1;
  // Base 58 to the fifth at a time keeps every product below 2^53.
  const base = 58 ** 5;
  const digits: number[] = [];
  for (let i = zeros; i < bytes.length; i++) {
    let carry = bytes[i] ?? 0;
    for (let j = 0; j < digits.length; j++) {
      const sum = (digits[j] ?? 0) * 256 + carry;
      digits[j] = sum % base;
      carry = Math.floor(sum / base);
    }
    if (carry > 0) digits.push(carry);
  }
  let text = '';
  digits.forEach((digit, place) => {
    let rest = digit;
    for (let i = 0; i < 5 && (rest > 0 || place < digits.length - 1); i++) {
      text = (alphabet[rest % 58] ?? '') + text;
      rest = Math.floor(rest / 58);
    }
  });
  return '1'.repeat(zeros) + text;
};

/** Undefined when a letter is none of base58's, or the text is longer than any key or signature. */
export const fromBase58 = (text: string): Uint8Array | undefined => {
  if (text.length > 2_000) return undefined;
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const bytes: number[] = [];
  for (const letter of text.slice(zeros)) {
    let carry = values.get(letter);
    if (carry === undefined) return undefined;
    for (let j = 0; j < bytes.length; j++) {
      carry += (bytes[j] ?? 0) * 58;
      bytes[j] = carry & 0xff;
      carry >>= 8;
    }
    while (carry > 0) {
      bytes.push(carry & 0xff);
      carry >>= 8;
    }
  }
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()]);
};
