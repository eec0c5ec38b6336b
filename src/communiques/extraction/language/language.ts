/** Tells whether a text is English, and names the language when it is not. */
import { franc } from 'franc-min';

export interface Language {
  readonly english: boolean;
  /** BCP 47 tag where one is known, else `und`. */
  readonly tag: string;
  /** In English, such as `Urdu`; `an unknown language` when it cannot be told. */
  readonly name: string;
}

const english: Language = { english: true, tag: 'en', name: 'English' };
const functionWords = new Set(
  `the of and to in that is was for on with as by at from it an be are this which or his her has have had not but will would their they its were been he she also between both said into two who during after under than`.split(
    ' ',
  ),
);
/** Function words of other languages in Latin letters: a short text is told by them better than by letters. */
const otherWords: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    fr: 'le la les des du et en une un pour dans que qui est sur avec au aux par sont ont cette ces leur entre',
    es: 'el la los las del y en una un para que con por es son se su sus al como entre este esta',
    pt: 'o a os as do da dos das e em uma um para que com por são foi no na pelo pela entre ao',
    de: 'der die das und den dem des ein eine einer in zu mit von für auf ist sind wird im zum zur bei nicht sich auch',
    it: 'il lo la gli le di del della dei e in un una per che con sono è nel alla tra dal',
    nl: 'de het een en van in op te dat met voor is zijn door aan ook tussen bij',
    tr: 've bir bu ile için de da olarak olan arasında gibi daha her iki',
    id: 'yang dan di dengan untuk dari pada ini itu dalam kedua akan telah oleh antara',
    uz: 'va bilan uchun bu bir hamda ham oʻrtasida hamkorlik boʻyicha',
    vi: 'và của các là cho với trong được những hai về có một',
    pl: 'i w na z do się że o oraz przez dla jest są między',
    ro: 'și în de la cu pe pentru din este care sunt între',
    hu: 'a az és hogy egy is nem két között',
  }).map(([tag, words]) => [tag, new Set(words.split(' '))]),
);
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u0600-\u06ff\u0750-\u077f]/gu, 'ar'],
  [/[\u0400-\u04ff]/gu, 'ru'],
  [/[\u3040-\u30ff]/gu, 'ja'],
  [/[\uac00-\ud7af]/gu, 'ko'],
  [/[\u1780-\u17ff]/gu, 'km'],
  [/[\u0e00-\u0e7f]/gu, 'th'],
  [/[\u0e80-\u0eff]/gu, 'lo'],
  [/[\u1000-\u109f]/gu, 'my'],
  [/[\u0900-\u097f]/gu, 'hi'],
  [/[\u0980-\u09ff]/gu, 'bn'],
  [/[\u0b80-\u0bff]/gu, 'ta'],
  [/[\u0d80-\u0dff]/gu, 'si'],
  [/[\u10a0-\u10ff]/gu, 'ka'],
  [/[\u0530-\u058f]/gu, 'hy'],
  [/[\u1200-\u137f]/gu, 'am'],
  [/[\u0370-\u03ff]/gu, 'el'],
  [/[\u0590-\u05ff]/gu, 'he'],
  [/[\u4e00-\u9fff]/gu, 'zh'],
];
const displayNames = new Intl.DisplayNames(['en'], { type: 'language' });
/** More text than this adds nothing. */
const looked = 20_000;

function named(tag: string): Language {
  const name = tag === 'und' ? 'an unknown language' : (displayNames.of(tag) ?? 'an unknown language');
  return { english: false, tag, name: name === tag ? 'an unknown language' : name };
}

/** ISO 639-3, as franc gives it, to a tag that Intl can name. */
function tagOf(code: string): string {
  const known: Readonly<Record<string, string>> = {
    cmn: 'zh',
    arb: 'ar',
    pes: 'fa',
    prs: 'fa',
    zlm: 'ms',
    uzn: 'uz',
    ekk: 'et',
    swh: 'sw',
    azj: 'az',
    nep: 'ne',
    ydd: 'yi',
  };
  if (code === 'und') return 'und';
  return known[code] ?? new Intl.Locale(code).language;
}

/** Urdu, Persian, Pashto and Uyghur share letters with Arabic and differ in a few. */
function arabicScript(text: string): string {
  if (/[ٹڈڑے]/u.test(text)) return 'ur';
  if (/[ټډړښځ]/u.test(text)) return 'ps';
  return /[پچژگ]/u.test(text) ? 'fa' : 'ar';
}

/** A text that cannot be told (too short, numbers, names) counts as English: the officer sees what was found. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, looked);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 12) return english;
  for (const [pattern, tag] of scripts) {
    const share = (sample.match(pattern)?.length ?? 0) / letters;
    // Japanese mixes kana with Chinese characters, so few kana are enough.
    if (share < (tag === 'ja' ? 0.08 : 0.4)) continue;
    if (tag === 'ar') return named(arabicScript(sample));
    if (tag !== 'ru' && tag !== 'hi') return named(tag);
    const told = tagOf(franc(sample, { minLength: 10 }));
    return named(told === 'und' || told === 'en' ? tag : told);
  }
  const words = sample.toLowerCase().match(/[\p{L}\p{M}ʻ']+/gu) ?? [];
  if (words.length === 0) return english;
  const share = (list: ReadonlySet<string>) => words.filter((word) => list.has(word)).length / words.length;
  const own = share(functionWords);
  let best: readonly [tag: string, share: number] = ['und', 0];
  for (const [tag, list] of Object.entries(otherWords)) {
    const found = share(list);
    if (found > best[1]) best = [tag, found];
  }
  if (own >= 0.12 && own >= best[1]) return english;
  if (words.length >= 8 && best[1] >= 0.15 && best[1] > own * 1.5) return named(best[0]);
  const guess = franc(sample, { minLength: 40 });
  if (guess === 'eng' || guess === 'sco' || guess === 'und') return own >= 0.04 || best[1] < 0.12 ? english : named(best[0]);
  if (own >= 0.12) return english;
  if (words.length < 25) return best[1] >= 0.15 && best[1] > own ? named(best[0]) : english;
  return own < 0.06 ? named(best[1] >= 0.12 ? best[0] : tagOf(guess)) : english;
}

/** What the officer reads when the text cannot be read; null for English. */
export function languageRefusal(text: string): string | null {
  const language = languageOf(text);
  if (language.english) return null;
  const what = language.tag === 'und' ? 'is not in English' : `is in ${language.name}`;
  return `This text ${what}. Only English can be read here unless a language model is connected.`;
}
