import { instruments, topics } from '../../../../communiques/extraction/extraction.ts';
import { Select } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { Act, type KeepProps, typed } from './keep-forms.tsx';

export const Correct = (a: KeepProps) => {
  const { w, page } = a;
  const t = typed(a, 'correct');
  const { commitment: c } = page;
  const topic = topics.map((x) => ({ value: x, label: w.t(`topic.${x}`) }));
  return (
    <Act {...a} act="correct" button={w.t('frame.save')}>
      <TextField
        w={w}
        name="title"
        label={w.t('desk.title-field')}
        value={t.value('title', c.title)}
        error={t.error('title')}
        maxlength={300}
        dir="auto"
      />
      <TextArea
        w={w}
        name="summary"
        optional
        rows={3}
        maxlength={2000}
        label={w.t('desk.summary')}
        value={t.value('summary', c.summary)}
        lang="en"
      />
      <Select w={w} name="topic" label={w.t('commitments.topic')} value={t.value('topic', c.topic)} choices={topic} />
      <Select
        w={w}
        name="topic2"
        optional
        empty={w.t('desk.none')}
        label={w.t('desk.topic2')}
        value={t.value('topic2', c.topic2 ?? '')}
        choices={topic}
      />
      <Select
        w={w}
        name="instrument"
        label={w.t('commitments.instrument')}
        value={t.value('instrument', c.instrument)}
        choices={instruments.map((x) => ({ value: x, label: w.t(`instrument.${x}`) }))}
      />
    </Act>
  );
};

export const Merge = (a: KeepProps) => {
  const t = typed(a, 'merge');
  return (
    <Act {...a} act="merge" button={a.w.t('desk.merge')}>
      <TextField
        w={a.w}
        name="into"
        width={10}
        dir="ltr"
        label={a.w.t('desk.merge-into')}
        hint={a.w.t('desk.merge-into-hint')}
        value={t.value('into')}
        error={t.error('into')}
      />
    </Act>
  );
};

export const SplitOff = (a: KeepProps) => {
  const { w, page, back } = a;
  const t = typed(a, 'split');
  const chosen = back?.act === 'split' ? back.form.all('mention') : [];
  return (
    <Act {...a} act="split" button={w.t('desk.split-off')}>
      <fieldset class={t.error('mention') ? 'field has-error' : 'field'}>
        <legend>{w.t('desk.split-which')}</legend>
        {t.error('mention') ? <p class="field-error">{t.error('mention')}</p> : null}
        {page.mentions.map((m, i) => (
          <div class="choice">
            <input
              type="checkbox"
              id={i === 0 ? 'mention' : `mention-${i}`}
              name="mention"
              value={m.candidate}
              checked={chosen.includes(m.candidate)}
            />
            <div>
              <label for={i === 0 ? 'mention' : `mention-${i}`} lang="en" dir="auto">
                {m.quote.slice(0, 240)}
              </label>
              <p class="hint">
                <span dir="auto">{m.from.outlet}</span>, <time datetime={m.date}>{w.when(m.date)}</time>
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      <TextField w={w} name="new-title" optional label={w.t('desk.new-title')} value={t.value('new-title')} maxlength={300} />
    </Act>
  );
};

export const Withdraw = (a: KeepProps) => {
  const t = typed(a, 'withdraw');
  return (
    <Act {...a} act="withdraw" button={a.w.t('desk.withdraw')} look="danger">
      <TextArea
        w={a.w}
        name="why"
        rows={2}
        label={a.w.t('desk.withdraw-why')}
        hint={a.w.t('desk.withdraw-hint')}
        value={t.value('why')}
        error={t.error('why')}
        maxlength={1000}
      />
    </Act>
  );
};
