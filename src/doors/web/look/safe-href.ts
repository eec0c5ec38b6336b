/**
 * An address that is safe in `href`: a path of ours, a place on the page, or http(s) and mailto. Anything else,
 * `javascript:` above all, becomes `#`. Give every address that did not come from our own code through this.
 */
export const safeHref = (address: string | null | undefined): string => {
  // Browsers drop tabs and line ends inside a scheme, and so must we before judging it.
  const clean = (address ?? '').replace(/[\s\p{Cc}]+/gu, (gap) => (gap.includes(' ') ? '%20' : '')).replace(/^(%20)+/, '');
  if (/^\/(?![/\\])/.test(clean) || /^[#?]/.test(clean)) return clean;
  if (!/^(https?:\/\/[^/\\]|mailto:[^/])/i.test(clean)) return '#';
  return URL.canParse(clean) ? clean : '#';
};
