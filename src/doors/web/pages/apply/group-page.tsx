import type { Group, Question } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { FileField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { firstCountries } from '../services/around.ts';
import { fileKindNames } from '../services/parts.tsx';
import { AnswerText } from './answer-text.tsx';
import { Entries } from './entries.tsx';
import { entryAsked } from './entry-asked.ts';
import { KeptFiles } from './file-line.tsx';
import { accepted, filesFor, usualKinds, usualMegabytes } from './files.ts';
import { crumbsOf, EnterButton, Eyebrow, keptTexts, Sealed } from './form-parts.tsx';
import type { OwnCase } from './own-case.ts';
import { QuestionField } from './question-field.tsx';
import { typedIn } from './typed.ts';
import type { WrongFields } from './wrong-answers.tsx';

export interface GroupPage {
  readonly own: OwnCase;
  readonly group: Group;
  /** Those asked, given what was typed. */
  readonly questions: readonly Question[];
  /** What stands in the fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly mark: string;
  readonly fromCheck: boolean;
  readonly wrong?: WrongFields;
  readonly fileErrors?: Readonly<Record<string, string>>;
  /** Why the whole was turned down. */
  readonly refusal?: string;
  /** Questions that follow from what was just answered. */
  readonly follow?: readonly Question[];
  /** Questions that were saved differently in another tab. */
  readonly meanwhile?: readonly Question[];
  /** The id that should be in view. */
  readonly focus?: string | undefined;
}

const Meanwhile = ({ w, page }: { readonly w: Words; readonly page: GroupPage }) =>
  page.meanwhile ? (
    <Notice w={w} title={w.t('apply.meanwhile-title')}>
      <p>{w.t('apply.meanwhile')}</p>
      <dl class="summary">
        {page.meanwhile.map((question) => (
          <div>
            <dt>
              <Said w={w} text={question.label} />
            </dt>
            <dd>
              <AnswerText w={w} question={question} answer={page.own.facts.answers[question.id]} />
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  ) : null;

const FileQuestion = ({
  w,
  page,
  question,
  error,
}: {
  readonly w: Words;
  readonly page: GroupPage;
  readonly question: Question;
  readonly error?: string | undefined;
}) => {
  const { kinds = usualKinds, megabytes = usualMegabytes } = question;
  const kept = filesFor(page.own, question.id);
  return (
    <>
      <FileField
        w={w}
        name={question.id}
        label={<Said w={w} text={question.label} />}
        hint={
          <>
            {question.help ? <Said w={w} text={question.help} /> : null}{' '}
            {w.t('fields.file-kinds', { kinds: fileKindNames(w, kinds), size: megabytes })}{' '}
            {kept.length > 0 ? w.t('fields.file-again') : ''}
          </>
        }
        accept={accepted(kinds)}
        optional={!question.required}
        error={error}
      />
      <KeptFiles w={w} of={page.own.id} files={kept} />
    </>
  );
};

const errorsOf = ({ wrong, fileErrors = {}, refusal, questions }: GroupPage, w: Words): readonly FormError[] => [
  ...(refusal ? [{ text: refusal }] : []),
  ...(wrong?.errors ?? []),
  ...questions.flatMap((question) => {
    const text = fileErrors[question.id];
    return text
      ? [
          {
            name: question.id,
            text: (
              <>
                <Said w={w} text={question.label} /> – {text}
              </>
            ),
          },
        ]
      : [];
  }),
];

/** One group of questions, one page. */
export const showGroupPage = (c: Ask, door: Door, page: GroupPage, status: 200 | 409 | 422): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { own, group, questions, wrong } = page;
  const typed = typedIn(page.fields);
  const errors = errorsOf(page, w);
  const section = own.definition.sections.find((one) => one.groups.some(({ id }) => id === group.id));
  const title = w.text(group.title).text;
  const countries = firstCountries(door);
  return door.frame.page(
    c,
    {
      title: `${title} · ${w.text(own.definition.title).text}`,
      noIndex: true,
      kept: keptTexts(own, group.id),
      error: errors.length > 0,
      crumbs: crumbsOf(w, own, { label: title }),
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <Meanwhile w={w} page={page} />
          {page.follow ? (
            <Notice w={w} title={w.t('apply.follow-title')}>
              <p>{w.t('apply.follow', { count: page.follow.length })}</p>
            </Notice>
          ) : null}
          <Eyebrow w={w} own={own}>
            {section ? (
              <>
                {' · '}
                <Said w={w} text={section.title} />
              </>
            ) : null}
          </Eyebrow>
          <h1>
            <Said w={w} text={group.title} />
          </h1>
          {group.help ? (
            <p class="lead">
              <Said w={w} text={group.help} />
            </p>
          ) : null}
          <form method="post" action={`/cases/${own.id}/form/${group.id}`} enctype="multipart/form-data" class="questions">
            <EnterButton act="next">{w.t('apply.save-next')}</EnterButton>
            <Sealed c={c} door={door} />
            <input type="hidden" name="mark" value={page.mark} />
            <input type="hidden" name="shown" value={questions.map(({ id }) => id).join(' ')} />
            {page.fromCheck ? <input type="hidden" name="from" value="check" /> : null}
            {questions.map((question) => {
              const error = wrong?.of(question.id);
              const field = { w, name: question.id, typed, error, countries, keep: question.id };
              return (
                <>
                  {question.kind === 'group' ? (
                    <Entries
                      {...field}
                      question={question}
                      asked={entryAsked(own, question, typed)}
                      focus={page.focus}
                      wrongOf={(name) => wrong?.of(name)}
                    />
                  ) : question.kind === 'file' ? (
                    <FileQuestion
                      w={w}
                      page={page}
                      question={question}
                      error={page.fileErrors?.[question.id] ?? (typeof error === 'string' ? error : undefined)}
                    />
                  ) : (
                    <QuestionField {...field} question={question} />
                  )}
                </>
              );
            })}
            <p class="actions">
              <Button name="act" value="next">
                {w.t(page.fromCheck ? 'apply.save-to-check' : 'apply.save-next')}
              </Button>
              <Button look="second" name="act" value="later">
                {w.t('apply.save-later')}
              </Button>
            </p>
          </form>
        </>
      ),
    },
    status,
  );
};
