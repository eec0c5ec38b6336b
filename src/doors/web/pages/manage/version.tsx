/** A new version of a programme, brought as a file; its mistakes are shown by line. */
import type { PackError } from '../../../../identity/pack/read-yaml.ts';
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { uploadProgramme } from '../../../../programmes/programme/upload.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { FileField, TextArea } from '../../look/forms/text-fields.tsx';
import { Carried } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { Mistakes } from '../editing/mistakes.tsx';
import { crumbsOf, managers, MistakeList } from './around.tsx';

const largest = 1024 * 1024;
const find = (c: Ask, door: Door) => {
  const found = door.programmes.book.find(c.req.param('programme') ?? '');
  if (found === undefined) return refuse('not-found');
  return hasAt(c.get('visitor').actor, found.lead, ...managers) ? found : refuse('not-allowed');
};

interface Shown {
  readonly text?: string;
  readonly errors?: readonly PackError[];
  readonly refusal?: Refusal;
}
export const showVersion = (c: Ask, door: Door): Promise<Response> => page(c, door, {});

const page = async (c: Ask, door: Door, { text = '', errors = [], refusal }: Shown): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = find(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const title = w.t('manage.new-version');
  const said = refusal && wordsOf(w, refusal).body;
  const failed = errors.length > 0 || said !== undefined;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, { label: title }),
      noIndex: true,
      error: failed,
      children: (
        <>
          <ErrorSummary
            w={w}
            errors={[
              ...(said === undefined ? [] : [{ name: 'text', text: said }]),
              ...(errors.length > 0 ? [{ name: 'mistakes', text: w.t('editing.mistakes-summary', { count: errors.length }) }] : []),
            ]}
          />
          <h1>{title}</h1>
          <p class="lead">{w.t('manage.version-lead', { title: w.text(found.title).text, next: found.version + 1 })}</p>
          <MistakeList refusal={refusal} />
          <div class={errors.length > 0 ? 'writing with-mistakes' : 'writing'}>
            {errors.length > 0 ? <Mistakes w={w} text={text} errors={errors} /> : null}
            <form method="post" action={`/manage/programmes/${encodeURIComponent(found.id)}/version`} enctype="multipart/form-data">
              <Carried c={c} door={door} />
              <FileField
                w={w}
                name="file"
                optional="either"
                accept=".yaml,.yml,text/yaml,application/yaml"
                label={w.t('manage.file')}
                hint={w.t('manage.file-hint')}
              />
              <TextArea
                w={w}
                name="text"
                rows={text === '' ? 8 : 24}
                dir="ltr"
                optional="either"
                label={w.t('manage.text')}
                hint={w.t('manage.text-hint')}
                value={text}
                error={said}
              />
              <p class="actions">
                <Button>{w.t('manage.publish-version')}</Button>
              </p>
            </form>
          </div>
        </>
      ),
    },
    failed ? (refusal === undefined ? 422 : statusOf(refusal)) : 200,
  );
};

const textOf = async (form: Form): Promise<string | Refusal> => {
  const file = form.file('file');
  if (file === undefined) return form.exact('text').trim() === '' ? refuse('programme-text-missing') : form.exact('text').trimEnd();
  if (file.size > largest) return refuse('programme-file-too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()).replace(/\r\n?/g, '\n');
  } catch {
    return refuse('programme-file-not-text');
  }
};

export const takeVersion = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = find(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const text = await textOf(form);
  if (typeof text !== 'string') return page(c, door, { text: form.exact('text'), refusal: text });
  const { actor } = c.get('visitor');
  const file = `${found.id}.yaml`;
  const services = door.window.applications;
  const upload = { file, source: text, pack: door.pack, services, id: commandId(form, door), actor, now: door.clock() };
  try {
    const outcome = await uploadProgramme(door.ledger, door.programmes.book, upload);
    if (isRefusal(outcome)) return page(c, door, { text, refusal: outcome });
    if ('errors' in outcome) return page(c, door, { text, errors: outcome.errors });
    return c.redirect('/manage/programmes?done=version', 303);
  } catch (error) {
    // What YAML allows and no programme needs, such as references that multiply without end.
    const message = `the text cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return page(c, door, { text, errors: [{ file, line: 1, column: 1, message }] });
  }
};
