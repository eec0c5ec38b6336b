import { directionOf } from '../../../../kernel/language/language.ts';
import type { TextByLanguage } from '../../../../kernel/language/text-by-language.ts';
import type { Words } from '../../words/words.ts';

/** A text that comes in several languages, in the reader's; where it is missing, in English that says so to browsers and voices. */
export const Said = ({ w, text }: { readonly w: Words; readonly text: TextByLanguage }) => {
  const said = w.text(text);
  return said.language === w.language ? (
    said.text
  ) : (
    <bdi lang={said.language} dir={directionOf(said.language)}>
      {said.text}
    </bdi>
  );
};

/** The same as paragraphs: an empty line begins a new one. */
export const SaidAtLength = ({ w, text }: { readonly w: Words; readonly text: TextByLanguage }) => {
  const said = w.text(text);
  const own = said.language === w.language;
  return (
    <>
      {said.text.split(/\n\s*\n/).map((paragraph) => (
        <p lang={own ? undefined : said.language} dir={own ? undefined : directionOf(said.language)}>
          {paragraph}
        </p>
      ))}
    </>
  );
};
