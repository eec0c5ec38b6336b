import { directionOf } from '../../../../kernel/language/language.ts';
import type { Words } from '../../words/words.ts';

export interface QuoteHeroProps {
  readonly w: Words;
  /** The sentence that was said, to the letter. */
  readonly quote: string;
  /** The language it was said in. */
  readonly lang?: string;
  readonly who?: string;
  readonly where?: string;
  readonly when?: string;
  /** Where it can be read in its context. */
  readonly source?: { readonly href: string; readonly label: string };
}

const marks: Readonly<Record<string, readonly [string, string]>> = { ja: ['「', '」'], ur: ['”', '“'] };

/** Past this many characters a sentence is set smaller, so that it still fits a screen. */
const longFrom = 180;

/** The sentence is the hero: large, in quotation marks, with who, where and when under it. */
export const QuoteHero = ({ w, quote, lang = 'en', who, where, when, source }: QuoteHeroProps) => {
  const [open, close] = marks[lang] ?? ['“', '”'];
  return (
    <figure class="quote">
      <blockquote lang={lang} dir={directionOf(lang)} class={quote.length > longFrom ? 'long' : undefined}>
        <span class="mark-open">{open}</span>
        {quote}
        <span class="mark-close">{close}</span>
      </blockquote>
      <figcaption>
        {who ? <span class="who">{who}</span> : null}
        {where ? <span>{where}</span> : null}
        {when ? <time datetime={when}>{w.when(when)}</time> : null}
        {source ? (
          <span>
            <a href={source.href}>{source.label}</a>
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
};
