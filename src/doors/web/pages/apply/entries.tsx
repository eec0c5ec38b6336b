import type { Entry, Question } from '../../../../one-window/service/definition.ts';
import { Joined } from '../../look/forms/joined-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import { QuestionField, type QuestionFieldProps } from './question-field.tsx';
import { countName, countTyped, entryName } from './typed.ts';

type Fields = Readonly<Record<string, string>>;

/** The entries in these places, one after another from 1; the rest is gone. */
const renumbered = (question: Question, fields: Fields, places: readonly number[]): Fields => {
  const others = Object.entries(fields).filter(([name]) => !name.startsWith(`${question.id}-`));
  const kept = places.flatMap((place, i) => {
    const old = `${question.id}-${place}-`;
    return Object.entries(fields).flatMap(([name, text]): (readonly [string, string])[] =>
      name.startsWith(old) ? [[entryName(question.id, i + 1, name.slice(old.length)), text]] : [],
    );
  });
  return Object.fromEntries([...others, ...kept, [countName(question.id), String(places.length)]]);
};

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
const isEmpty = (question: Question, fields: Fields, place: number): boolean =>
  Object.entries(fields).every(
    ([name, text]) => !name.startsWith(`${question.id}-${place}-`) || text.trim() === '' || name.endsWith('-currency'),
  );

/** Without the entries that were left empty, so that places are those that the check counts. */
export const withoutEmpty = (questions: readonly Question[], fields: Fields): Fields =>
  questions
    .filter((question) => question.kind === 'group')
    .reduce((kept, question) => {
      const count = countTyped((name) => kept[name] ?? '', question.id);
      return renumbered(
        question,
        kept,
        places(count).filter((place) => !isEmpty(question, kept, place)),
      );
    }, fields);

/** What the buttons `add:<question>` and `remove:<question>:<place>` do to what was typed; undefined for any other. */
export const afterButton = (
  questions: readonly Question[],
  fields: Fields,
  act: string,
): { readonly fields: Fields; readonly at: string } | undefined => {
  const [verb, id, place] = act.split(':');
  const question = questions.find((one) => one.id === id && one.kind === 'group');
  if (!question || (verb !== 'add' && verb !== 'remove')) return undefined;
  const all = places(
    Math.max(
      verb === 'add' ? 1 : 0,
      countTyped((name) => fields[name] ?? '', question.id),
    ),
  );
  if (verb === 'remove')
    return {
      fields: renumbered(
        question,
        fields,
        all.filter((one) => String(one) !== place),
      ),
      at: question.id,
    };
  return { fields: { ...fields, [countName(question.id)]: String(all.length + 1) }, at: `${question.id}-${all.length + 1}` };
};

/** Several of the same: each entry a box of its own, added and removed by buttons of the form. */
export const Entries = (
  props: Omit<QuestionFieldProps, 'question'> & {
    readonly question: Question;
    readonly wrongOf: (name: string) => QuestionFieldProps['error'];
    readonly asked: (entry: Entry, place: number) => boolean;
    /** The id that was just added to, or taken from. */
    readonly focus?: string | undefined;
  },
) => {
  const { w, question, typed } = props;
  const count = Math.max(1, question.min ?? 1, countTyped(typed, question.id));
  const most = question.max ?? 50;
  return (
    <Joined
      w={w}
      name={question.id}
      label={<Said w={w} text={question.label} />}
      hint={question.help ? <Said w={w} text={question.help} /> : undefined}
      error={props.error}
      optional={!question.required}
    >
      <input type="hidden" name={countName(question.id)} value={String(count)} />
      <ol class="entries" id={question.id} tabindex={-1} autofocus={props.focus === question.id}>
        {places(count).map((place) => (
          <li
            id={`${question.id}-${place}`}
            tabindex={-1}
            aria-labelledby={`${question.id}-${place}-head`}
            autofocus={props.focus === `${question.id}-${place}`}
          >
            <div class="entry-head">
              <p id={`${question.id}-${place}-head`}>{w.t('fields.entry', { number: place })}</p>
              {count > 1 ? (
                <button type="submit" class="button plain compact" name="act" value={`remove:${question.id}:${place}`}>
                  {w.t('frame.remove')}
                  <span class="out"> {w.t('fields.entry', { number: place })}</span>
                </button>
              ) : null}
            </div>
            {(question.entries ?? [])
              .filter((entry) => props.asked(entry, place))
              .map((entry) => {
                const name = entryName(question.id, place, entry.id);
                return (
                  <QuestionField w={w} question={entry} name={name} typed={typed} error={props.wrongOf(name)} countries={props.countries} />
                );
              })}
          </li>
        ))}
      </ol>
      {count < most ? (
        <p>
          <button type="submit" class="button second" name="act" value={`add:${question.id}`}>
            {w.t('fields.add-entry')}
          </button>
        </p>
      ) : null}
    </Joined>
  );
};
