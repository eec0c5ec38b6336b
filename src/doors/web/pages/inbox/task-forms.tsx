import { Select } from '../../look/forms/choices.tsx';
import { FileField, TextArea } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Text } from '../../../../one-window/service/definition.ts';
import { fileKindNames } from '../services/parts.tsx';
import { FoldedForm, typedIn } from './act-form.tsx';
import type { AtTask } from './open-task.ts';
import { colleagueText } from './officer-select.tsx';
import { fullOfficeName, plainText } from './parts.tsx';

interface Of {
  readonly a: AtTask;
}

/** Room for the officer's own words, kept by the enhancer under the name of the act. */
const InWords = ({
  a,
  act,
  name,
  ...field
}: Of & { readonly act: string; readonly name: string; readonly rows: number; readonly label: string; readonly hint?: string }) => {
  const t = typedIn(a, act);
  return <TextArea w={a.w} name={name} maxlength={4000} {...field} value={t.value(name)} error={t.error(name)} keep={act} />;
};

export const NoteForm = ({ a }: Of) => {
  const { w } = a;
  return (
    <FoldedForm a={a} act="note" label={w.t('inbox.add-note')} button={w.t('inbox.keep-note')} hotkey="o">
      <InWords a={a} act="note" name="note" rows={3} label={w.t('inbox.note')} hint={w.t('inbox.note-hint')} />
    </FoldedForm>
  );
};

/** Offices of this service first, by the body they belong to. */
export const AdviceForm = ({ a }: Of) => {
  const { w, view } = a;
  const t = typedIn(a, 'advice');
  const choices = view.mayAsk
    .map((id) => ({ value: id, label: fullOfficeName(w, a.known.get(id), id) }))
    .sort((x, y) => w.compare(x.label, y.label));
  return (
    <FoldedForm a={a} act="advice" label={w.t('inbox.ask-office')} button={w.t('inbox.send-question')} hotkey="k">
      <Select
        w={w}
        name="to"
        label={w.t('inbox.which-office')}
        empty={w.t('fields.choose')}
        value={t.value('to')}
        error={t.error('to')}
        choices={choices}
      />
      <InWords a={a} act="advice" name="question" rows={3} label={w.t('inbox.question')} hint={w.t('inbox.question-hint')} />
    </FoldedForm>
  );
};

/** Every answer and document this task sees, to be marked; words appear under the ones that are. */
const Mark = ({ a, item, label }: Of & { readonly item: string; readonly label: Text }) => {
  const { w } = a;
  const t = typedIn(a, 'send-back');
  const wrong = t.error(`words-${item}`);
  return (
    <div class={wrong ? 'mark field has-error' : 'mark'}>
      <div class="choice">
        <input type="checkbox" id={`item-${item}`} name="item" value={item} checked={t.all('item').includes(item)} />
        <div>
          <label for={`item-${item}`}>
            <Said w={w} text={label} />
          </label>
        </div>
      </div>
      <div class="mark-words">
        {wrong ? <p class="field-error">{wrong}</p> : null}
        <label for={`words-${item}`} class="small">
          {w.t('inbox.what-is-missing')}
        </label>
        <textarea class="input" id={`words-${item}`} name={`words-${item}`} rows={2} maxlength={4000} dir="auto">
          {`\n${t.value(`words-${item}`)}`}
        </textarea>
      </div>
    </div>
  );
};

export const SendBackForm = ({ a }: Of) => {
  const { w, view } = a;
  const t = typedIn(a, 'send-back');
  return (
    <FoldedForm a={a} act="send-back" label={w.t('inbox.send-back')} button={w.t('inbox.send-back-button')} hotkey="b">
      <p class="hint">{w.t('inbox.send-back-hint')}</p>
      {t.error('item') ? <p class="field-error">{t.error('item')}</p> : null}
      {view.sections.flatMap((s) =>
        s.groups.map((g) => (
          <fieldset class="marks">
            <legend>
              <Said w={w} text={g.title} />
            </legend>
            {g.answers.map(({ question }) => (
              <Mark a={a} item={question.id} label={question.label} />
            ))}
          </fieldset>
        )),
      )}
      {view.documents.some((d) => d.files.every((f) => f.task === null)) ? (
        <fieldset class="marks">
          <legend>{w.t('inbox.documents')}</legend>
          {view.documents
            .filter((d) => d.files.every((f) => f.task === null))
            .map((d) => (
              <Mark a={a} item={d.document} label={d.title} />
            ))}
        </fieldset>
      ) : null}
    </FoldedForm>
  );
};

export const StopForm = ({ a }: Of) => {
  const { w, view } = a;
  const t = typedIn(a, 'stop');
  return view.stops.length === 0 ? null : (
    <FoldedForm a={a} act="stop" label={w.t('inbox.stop-clock')} button={w.t('inbox.stop-clock')}>
      <Select
        w={w}
        name="stop-reason"
        label={w.t('inbox.stop-reason')}
        hint={w.t('inbox.stop-hint')}
        empty={w.t('fields.choose')}
        value={t.value('stop-reason')}
        error={t.error('stop-reason')}
        choices={view.stops.map((s) => ({ value: s.id, label: plainText(w, s.text) }))}
      />
      <InWords a={a} act="stop" name="stop-words" rows={2} label={w.t('inbox.stop-words')} />
    </FoldedForm>
  );
};

export const AttachForm = ({ a }: Of) => {
  const { w, view } = a;
  const t = typedIn(a, 'attach');
  const only = view.toProduce.length === 1 ? a.definition.documents.find((d) => d.id === view.toProduce[0]?.document) : undefined;
  const limits = only ? w.t('fields.file-kinds', { kinds: fileKindNames(w, only.kinds), size: only.megabytes }) : '';
  return view.toProduce.length === 0 ? null : (
    <FoldedForm a={a} act="attach" label={w.t('inbox.attach')} button={w.t('inbox.attach-button')} open files>
      {view.toProduce.length === 1 ? (
        <input type="hidden" name="document" value={view.toProduce[0]?.document} />
      ) : (
        <Select
          w={w}
          name="document"
          label={w.t('inbox.which-document')}
          value={t.value('document')}
          choices={view.toProduce.map((d) => ({ value: d.document, label: plainText(w, d.title) }))}
        />
      )}
      <FileField
        w={w}
        name="file"
        label={view.toProduce.length === 1 && view.toProduce[0] ? plainText(w, view.toProduce[0].title) : w.t('inbox.file')}
        hint={`${w.t('inbox.attach-hint')} ${limits}`.trim()}
        error={t.error('file')}
      />
    </FoldedForm>
  );
};

export const AssignForm = ({ a }: Of) => {
  const { w } = a;
  const t = typedIn(a, 'assign');
  return a.colleagues.length === 0 ? null : (
    <FoldedForm a={a} act="assign" label={w.t('inbox.give-to')} button={w.t('inbox.assign-selected')}>
      <Select
        w={w}
        name="officer"
        label={w.t('inbox.officer')}
        empty={w.t('inbox.choose-officer')}
        value={t.value('officer', a.task.officer ?? '')}
        error={t.error('officer')}
        choices={a.colleagues.map((p) => ({
          value: p.id,
          label: colleagueText(w, p),
        }))}
      />
    </FoldedForm>
  );
};
