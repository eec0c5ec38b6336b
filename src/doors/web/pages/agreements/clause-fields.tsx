/** Heading and text of one clause, in each authentic language, as fields. */
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Child } from 'hono/jsx';
import type { Form } from '../../forms.ts';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import type { Words } from '../../words/words.ts';
import { languageName, languagesOf } from './around.tsx';

export interface ClauseFieldsProps {
  readonly w: Words;
  /** Names the fields, and the clause in the form. */
  readonly id: string;
  readonly legend: string;
  readonly languages: readonly string[];
  readonly kept: (name: string, standing: string | undefined) => string;
  readonly clause: { readonly heading: EngagementText; readonly text: EngagementText } | undefined;
  readonly children?: Child;
}
export const ClauseFields = ({ w, id, legend, languages, kept, clause, children }: ClauseFieldsProps) => (
  <fieldset class="clause">
    <legend>{legend}</legend>
    <input type="hidden" name="clause" value={id} />
    {children}
    <div class={languages.length > 1 ? 'side-by-side' : 'side-by-side single'}>
      {languages.map((l) => (
        <div>
          <TextField
            w={w}
            name={`heading-${id}-${l}`}
            label={w.t('agreements.heading-in', { language: languageName(w, l) })}
            value={kept(`heading-${id}-${l}`, clause?.heading[l])}
            maxlength={300}
            dir="auto"
            lang={l}
            optional={clause === undefined}
          />
          <TextArea
            w={w}
            name={`text-${id}-${l}`}
            label={w.t('agreements.text-in', { language: languageName(w, l) })}
            value={kept(`text-${id}-${l}`, clause?.text[l])}
            rows={6}
            maxlength={20_000}
            lang={l}
            optional={clause === undefined}
          />
        </div>
      ))}
    </div>
  </fieldset>
);

const mostClauses = 100;
/** The clauses that were typed, in their order; one that was emptied is left out. */
export const typedClauses = (form: Form, languages: readonly string[]) =>
  [...new Set(form.all('clause'))]
    .slice(0, mostClauses)
    .map((id) => ({ id, heading: languagesOf(form, `heading-${id}`, languages), text: languagesOf(form, `text-${id}`, languages) }))
    .filter((x) => languages.some((l) => x.text[l] !== '' || x.heading[l] !== ''));
