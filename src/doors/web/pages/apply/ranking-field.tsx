import type { Child } from 'hono/jsx';
import { placesOf } from '../../../../one-window/forms/read-answer.ts';
import type { Question } from '../../../../one-window/service/definition.ts';
import { Select } from '../../look/forms/choices.tsx';
import { describedBy, HintAndError } from '../../look/forms/field.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { placeName, type Typed } from './typed.ts';

/** One list a place, first choice first: it needs no dragging, and works without JavaScript. */
export const RankingField = (props: {
  readonly w: Words;
  readonly question: Question;
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: Child;
  readonly typed: Typed;
  readonly asTitle?: boolean;
}) => {
  const { w, question, name, typed } = props;
  const { options = [] } = question;
  const explained = options.filter(({ help }) => help !== undefined);
  const choices = options.map(({ id, text }) => ({ value: id, label: w.text(text).text, lang: w.text(text).language }));
  return (
    <fieldset id={name} class={props.error ? 'field has-error ranking' : 'field ranking'} aria-describedby={describedBy(props)}>
      <legend class={props.asTitle ? 'as-title' : undefined}>
        {props.label}
        {question.required ? null : <span class="soft"> {w.t('frame.optional')}</span>}
      </legend>
      <HintAndError name={name} hint={props.hint} error={props.error} />
      <p class="hint">{w.t('reviews.ranking-hint', { most: placesOf(question) })}</p>
      {explained.length > 0 ? (
        <dl class="ranking-options">
          {explained.map(({ text, help }) => (
            <div>
              <dt>
                <Said w={w} text={text} />
              </dt>
              <dd class="soft">{help ? <Said w={w} text={help} /> : null}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <ol class="ranking-places">
        {Array.from({ length: placesOf(question) }, (_, i) => i + 1).map((place) => (
          <li>
            <Select
              w={w}
              name={placeName(name, place)}
              label={w.t('reviews.place', { place })}
              value={typed(placeName(name, place))}
              empty={w.t(place === 1 ? 'fields.choose' : 'reviews.no-place')}
              choices={choices}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
};
