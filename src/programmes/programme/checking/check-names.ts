/** What a programme names of its pack must be there: offices, countries, languages. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import type { Pack } from '../../../identity/pack/schema.ts';
import type { Mistake } from '../../call/rules-mistakes.ts';
import type { ProgrammeDefinition } from '../definition.ts';

type Path = Mistake['path'];

/** Every text of a definition with its path: an object with an English text in it. */
function* texts(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly languages: readonly string[] }> {
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value && typeof value.en === 'string') yield { path, languages: Object.keys(value) };
  for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

export const nameMistakes = (definition: ProgrammeDefinition, pack: Pack): readonly Mistake[] => {
  const found: Mistake[] = [];
  const offices = pack.organisations.flatMap((organisation) => organisation.offices.map(({ id }) => id));
  const partners = pack.partners.map(({ country }) => country);
  const countries = [pack.country, ...partners];
  const known = (path: Path, what: string, written: string, all: readonly string[]): void => {
    if (!all.includes(written)) found.push({ path, message: `there is no ${what} “${written}”${didYouMean(written, all)}` });
  };
  known(['lead'], 'office', definition.lead, offices);
  for (const [i, { host, country }] of definition.call.venues.entries()) {
    known(['call', 'venues', i, 'host'], 'office', host, offices);
    if (!countries.includes(country)) {
      found.push({ path: ['call', 'venues', i, 'country'], message: `“${country}” is neither home nor a partner of this pack` });
    }
  }
  for (const [i, office] of definition.achievement.endorsers.entries()) known(['achievement', 'endorsers', i], 'office', office, offices);
  for (const [i, country] of definition.partners.entries()) {
    if (!partners.includes(country)) found.push({ path: ['partners', i], message: `“${country}” is no partner of this pack` });
  }
  for (const { path, languages } of texts(definition)) {
    for (const language of languages.filter((l) => !pack.languages.includes(l))) {
      const message = `“${language}” is not among the pack's languages${didYouMean(language, pack.languages)}`;
      found.push({ path: [...path, language], message, key: true });
    }
  }
  return found;
};
