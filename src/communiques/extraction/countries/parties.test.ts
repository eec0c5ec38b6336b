import { describe, expect, it } from 'vitest';
import { segment } from '../segmentation/segment.ts';
import { countryMentions, countryName, isCountry } from './countries.ts';
import { nameHint } from './name-hints.ts';
import { parties } from './parties.ts';

const sides = (text: string) => parties(segment(text), text).map(({ country }) => country);
const mentioned = (text: string) => countryMentions(segment(text).tokens, text).map(({ country, kind }) => `${country} ${kind}`);

describe('countries', () => {
  it('knows names, demonyms, capitals and letters outside ASCII', () => {
    expect(mentioned('Türkiye’s envoy and the Peruvian guest met in Reykjavík.')).toEqual(['TR name', 'PE demonym', 'IS capital']);
  });
  it('takes the longest name', () => {
    expect(mentioned('South Sudan and Papua New Guinea')).toEqual(['SS name', 'PG name']);
  });
  it('does not take small words for countries', () => {
    expect(mentioned('They told us to split the turkey and polish the chad.')).toEqual([]);
  });
  it('gives the usual name and knows the European Union', () => {
    expect([countryName('NO'), countryName('EU'), isCountry('ZZ')]).toEqual(['Norway', 'European Union', false]);
  });
});

describe('parties', () => {
  it('takes the two countries that the report is about, not the one it only mentions', () => {
    const text =
      'Norway and Peru agreed to share harbour data. The Norwegian minister thanked Lima. Peru’s ports are busy. A fund in Japan was mentioned once.';
    expect(sides(text)).toEqual(['NO', 'PE']);
  });
  it('takes three when the text counts three', () => {
    const text =
      'The three countries met in Quito. Ecuador, Peru and Chile will share a buoy network. Chile pays for it. Peru builds it. Ecuador hosts it, and Ecuador and Peru train the crews.';
    expect(sides(text)).toEqual(['CL', 'EC', 'PE']);
  });
  it('takes all members of a bloc that sits at the table', () => {
    const text =
      'The ASEAN–Norway Committee met. ASEAN thanked Norway. ASEAN will send students to Norway. ASEAN and Norway will meet again.';
    expect(sides(text)).toEqual(['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'NO', 'PH', 'SG', 'TH', 'VN']);
  });
  it('finds none in a text without countries', () => {
    expect(sides('Nothing happened today.')).toEqual([]);
    expect(sides('')).toEqual([]);
  });
});

describe('name hints', () => {
  it('reads endings and whole names, and nothing into unknown ones', () => {
    expect(nameHint(['giorgi', 'kvelashvili'], 'GE')).toBeGreaterThan(nameHint(['giorgi', 'kvelashvili'], 'NO'));
    expect(nameHint(['qqqq'], 'GE')).toBe(0);
  });
});
