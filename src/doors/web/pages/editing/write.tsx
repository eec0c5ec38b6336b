/** Where a service's text is pasted or uploaded; mistakes are shown beside it. */
import type { PackError } from '../../../../identity/pack/read-yaml.ts';
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { asYaml } from '../../../../one-window/service/as-yaml.ts';
import { service } from '../../../../one-window/service/service-decider.ts';
import { latestOf } from '../../../../one-window/service/service.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { FileField, TextArea } from '../../look/forms/text-fields.tsx';
import { Carried } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { crumbsOf, type Edited, findEdited, pathOf } from './around.ts';
import { Mistakes } from './mistakes.tsx';
import { checkText, textOf, type Wrong } from './reading.ts';

interface Shown {
  readonly text: string;
  /** The service it began from. */
  readonly from?: Edited | undefined;
  readonly wrong?: Wrong;
  readonly mistakes?: readonly PackError[];
}

const page = (c: Ask, door: Door, { text, from, wrong, mistakes = [] }: Shown): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = from === undefined ? w.t('editing.new') : w.t(from.state.draft === null ? 'editing.next-version' : 'editing.go-on-editing');
  const begins = from?.state.draft ? 'editing.draft-lead' : 'editing.next-lead';
  const said = wrong === undefined ? undefined : wordsOf(w, wrong.refusal).body;
  const found = mistakes.length > 0 ? w.t('editing.mistakes', { count: mistakes.length }) : undefined;
  const errors: FormError[] = [
    ...(said === undefined ? [] : [{ name: wrong?.field ?? 'text', text: said }]),
    ...(found === undefined ? [] : [{ name: 'mistakes', text: w.t('editing.mistakes-summary', { count: mistakes.length }) }]),
  ];
  const failed = errors.length > 0;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, from, { label: title }),
      noIndex: true,
      error: failed,
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <h1>{title}</h1>
          <p class="lead">{from === undefined ? w.t('editing.new-lead') : w.t(begins, { title: w.text(from.known.title).text })}</p>
          <div class={mistakes.length > 0 ? 'writing with-mistakes' : 'writing'}>
            {mistakes.length > 0 ? <Mistakes w={w} text={text} errors={mistakes} /> : null}
            <form
              method="post"
              action={from === undefined ? '/editing/draft' : `/editing/draft?from=${encodeURIComponent(from.id)}`}
              enctype="multipart/form-data"
            >
              <Carried c={c} door={door} />
              <TextArea
                w={w}
                name="text"
                rows={28}
                dir="ltr"
                label={w.t('editing.text')}
                hint={w.t('editing.text-hint')}
                value={text}
                error={wrong?.field === 'text' ? said : found}
                keep={`service-${from?.id ?? 'new'}`}
              />
              <FileField
                w={w}
                name="file"
                optional
                accept=".yaml,.yml,text/yaml,application/yaml"
                label={w.t('editing.file')}
                hint={w.t('editing.file-hint')}
                error={wrong?.field === 'file' ? said : undefined}
              />
              <p class="actions">
                <Button>{w.t('editing.check')}</Button>
              </p>
            </form>
          </div>
        </>
      ),
    },
    failed ? 422 : 200,
  );
};

/** The text to begin with: the draft, or the newest version under the next number. */
const beginning = ({ state }: Edited): string => {
  const latest = latestOf(state);
  if (state.draft !== null) return asYaml({ ...state.draft.definition, draft: false });
  return latest === undefined ? '' : asYaml({ ...latest.definition, version: latest.version + 1 });
};

export const showWriting = async (c: Ask, door: Door): Promise<Response> => {
  const id = c.req.query('from');
  if (id === undefined) return page(c, door, { text: '' });
  const from = await findEdited(door, id);
  return from === undefined ? refused(c, door, refuse('not-found')) : page(c, door, { text: beginning(from), from });
};

export const takeText = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const from = await findEdited(door, c.req.query('from') ?? '');
  const text = await textOf(form);
  if (typeof text !== 'string') return page(c, door, { text: form.exact('text'), from, wrong: text });
  const definition = checkText(text, door.pack);
  if (!('id' in definition)) return page(c, door, { text, from, mistakes: definition });
  const handled = await act(c, door, service, {
    type: 'DraftService',
    on: definition.id,
    id: commandId(form, door),
    data: { definition: { ...definition, draft: true } },
  });
  const there = `${pathOf(definition.id)}/draft`;
  if (isRefusal(handled)) {
    const known = (await findEdited(door, definition.id))?.state.draft?.version === definition.version;
    if (handled.reason === 'nothing-changed' && known) return c.redirect(there, 303);
    return page(c, door, { text, from, wrong: { field: 'text', refusal: handled } });
  }
  await door.window.catalogue.refresh(door.ledger);
  return c.redirect(`${there}?done=drafted`, 303);
};
