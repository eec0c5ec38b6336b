import { franc } from 'franc-min';

/** ISO 639-3, as franc names them, to BCP 47. */
const short: Readonly<Record<string, string>> = {
  eng: 'en',
  urd: 'ur',
  tur: 'tr',
  uzn: 'uz',
  cmn: 'zh',
  jpn: 'ja',
  rus: 'ru',
  arb: 'ar',
  pes: 'fa',
  hin: 'hi',
  fra: 'fr',
  spa: 'es',
  deu: 'de',
  por: 'pt',
  kor: 'ko',
  vie: 'vi',
  tha: 'th',
  ind: 'id',
  ben: 'bn',
  pan: 'pa',
  kaz: 'kk',
  ukr: 'uk',
  ita: 'it',
  nld: 'nl',
  pol: 'pl',
};

/** The language of a text as a BCP 47 tag, `und` when it cannot be told. */
export const languageOf = (text: string): string => {
  if ((text.match(/[\u1780-\u17ff]/g) ?? []).length > text.length * 0.2) return 'km';
  const found = franc(text.slice(0, 20_000), { minLength: 20 });
  return short[found] ?? found;
};
