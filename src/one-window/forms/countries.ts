/** Countries as ISO 3166-1 has them and currencies as ISO 4217 does, from the tables of Intl. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that Intl names besides: reserved ones, groupings and tests. */
const notCountries = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ'];
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** A withdrawn code becomes another in its canonical form. */
const isCurrent = (code: string) => new Intl.Locale('und', { region: code }).region === code;

/** ISO 3166-1 alpha-2, in the order of the codes. */
export const countries: readonly string[] = letters.flatMap((a) =>
  letters.map((b) => a + b).filter((code) => !notCountries.includes(code) && regions.of(code) !== undefined && isCurrent(code)),
);
const known = new Set(countries);
export const isCountry = (code: string): boolean => known.has(code);

/** ISO 4217. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency');
const coins = new Set(currencies);
export const isCurrency = (code: string): boolean => coins.has(code);
