/** What people type about themselves, tidied; undefined where it cannot be used. */

const broken = /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

/** Lower-case, for one mailbox must be one account. Not a full RFC 5321 grammar: it keeps out what could break a header or a page. */
export const tidyEmail = (text: string): string | undefined => {
  const email = text.trim().normalize('NFC').toLowerCase();
  const usable =
    email.length <= 254 && !broken.test(email) && /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\].]+$/.test(email);
  return usable ? email : undefined;
};

/** A name in any script, on one line, without marks that turn the direction of the text after it. */
export const tidyName = (text: string): string | undefined => {
  const name = text.normalize('NFC').trim().replace(/ +/g, ' ');
  return name.length >= 1 && name.length <= 200 && !broken.test(name) ? name : undefined;
};

/** A language tag such as `ur` or `zh-hans` (RFC 5646), as far as it must be checked before it is kept. */
export const isLanguageTag = (text: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text);
