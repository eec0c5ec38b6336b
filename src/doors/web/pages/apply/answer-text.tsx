/** Answers as people read them: on the page that checks them, and wherever else they are shown. */
import type { Child } from 'hono/jsx';
import type { Answer, EntryAnswers } from '../../../../one-window/forms/answers.ts';
import type { Entry, Question } from '../../../../one-window/service/definition.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { moneyText } from '../services/parts.tsx';

type Asked = Question | Entry;

const OptionText = ({ w, question, id }: { readonly w: Words; readonly question: Asked; readonly id: string }) => {
  const option = question.options?.find((one) => one.id === id);
  return option ? <Said w={w} text={option.text} /> : id;
};

/** What a person typed may run either way. */
const Lines = ({ of }: { readonly of: readonly (string | undefined)[] }) => (
  <>
    {of
      .filter((line) => line !== undefined && line !== '')
      .map((line, i) => (
        <>
          {i > 0 ? <br /> : null}
          <bdi>{line}</bdi>
        </>
      ))}
  </>
);

const part = (answer: object, name: string): string => {
  const found: unknown = Object.entries(answer).find(([key]) => key === name)?.[1];
  return found === undefined || found === null ? '' : String(found);
};

const ofParts = (w: Words, question: Asked, answer: object): Child => {
  const country = (code: string) => (code ? w.country(code) : '');
  switch (question.kind) {
    case 'money':
      return (
        <bdi>
          {part(answer, 'currency') ? moneyText(w, Number(part(answer, 'amount')), part(answer, 'currency')) : part(answer, 'amount')}
        </bdi>
      );
    case 'date-range':
      return w.t('apply.range', { from: w.when(part(answer, 'from')), to: w.when(part(answer, 'to')) });
    case 'person':
      return <Lines of={[part(answer, 'name'), country(part(answer, 'nationality')), part(answer, 'email')]} />;
    case 'organisation':
      return <Lines of={[part(answer, 'name'), part(answer, 'registration'), country(part(answer, 'country'))]} />;
    default:
      return (
        <Lines
          of={[
            ...part(answer, 'lines').split('\n'),
            [part(answer, 'postcode'), part(answer, 'city')].filter(Boolean).join(' '),
            country(part(answer, 'country')),
          ]}
        />
      );
  }
};

const ofEntries = (w: Words, question: Question, entries: readonly EntryAnswers[]): Child => (
  <ol class="entries-read">
    {entries.map((entry) => (
      <li>
        <dl>
          {(question.entries ?? []).map((asked) => (
            <div>
              <dt>
                <Said w={w} text={asked.label} />
              </dt>
              <dd>
                <AnswerText w={w} question={asked} answer={entry[asked.id]} />
              </dd>
            </div>
          ))}
        </dl>
      </li>
    ))}
  </ol>
);

/** An answer in words; says so when there is none. */
export const AnswerText = ({
  w,
  question,
  answer,
}: {
  readonly w: Words;
  readonly question: Asked;
  readonly answer: Answer | undefined;
}) => {
  if (answer === undefined) return <span class="soft">{w.t('fields.not-answered')}</span>;
  if (question.kind === 'group' && Array.isArray(answer) && 'entries' in question)
    return <>{ofEntries(w, question, answer as readonly EntryAnswers[])}</>;
  if (question.kind === 'choices' && Array.isArray(answer)) {
    return (
      <ul class="bare">
        {answer.map((id) => (
          <li>
            <OptionText w={w} question={question} id={String(id)} />
          </li>
        ))}
      </ul>
    );
  }
  if (question.kind === 'ranking' && Array.isArray(answer)) {
    return (
      <ol class="ranked">
        {answer.map((id) => (
          <li>
            <OptionText w={w} question={question} id={String(id)} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof answer === 'object') return <>{ofParts(w, question, answer)}</>;
  if (typeof answer === 'boolean') return <>{w.t(answer ? 'frame.yes' : 'frame.no')}</>;
  if (question.kind === 'choice') return <OptionText w={w} question={question} id={String(answer)} />;
  if (question.kind === 'country') return <>{w.country(String(answer))}</>;
  if (question.kind === 'date') return <>{w.when(String(answer))}</>;
  if (typeof answer === 'number') return <bdi>{w.number(answer)}</bdi>;
  if (question.kind === 'long-text')
    return (
      <span class="as-typed" dir="auto">
        {answer}
      </span>
    );
  return <bdi>{answer}</bdi>;
};
