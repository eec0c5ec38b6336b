import type { Child } from 'hono/jsx';
import { type DeskCandidate, rejections } from '../../../../communiques/communique/candidate.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { OrderFields } from '../../ordering.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { CandidateForm } from './candidate-fields.tsx';
import type { FormParts } from './parts.tsx';
import { allOf, wordsBetween } from './reviewing.ts';
import type { SuggestedThread } from './suggested.ts';

export interface PanelProps extends FormParts {
  readonly page: DeskPage;
  readonly c: DeskCandidate;
  readonly threads: readonly SuggestedThread[];
  readonly canAct: boolean;
  /** Who last acted on it, by name. */
  readonly lastBy: string | null;
  /** The form that was refused, with the act it was for. */
  readonly back?: { readonly act: string; readonly form: Form; readonly errors: Readonly<Record<string, string>> };
  readonly href: (c: DeskCandidate) => string;
  /** What was just done, with the way to undo it. */
  readonly children?: Child;
}

export const Of = (a: PanelProps & { readonly act: string; readonly children?: Child }) => (
  <form method="post" action={`/desk/communiques/${a.page.id}/${a.act}`}>
    <OrderFields csrf={a.csrf} door={a.door} />
    <input type="hidden" name="candidate" value={a.c.id} />
    <input type="hidden" name="revision" value={String(a.c.revision)} />
    {a.children}
  </form>
);

export const Fold = (a: { readonly label: string; readonly hotkey?: string; readonly open: boolean; readonly children?: Child }) => (
  <details class="fold" open={a.open}>
    <summary data-key={a.hotkey} aria-keyshortcuts={a.hotkey}>
      {a.label}
      {a.hotkey ? (
        <span class="key" aria-hidden="true">
          {a.hotkey.toUpperCase()}
        </span>
      ) : null}
    </summary>
    {a.children}
  </details>
);

export const Threads = (a: PanelProps) => {
  const { w, threads, back, c } = a;
  const first = threads[0]?.likely ? threads[0].id : 'new';
  const chosen = back && ['accept', 'link'].includes(back.act) ? back.form.text('thread') : c.status === 'accepted' ? '' : first;
  return (
    <fieldset class="threads">
      <legend>{w.t('desk.thread')}</legend>
      {threads.map((t, i) => (
        <div class="choice">
          <input type="radio" id={`thread-${i}`} name="thread" value={t.id} checked={chosen === t.id} />
          <div>
            <label for={`thread-${i}`}>{w.t('desk.suggested-thread', { number: t.number })}</label>
            <p class="hint">
              <a href={`/commitments/${t.number}`} lang="en" dir="auto">
                {t.title}
              </a>
            </p>
            {t.reasons.length > 0 ? (
              <p class="hint" lang="en" dir="auto">
                {t.reasons.join('; ')}
              </p>
            ) : null}
          </div>
        </div>
      ))}
      <div class="choice">
        <input type="radio" id="thread-new" name="thread" value="new" checked={chosen === 'new'} />
        <div>
          <label for="thread-new">{w.t('desk.new-thread')}</label>
        </div>
      </div>
      <div class="choice">
        <input type="radio" id="thread-other" name="thread" value="other" checked={chosen === 'other'} />
        <div>
          <label for="thread-other">{w.t('desk.other-thread')}</label>
          <input
            class="input of-number"
            name="number"
            dir="ltr"
            aria-label={w.t('desk.thread-number')}
            placeholder="AA-BB-0001"
            value={back?.form.text('number')}
          />
          {back?.errors.number ? <p class="field-error">{back.errors.number}</p> : null}
        </div>
      </div>
    </fieldset>
  );
};

export const Decide = (a: PanelProps) => {
  const { w, c, back } = a;
  if (c.status === 'accepted') return null;
  return (
    <Of {...a} act="accept">
      <Fold
        label={w.t('desk.thread-fold', { count: a.threads.length })}
        open={a.threads[0]?.likely === true || (back?.act === 'accept' && back.errors.number !== undefined)}
      >
        <Threads {...a} />
      </Fold>
      <p class="actions">
        <Button hotkey="a">{w.t('desk.accept')}</Button>
        {c.status === 'rejected' ? null : (
          <Button look="second" hotkey="r" formaction={`/desk/communiques/${a.page.id}/reject`}>
            {w.t('desk.reject')}
          </Button>
        )}
      </p>
      <Fold label={w.t('desk.say-why')} open={back?.act === 'reject'}>
        <Select
          w={w}
          name="why"
          label={w.t('desk.why')}
          value={back?.form.text('why') ?? 'not-a-commitment'}
          choices={rejections.map((r) => ({ value: r, label: w.t(`desk.why-${r}`) }))}
        />
        <TextArea w={w} name="note" optional rows={2} label={w.t('desk.note')} value={back?.form.text('note') ?? c.note ?? ''} />
      </Fold>
    </Of>
  );
};

export const Split = (a: PanelProps) => {
  const { w, page, c, back } = a;
  const words = wordsBetween(page.text, c.fields.start, c.fields.end).slice(1, 300);
  const choices = words.map((x, i) => ({
    value: String(x.start),
    label: `${words
      .slice(i, i + 4)
      .map((y) => y.word)
      .join(' ')
      .slice(0, 60)} …`,
  }));
  return (
    <Fold label={w.t('desk.split')} hotkey="s" open={back?.act === 'split'}>
      <Of {...a} act="split">
        <Select
          w={w}
          name="cut"
          label={w.t('desk.second-part')}
          empty={w.t('desk.choose-word')}
          value={back?.form.text('cut')}
          choices={choices}
          error={back?.errors.cut}
        />
        <Select
          w={w}
          name="cut2"
          optional
          label={w.t('desk.third-part')}
          empty={w.t('desk.none')}
          value={back?.form.text('cut2')}
          choices={choices}
        />
        <p>
          <Button look="second" compact>
            {w.t('desk.split')}
          </Button>
        </p>
      </Of>
    </Fold>
  );
};

export const Merge = (a: PanelProps) => {
  const { w, page, c, back } = a;
  const open = allOf(page).filter((o) => o.status === 'waiting');
  const at = open.findIndex((o) => o.id === c.id);
  const near = open.slice(Math.max(0, at - 2), at + 3).filter((o) => o.id !== c.id);
  if (near.length === 0 || at < 0) return null;
  return (
    <Fold label={w.t('desk.merge')} hotkey="m" open={back?.act === 'merge'}>
      <Of {...a} act="merge">
        <fieldset>
          <legend>{w.t('desk.merge-with')}</legend>
          {near.map((o, i) => (
            <div class="choice">
              <input type="checkbox" id={`with-${i}`} name="with" value={`${o.id}:${o.revision}`} />
              <div>
                <label for={`with-${i}`} lang="en" dir="auto">
                  {o.fields.quote.slice(0, 160)}
                </label>
              </div>
            </div>
          ))}
        </fieldset>
        <p>
          <Button look="second" compact>
            {w.t('desk.merge')}
          </Button>
        </p>
      </Of>
    </Fold>
  );
};

export const Edit = (a: PanelProps) => {
  const { w, page, c, back } = a;
  return (
    <Fold label={w.t('desk.edit')} hotkey="e" open={back?.act === 'edit'}>
      <Of {...a} act="edit">
        <CandidateForm
          w={w}
          c={c}
          text={page.text}
          parties={page.parties}
          typed={back?.act === 'edit' ? back.form : undefined}
          errors={back?.act === 'edit' ? back.errors : {}}
        />
        <input type="hidden" name="selected-start" data-selection="start" data-of="text" />
        <input type="hidden" name="selected-end" data-selection="end" data-of="text" />
        <p class="actions">
          <Button compact>{w.t('frame.save')}</Button>
          <Button look="second" compact formaction={`/desk/communiques/${page.id}/trim`}>
            {w.t('desk.use-selection')}
          </Button>
        </p>
      </Of>
    </Fold>
  );
};
