import type { Child } from 'hono/jsx';
import type { TaskState } from '../../../../one-window/case/case.ts';
import type { Document, Question, Text } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import type { FormError } from '../../look/forms/error-summary.tsx';
import { FileField, TextArea } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { firstCountries, officesOf } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { fileKindNames } from '../services/parts.tsx';
import { Entries } from './entries.tsx';
import { entryAsked } from './entry-asked.ts';
import { KeptFiles } from './file-line.tsx';
import { accepted, filesFor, usualKinds, usualMegabytes } from './files.ts';
import { caseFormPage, EnterButton, Sealed } from './form-parts.tsx';
import type { OwnCase } from './own-case.ts';
import { QuestionField } from './question-field.tsx';
import { typedIn } from './typed.ts';
import { dayText, lastDay, zoneOfCountry } from './when.tsx';
import type { WrongFields } from './wrong-answers.tsx';

export interface AnswerPage {
  readonly own: OwnCase;
  readonly task: TaskState;
  readonly title: Text;
  readonly questions: readonly Question[];
  readonly documents: readonly Document[];
  readonly fields: Readonly<Record<string, string>>;
  readonly wrong?: WrongFields;
  readonly errors: readonly FormError[];
  readonly fileErrors: Readonly<Record<string, string>>;
  /** Items that were neither changed nor remarked on. */
  readonly unanswered?: readonly string[];
  readonly focus?: string | undefined;
}

const Upload = (a: {
  readonly w: Words;
  readonly own: OwnCase;
  readonly item: Question | Document;
  readonly label: Text;
  readonly error: string | undefined;
}) => {
  const { w, own, item } = a;
  const { kinds = usualKinds, megabytes = usualMegabytes } = item;
  const kept = filesFor(own, item.id);
  const most = 'files' in item ? item.files : 1;
  return (
    <>
      <KeptFiles w={w} of={own.id} files={kept} />
      <FileField
        w={w}
        name={item.id}
        label={w.t('apply.new-file')}
        hint={`${w.t('fields.file-kinds', { kinds: fileKindNames(w, kinds), size: megabytes })} ${most === 1 && kept.length > 0 ? w.t('fields.file-again') : ''}`}
        accept={accepted(kinds)}
        multiple={most > 1}
        error={a.error}
        optional
      />
    </>
  );
};

/** One questioned item: the officer's words first, then the field, then room to say why it stays. */
const Item = (a: {
  readonly w: Words;
  readonly page: AnswerPage;
  readonly id: string;
  readonly label: Text;
  readonly number: number;
  readonly children: Child;
}) => {
  const { w, page, id } = a;
  const said = page.task.sentBack.find(({ item }) => item === id)?.words;
  const remark = `remark-${id}`;
  const open = page.unanswered?.includes(id) || Boolean(page.fields[remark]);
  return (
    <section class={page.unanswered?.includes(id) ? 'item has-error' : 'item'} aria-labelledby={`${id}-item`}>
      <h2 id={`${id}-item`}>
        {w.t('apply.item', { number: a.number })} <Said w={w} text={a.label} />
      </h2>
      {said ? (
        <figure class="officer-says">
          <figcaption class="soft small">{w.t('apply.office-says')}</figcaption>
          <blockquote dir="auto">{said}</blockquote>
        </figure>
      ) : null}
      {a.children}
      <details class="remark" open={open}>
        <summary>{w.t('apply.remark-summary')}</summary>
        <TextArea
          w={w}
          name={remark}
          label={w.t('apply.remark')}
          hint={w.t('apply.remark-hint')}
          value={page.fields[remark]}
          rows={3}
          maxlength={4000}
          optional
        />
      </details>
    </section>
  );
};

/** Only what was questioned is open, with the officer's words beside it. */
export const showAnswerPage = async (c: Ask, door: Door, page: AnswerPage, status: 200 | 409 | 422): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { own, task, questions, documents, wrong } = page;
  const typed = typedIn(page.fields);
  const offices = await officesOf(door);
  const zone = zoneOfCountry(door, door.window.offices[own.state.lead]?.calendar ?? door.pack.country);
  const countries = firstCountries(door);
  const fileSummary = Object.entries(page.fileErrors).map(([name, text]) => ({ name, text }));
  const errors = [...page.errors, ...fileSummary];
  const title = w.t('apply.answer-title', { count: task.sentBack.length });
  return caseFormPage(
    c,
    door,
    own,
    {
      title,
      errors,
      children: (
        <>
          <p class="lead">
            <OfficeName w={w} offices={offices} id={task.office} short /> · <Said w={w} text={page.title} />
          </p>
          <p>
            {task.answerBy ? w.t('apply.answer-by', { until: dayText(w, lastDay(zone, task.answerBy)) }) : null} {w.t('apply.answer-means')}
          </p>
          <form method="post" action={`/cases/${own.id}/answer/${task.task}`} enctype="multipart/form-data" class="items">
            <EnterButton act="send">{w.t('apply.answer-send')}</EnterButton>
            <Sealed c={c} door={door} />
            {questions.map((question, i) => {
              const error = wrong?.of(question.id);
              const field = { w, name: question.id, typed, error, countries, keep: question.id };
              return (
                <Item w={w} page={page} id={question.id} label={question.label} number={i + 1}>
                  {question.kind === 'group' ? (
                    <Entries
                      {...field}
                      question={question}
                      asked={entryAsked(own, question, typed)}
                      focus={page.focus}
                      wrongOf={(name) => wrong?.of(name)}
                    />
                  ) : question.kind === 'file' ? (
                    <Upload w={w} own={own} item={question} label={question.label} error={page.fileErrors[question.id]} />
                  ) : (
                    <QuestionField {...field} question={question} />
                  )}
                </Item>
              );
            })}
            {documents.map((document, i) => (
              <Item w={w} page={page} id={document.id} label={document.title} number={questions.length + i + 1}>
                <Upload w={w} own={own} item={document} label={document.title} error={page.fileErrors[document.id]} />
              </Item>
            ))}
            <p class="actions">
              <Button name="act" value="send">
                {w.t('apply.answer-send')}
              </Button>
              <a href={`/cases/${own.id}`}>{w.t('apply.leave-it')}</a>
            </p>
          </form>
        </>
      ),
    },
    status,
  );
};
