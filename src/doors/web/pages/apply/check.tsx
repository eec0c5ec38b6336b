import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { declarationsAsked, feesOf } from '../../../../one-window/forms/plan.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { commandId } from '../../act.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { type Offices, officesOf } from '../services/around.ts';
import { Fees, kindName } from '../services/parts.tsx';
import { AnswerText } from './answer-text.tsx';
import { FileLine } from './file-line.tsx';
import { filesFor } from './files.ts';
import { crumbsOf, Eyebrow, keptTexts, Sealed } from './form-parts.tsx';
import { actOnCase, type OwnCase } from './own-case.ts';
import { type Progress, progressOf } from './progress.ts';

/** Every answer by section and group; with `change`, each with the way back to it. */
export const AllAnswers = (a: { readonly w: Words; readonly own: OwnCase; readonly progress: Progress; readonly change: boolean }) => {
  const { w, own, progress, change } = a;
  return (
    <>
      {own.definition.sections.map((section) => {
        const here = progress.groups.filter(({ group }) => section.groups.some(({ id }) => id === group.id));
        if (here.length === 0) return null;
        return (
          <section class="answers">
            <h2>
              <Said w={w} text={section.title} />
            </h2>
            {here.map(({ group, questions }) => (
              <>
                {here.length > 1 || w.text(group.title).text !== w.text(section.title).text ? (
                  <h3>
                    <Said w={w} text={group.title} />
                  </h3>
                ) : null}
                <SummaryList
                  rows={questions.map((question) => ({
                    label: <Said w={w} text={question.label} />,
                    value:
                      question.kind === 'file' ? (
                        filesFor(own, question.id).length > 0 ? (
                          filesFor(own, question.id).map((file) => <FileLine w={w} of={own.id} file={file} />)
                        ) : (
                          <span class="soft">{w.t('fields.not-answered')}</span>
                        )
                      ) : (
                        <AnswerText w={w} question={question} answer={own.facts.answers[question.id]} />
                      ),
                    action: change
                      ? {
                          href: `/cases/${own.id}/form/${group.id}?from=check#${question.id}`,
                          label: w.t('frame.change'),
                          what: w.text(question.label).text,
                        }
                      : undefined,
                  }))}
                />
              </>
            ))}
          </section>
        );
      })}
    </>
  );
};

const AllDocuments = ({ w, own, progress }: { readonly w: Words; readonly own: OwnCase; readonly progress: Progress }) =>
  progress.documents.length === 0 ? null : (
    <section class="answers">
      <h2>{w.t('services.documents')}</h2>
      <SummaryList
        rows={progress.documents.map((document) => {
          const files = filesFor(own, document.id);
          return {
            label: <Said w={w} text={document.title} />,
            value:
              files.length > 0 ? (
                <ul class="bare">
                  {files.map((file) => (
                    <li>
                      <FileLine w={w} of={own.id} file={file} />
                    </li>
                  ))}
                </ul>
              ) : (
                <span class="soft">{w.t(document.required ? 'apply.not-attached' : 'apply.not-attached-optional')}</span>
              ),
            action: {
              href: `/cases/${own.id}/documents#${document.id}-title`,
              label: w.t('frame.change'),
              what: w.text(document.title).text,
            },
          };
        })}
      />
    </section>
  );

const Lacking = ({ w, own, progress }: { readonly w: Words; readonly own: OwnCase; readonly progress: Progress }) => (
  <Notice w={w} title={w.t('apply.lacking-title')}>
    <ul class="bare">
      {progress.groups
        .filter(({ state }) => state !== 'done')
        .map(({ group }) => (
          <li>
            <a href={`/cases/${own.id}/form/${group.id}?from=check`}>
              <Said w={w} text={group.title} />
            </a>
          </li>
        ))}
      {progress.documents
        .filter((document) => document.lacking)
        .map((document) => (
          <li>
            <a href={`/cases/${own.id}/documents#${document.id}-title`}>
              <Said w={w} text={document.title} />
            </a>
          </li>
        ))}
    </ul>
  </Notice>
);

interface Shown {
  readonly ticked?: readonly string[];
  readonly errors?: readonly FormError[];
}

const Sending = (a: { readonly c: Ask; readonly door: Door; readonly own: OwnCase; readonly offices: Offices } & Shown) => {
  const { c, door, own, errors = [] } = a;
  const { words: w } = c.get('visitor');
  const declarations = declarationsAsked(own.definition, own.facts);
  return (
    <form method="post" action={`/cases/${own.id}/check`} class="declaring">
      <Sealed c={c} door={door} />
      {declarations.length > 0 ? (
        <fieldset class={errors.some((error) => error.name) ? 'field has-error' : 'field'}>
          <legend class="as-title">{w.t('apply.declare')}</legend>
          {errors.some((error) => error.name) ? <p class="field-error">{w.t('apply.declare-missing')}</p> : null}
          {declarations.map((question) => (
            <div class="choice">
              <input id={question.id} type="checkbox" name={question.id} value="yes" checked={a.ticked?.includes(question.id)} />
              <div>
                <label for={question.id}>
                  <Said w={w} text={question.label} />
                </label>
                {question.help ? (
                  <p class="hint">
                    <Said w={w} text={question.help} />
                  </p>
                ) : null}
              </div>
            </div>
          ))}
        </fieldset>
      ) : null}
      <p class="soft">{w.t('apply.send-means')}</p>
      <p class="actions">
        <Button>{w.t('apply.send')}</Button>
        <a href={`/cases/${own.id}/form`}>{w.t('apply.back-to-list')}</a>
      </p>
    </form>
  );
};

export const showCheck = async (c: Ask, door: Door, own: OwnCase, shown: Shown = {}, status: 200 | 409 | 422 = 200): Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (own.state.status !== 'draft') return c.redirect(`/cases/${own.id}`, 303);
  const progress = progressOf(own);
  const ready = progress.complete && progress.groups.every(({ state }) => state === 'done');
  const offices = await officesOf(door);
  const { applicant } = own.state;
  const title = w.t('apply.check-title');
  return door.frame.page(
    c,
    {
      title: `${title} · ${w.text(own.definition.title).text}`,
      noIndex: true,
      kept: keptTexts(own),
      error: Boolean(shown.errors?.length),
      crumbs: crumbsOf(w, own, { label: title }),
      children: (
        <>
          <ErrorSummary w={w} errors={shown.errors ?? []} />
          <Done c={c} area="apply" />
          <Eyebrow w={w} own={own} />
          <h1>{title}</h1>
          {ready ? <p class="lead">{w.t('apply.check-lead')}</p> : <Lacking w={w} own={own} progress={progress} />}
          <section class="answers">
            <h2>{w.t('apply.about')}</h2>
            <SummaryList
              rows={[
                { label: w.t('apply.applicant'), value: <bdi>{applicant.name ?? ''}</bdi> },
                { label: w.t('apply.as'), value: kindName(w, applicant.kind) },
                { label: w.t('frame.country'), value: w.country(applicant.country) },
              ]}
            />
          </section>
          <AllAnswers w={w} own={own} progress={progress} change />
          <AllDocuments w={w} own={own} progress={progress} />
          <section class="answers">
            <h2>{w.t('services.fees')}</h2>
            <Fees w={w} offices={offices} fees={feesOf(own.definition, own.facts)} depends={() => false} />
          </section>
          {ready ? (
            <section>
              <h2>{w.t('apply.send-section')}</h2>
              <Sending c={c} door={door} own={own} offices={offices} {...shown} />
            </section>
          ) : null}
        </>
      ),
    },
    status,
  );
};

export const takeCheck = async (c: Ask, door: Door, form: Form, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const ticked = declarationsAsked(own.definition, own.facts)
    .map(({ id }) => id)
    .filter((id) => form.text(id) === 'yes');
  const handled = await actOnCase(c, door, { id: commandId(form, door), type: 'SubmitCase', on: own.id, data: { declared: ticked } });
  if (!isRefusal(handled) || handled.reason === 'case-already-submitted') return c.redirect(`/cases/${own.id}/sent`, 303);
  if (handled.reason === 'not-declared') {
    const missing = declarationsAsked(own.definition, own.facts).filter(({ id }) => !ticked.includes(id));
    const errors = missing.map((question) => ({
      name: question.id,
      text: (
        <>
          {w.t('apply.tick')} <Said w={w} text={question.label} />
        </>
      ),
    }));
    return showCheck(c, door, own, { ticked, errors }, 422);
  }
  return showCheck(
    c,
    door,
    own,
    { ticked, errors: [{ text: wordsOf(w, handled).body }] },
    handled.reason === 'changed-meanwhile' ? 409 : 422,
  );
};
