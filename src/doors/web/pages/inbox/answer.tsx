import type { Answer, EntryAnswers } from '../../../../one-window/forms/answers.ts';
import type { Entry, Question } from '../../../../one-window/service/definition.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';

type Asked = Question | Entry;

const isMap = (answer: Answer): answer is Exclude<Answer, string | number | boolean | readonly string[] | readonly EntryAnswers[]> =>
  typeof answer === 'object' && !Array.isArray(answer);
const textIn = (answer: object, field: string): string => {
  const value: unknown = Object.entries(answer).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

const Option = ({ w, question, id }: { readonly w: Words; readonly question: Asked; readonly id: string }) => {
  const option = question.options?.find((o) => o.id === id);
  return option ? <Said w={w} text={option.text} /> : <span>{id}</span>;
};

const Several = ({ w, question, answer }: { readonly w: Words; readonly question: Asked; readonly answer: object }) => {
  const t = (field: string) => textIn(answer, field);
  const lines =
    question.kind === 'organisation'
      ? [t('name'), t('registration'), w.country(t('country'))]
      : question.kind === 'person'
        ? [t('name'), w.country(t('nationality')), t('email')]
        : [...t('lines').split('\n'), [t('postcode'), t('city')].filter(Boolean).join(' '), w.country(t('country'))];
  return (
    <span class="answer-lines">
      {lines.filter(Boolean).map((line) => (
        <span class="block">
          <bdi>{line}</bdi>
        </span>
      ))}
    </span>
  );
};

const Plain = ({ w, question, answer }: { readonly w: Words; readonly question: Asked; readonly answer: string }) => {
  if (question.kind === 'choice') return <Option w={w} question={question} id={answer} />;
  if (question.kind === 'country') return <>{w.country(answer)}</>;
  if (question.kind === 'date') return <time datetime={answer}>{w.when(answer)}</time>;
  return (
    <span class={question.kind === 'long-text' ? 'answer-long' : undefined} dir="auto">
      {answer}
    </span>
  );
};

/** One answer as its kind is read: names of countries and options in the reader's language, what was typed as it was typed. */
export const AnswerShown = ({ w, question, answer }: { readonly w: Words; readonly question: Asked; readonly answer: Answer | null }) => {
  if (answer === null || answer === '') return <span class="soft">{w.t('fields.not-answered')}</span>;
  if (typeof answer === 'string') return <Plain w={w} question={question} answer={answer} />;
  if (typeof answer === 'number') return <span class="num">{w.number(answer)}</span>;
  if (typeof answer === 'boolean') return <>{w.t(answer ? 'frame.yes' : 'frame.no')}</>;
  if (isMap(answer)) {
    if (question.kind === 'money') {
      return (
        <span class="num">
          {w.number(Number(textIn(answer, 'amount')))} <bdi lang="en">{textIn(answer, 'currency')}</bdi>
        </span>
      );
    }
    if (question.kind === 'date-range')
      return <>{w.t('inbox.range', { from: w.when(textIn(answer, 'from')), to: w.when(textIn(answer, 'to')) })}</>;
    return <Several w={w} question={question} answer={answer} />;
  }
  const entries = 'entries' in question ? (question.entries ?? []) : [];
  return answer.length === 0 ? (
    <span class="soft">{w.t('fields.not-answered')}</span>
  ) : (
    <ol class={question.kind === 'ranking' ? 'ranked' : 'answer-list'}>
      {answer.map((one) => (
        <li>
          {typeof one === 'string' ? (
            <Option w={w} question={question} id={one} />
          ) : (
            <dl class="entry">
              {entries.map((entry) => (
                <div>
                  <dt>
                    <Said w={w} text={entry.label} />
                  </dt>
                  <dd>
                    <AnswerShown w={w} question={entry} answer={one[entry.id] ?? null} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
};
