/** What one file's schema cannot see: names that must exist in ISO lists, be unique, or agree between the files. */
import { isDay } from '../../kernel/time/time.ts';
import { didYouMean } from './read-yaml.ts';
import type { Locate, PackError } from './read-yaml.ts';
import type { Pack, PackFile, WorkCalendar } from './schema.ts';

/** The way back from each file's values to their lines. */
export type Located = Readonly<Record<PackFile, Locate>>;

export const checkNames = (pack: Pack, located: Located, folderName: string): readonly PackError[] => {
  const errors: PackError[] = [];
  const at = (file: PackFile, path: readonly PropertyKey[], message: string) => {
    errors.push({ file, ...located[file](path), message });
  };

  if (pack.id !== folderName) at('pack.yaml', ['id'], `the pack is called “${pack.id}” but its folder “${folderName}”`);
  if (!isCountry(pack.country)) at('pack.yaml', ['country'], `“${pack.country}” is no country of ISO 3166-1`);
  checkZone(pack.timeZone, (message) => at('pack.yaml', ['timeZone'], message));
  if (!pack.languages.includes('en'))
    at('pack.yaml', ['languages'], 'English (en) must be among the languages: missing texts fall back to it');
  for (const [i, language] of pack.languages.entries()) {
    if (!isLanguage(language)) at('pack.yaml', ['languages', i], `“${language}” is no language of ISO 639`);
  }
  const calendar = (path: readonly PropertyKey[], { holidays, worked }: WorkCalendar) => {
    const days = (key: string, written: readonly string[], last: readonly PropertyKey[]) => {
      for (const [i, day] of written.entries()) {
        if (!isDayOfCalendar(day)) at('pack.yaml', [...path, key, i, ...last], `there is no day “${day}”`);
      }
      for (const i of repeated(written)) at('pack.yaml', [...path, key, i, ...last], 'this day is named twice');
    };
    days(
      'holidays',
      holidays.map((h) => h.day),
      ['day'],
    );
    days('worked', worked, []);
  };
  calendar(['calendar'], pack.calendar);
  for (const [i, partner] of pack.partners.entries()) {
    const here = ['partners', i];
    if (!isCountry(partner.country)) at('pack.yaml', [...here, 'country'], `“${partner.country}” is no country of ISO 3166-1`);
    if (partner.country === pack.country) at('pack.yaml', [...here, 'country'], 'a country is no partner of itself');
    if (!pack.languages.includes(partner.language)) {
      at(
        'pack.yaml',
        [...here, 'language'],
        `“${partner.language}” is not among the pack's languages${didYouMean(partner.language, pack.languages)}`,
      );
    }
    checkZone(partner.timeZone, (message) => at('pack.yaml', [...here, 'timeZone'], message));
    if (partner.calendar !== undefined) calendar([...here, 'calendar'], partner.calendar);
  }
  for (const i of repeated(pack.partners.map((p) => p.country))) at('pack.yaml', ['partners', i, 'country'], 'this partner is named twice');

  const countries = [pack.country, ...pack.partners.map((p) => p.country)];
  const texts = (file: PackFile, path: readonly PropertyKey[], text: Readonly<Record<string, string>>) => {
    for (const language of Object.keys(text)) {
      if (!pack.languages.includes(language)) {
        at(file, [...path, language], `“${language}” is not among the pack's languages${didYouMean(language, pack.languages)}`);
      }
    }
  };
  for (const [i, organisation] of pack.organisations.entries()) {
    texts('organisations.yaml', [i, 'name'], organisation.name);
    for (const key of ['country', 'seat'] as const) {
      const country = organisation[key];
      if (country !== undefined && !countries.includes(country)) {
        at('organisations.yaml', [i, key], `“${country}” is neither home nor a partner of this pack${didYouMean(country, countries)}`);
      }
    }
    for (const [j, office] of organisation.offices.entries()) texts('organisations.yaml', [i, 'offices', j, 'name'], office.name);
  }
  for (const i of repeated(pack.organisations.map((o) => o.id))) at('organisations.yaml', [i, 'id'], 'this organisation is named twice');
  const offices = pack.organisations.flatMap((o, i) => o.offices.map((office, j) => ({ id: office.id, path: [i, 'offices', j, 'id'] })));
  for (const k of repeated(offices.map((o) => o.id))) at('organisations.yaml', offices[k]?.path ?? [], 'this office is named twice');
  for (const [i, word] of pack.words.entries()) texts('words.yaml', [i, 'text'], word.text);
  for (const i of repeated(pack.words.map((w) => w.id))) at('words.yaml', [i, 'id'], 'this word is given twice');
  return errors;
};

/** The indexes of everything that was there before. */
const repeated = (ids: readonly string[]): readonly number[] => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const tongues = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const isCountry = (code: string): boolean => regions.of(code) !== undefined;
const isLanguage = (code: string): boolean => tongues.of(code) !== undefined;

/** A month and day alone is looked up in a leap year, so that 29 February counts. */
const isDayOfCalendar = (day: string): boolean => isDay(day.length === 5 ? `2024-${day}` : day);

const checkZone = (zone: string, tell: (message: string) => void): void => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    tell(`“${zone}” is no time zone${didYouMean(zone, Intl.supportedValuesOf('timeZone'))}`);
  }
};
