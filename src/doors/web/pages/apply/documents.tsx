import type { Document } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { commandId } from '../../act.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Field } from '../../look/forms/field.tsx';
import { FileField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { fileKindNames, MadeDocuments } from '../services/parts.tsx';
import { KeptFiles } from './file-line.tsx';
import { accepted, type EarlierFile, earlierFiles, filesFor, fits, reuseFile, takeFile } from './files.ts';
import { crumbsOf, EnterButton, Eyebrow, keptTexts, Sealed } from './form-parts.tsx';
import { actOnCase, findOwnCase, type OwnCase } from './own-case.ts';
import { progressOf } from './progress.ts';

type Errors = Readonly<Record<string, string>>;

const EarlierField = ({
  w,
  document,
  earlier,
}: {
  readonly w: Words;
  readonly document: Document;
  readonly earlier: readonly EarlierFile[];
}) => {
  const name = `earlier-${document.id}`;
  return (
    <Field w={w} name={name} label={w.t('apply.earlier')} optional>
      <select class="input of-names" id={name} name={name}>
        <option value="">{w.t('apply.earlier-none')}</option>
        {earlier.map(({ id, file, title, reference }) => (
          <option value={id}>{[file.name, w.text(title).text, reference].filter(Boolean).join(' · ')}</option>
        ))}
      </select>
    </Field>
  );
};

/** One document: what it is, what is attached already, and how to attach it. */
const DocumentBox = (a: {
  readonly w: Words;
  readonly own: OwnCase;
  readonly document: Document;
  readonly earlier: readonly EarlierFile[];
  readonly error: string | undefined;
}) => {
  const { w, own, document } = a;
  const attached = filesFor(own, document.id);
  const room = attached.length < document.files;
  const fitting = a.earlier.filter((one) => fits(one, document) && !attached.some((file) => file.sha256 === one.file.sha256));
  return (
    <section class="document-box" data-attached={attached.length > 0 ? '' : undefined} aria-labelledby={`${document.id}-title`}>
      <h2 id={`${document.id}-title`}>
        <Said w={w} text={document.title} />
        {document.required ? null : <span class="soft"> {w.t('frame.optional')}</span>}
      </h2>
      {document.help ? (
        <p class="soft">
          <Said w={w} text={document.help} />
        </p>
      ) : null}
      <KeptFiles w={w} of={own.id} files={attached} />
      {room ? (
        <FileField
          w={w}
          name={document.id}
          label={w.t(document.files > 1 ? 'apply.choose-files' : 'apply.choose-file')}
          hint={[
            w.t('fields.file-kinds', { kinds: fileKindNames(w, document.kinds), size: document.megabytes }),
            document.files > 1 ? w.t('apply.files-most', { count: document.files - attached.length }) : '',
          ].join(' ')}
          accept={accepted(document.kinds)}
          multiple={document.files > 1}
          error={a.error}
        />
      ) : a.error ? (
        <p class="field-error" id={document.id}>
          {a.error}
        </p>
      ) : null}
      {room && fitting.length > 0 ? (
        <details class="earlier">
          <summary>{w.t('apply.earlier-summary', { count: fitting.length })}</summary>
          <EarlierField w={w} document={document} earlier={fitting} />
        </details>
      ) : null}
    </section>
  );
};

export const showDocuments = async (c: Ask, door: Door, own: OwnCase, errors: Errors = {}): Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (own.state.status !== 'draft') return c.redirect(`/cases/${own.id}`, 303);
  const { documents } = progressOf(own);
  const earlier = documents.length > 0 ? await earlierFiles(door, own) : [];
  const done = documents.filter((document) => own.facts.attached.includes(document.id)).length;
  const made = own.definition.documents.filter((document) => document.producedBy && !documents.some(({ id }) => id === document.id));
  const failed = Object.keys(errors).length > 0;
  const title = w.t('services.documents');
  return door.frame.page(
    c,
    {
      title: `${title} · ${w.text(own.definition.title).text}`,
      noIndex: true,
      kept: keptTexts(own),
      error: failed,
      crumbs: crumbsOf(w, own, { label: title }),
      children: (
        <>
          <ErrorSummary
            w={w}
            errors={documents.flatMap((document) => {
              const text = errors[document.id];
              return text
                ? [
                    {
                      name: document.id,
                      text: (
                        <>
                          <Said w={w} text={document.title} /> – {text}
                        </>
                      ),
                    },
                  ]
                : [];
            })}
          />
          {failed ? null : <Done c={c} area="apply" />}
          <Eyebrow w={w} own={own} />
          <h1>{title}</h1>
          {documents.length === 0 ? (
            <EmptyState title={w.t('services.no-documents')}>{w.t('apply.no-documents-body')}</EmptyState>
          ) : (
            <p class="lead">{w.t('apply.documents-lead', { done, all: documents.length })}</p>
          )}
          <form method="post" action={`/cases/${own.id}/documents`} enctype="multipart/form-data" class="document-boxes">
            <EnterButton act="attach">{w.t('apply.attach')}</EnterButton>
            <Sealed c={c} door={door} />
            {documents.map((document) => (
              <DocumentBox w={w} own={own} document={document} earlier={earlier} error={errors[document.id]} />
            ))}
            {made.length > 0 ? (
              <Notice w={w} title={w.t('services.made-title')}>
                <p>{w.t('services.made-lead')}</p>
                <MadeDocuments w={w} made={made} />
              </Notice>
            ) : null}
            <p class="actions">
              <Button name="act" value="next">
                {w.t('apply.attach-next')}
              </Button>
              {documents.length > 0 ? (
                <Button look="second" name="act" value="attach">
                  {w.t('apply.attach')}
                </Button>
              ) : null}
              <a href={`/cases/${own.id}/form`}>{w.t('apply.back-to-list')}</a>
            </p>
            <p class="soft small">{w.t('apply.upload-note')}</p>
          </form>
        </>
      ),
    },
    failed ? 422 : 200,
  );
};

/** Takes every file that was chosen; one that is refused keeps none of the others back. */
export const takeDocuments = async (c: Ask, door: Door, form: Form, first: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const back = `/cases/${first.id}/documents`;
  if (first.state.status !== 'draft') return c.redirect(`/cases/${first.id}`, 303);
  const act = form.text('act');
  const errors: Record<string, string> = {};
  let taken = 0;
  let own = first;
  for (const document of progressOf(first).documents) {
    const sent = form.files(document.id);
    const again = form.text(`earlier-${document.id}`);
    for (const file of sent) {
      const refusal = await takeFile(c, door, own, document, file);
      if (refusal) errors[document.id] = `${file.name}: ${wordsOf(w, refusal).body}`;
      else taken += 1;
      own = (await findOwnCase(c, door)) ?? own;
    }
    const refusal = again ? await reuseFile(c, door, own, document, again) : undefined;
    if (refusal) errors[document.id] = wordsOf(w, refusal).body;
    else if (again) taken += 1;
    own = again ? ((await findOwnCase(c, door)) ?? own) : own;
  }
  if (act.startsWith('drop:')) {
    const order = { id: commandId(form, door), type: 'RemoveFile' as const, on: own.id, data: { attachment: act.slice('drop:'.length) } };
    const dropped = await actOnCase(c, door, order);
    if (!isRefusal(dropped) && Object.keys(errors).length === 0) return c.redirect(`${back}?done=removed`, 303);
    own = (await findOwnCase(c, door)) ?? own;
  }
  if (Object.keys(errors).length > 0) return showDocuments(c, door, own, errors);
  if (act === 'attach') return c.redirect(taken > 0 ? `${back}?done=attached` : back, 303);
  const { groups, documents } = progressOf(own);
  if (documents.some((document) => document.lacking)) {
    return taken > 0 ? c.redirect(`${back}?done=attached`, 303) : c.redirect(`/cases/${own.id}/form`, 303);
  }
  const open = groups.find((group) => group.state !== 'done');
  return c.redirect(open ? `/cases/${own.id}/form` : `/cases/${own.id}/check`, 303);
};
