/** The browser and system in words, enough to tell one's own sessions apart; the full header would be a fingerprint. */
export const agentFamily = (header: string): string => {
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
    ['curl/', 'curl'],
  ].find(([mark = '']) => header.includes(mark))?.[1];
  const machine = [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS X', 'macOS'],
    ['Linux', 'Linux'],
  ].find(([mark = '']) => header.includes(mark))?.[1];
  return [browser, machine].filter((part) => part !== undefined).join(', ');
};
