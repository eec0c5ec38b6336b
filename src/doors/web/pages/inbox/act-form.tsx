import type { Child } from 'hono/jsx';
import { Button, type ButtonLook } from '../../look/forms/button.tsx';
import { type AtTask, taskAt } from './open-task.ts';

/** What a form that came back held, else what is known. */
export const typedIn = (a: AtTask, act: string) => {
  const form = a.back?.act === act ? a.back.form : undefined;
  return {
    value: (name: string, known = ''): string => form?.exact(name) ?? known,
    all: (name: string): readonly string[] => form?.all(name) ?? [],
    error: (name: string): string | undefined => (a.back?.act === act && a.back.field === name ? a.back.words : undefined),
  };
};

export const ActForm = ({
  a,
  act,
  button,
  look = 'second',
  hotkey,
  files,
  children,
}: {
  readonly a: AtTask;
  readonly act: string;
  readonly button: string;
  readonly look?: ButtonLook;
  readonly hotkey?: string;
  readonly files?: boolean;
  readonly children?: Child;
}) => (
  <form method="post" action={taskAt(a, {}, act)} enctype={files ? 'multipart/form-data' : undefined}>
    <input type="hidden" name="csrf" value={a.csrf ?? ''} />
    <input type="hidden" name="command" value={a.back?.act === act ? a.back.form.text('command') : a.door.makeId()} />
    {children}
    <p class="actions">
      <Button look={look} hotkey={hotkey}>
        {button}
      </Button>
    </p>
  </form>
);

/** A form that stays folded until it is wanted, or came back. `hotkey` opens the fold. */
export const FoldedForm = (p: {
  readonly a: AtTask;
  readonly act: string;
  readonly label: string;
  readonly button: string;
  readonly hotkey?: string;
  readonly open?: boolean;
  readonly files?: boolean;
  readonly children?: Child;
}) => (
  <details class="fold" id={p.act} open={p.open === true || p.a.back?.act === p.act}>
    <summary data-key={p.hotkey} aria-keyshortcuts={p.hotkey}>
      {p.label}
      {p.hotkey ? (
        <span class="key" aria-hidden="true">
          {p.hotkey.toUpperCase()}
        </span>
      ) : null}
    </summary>
    <ActForm a={p.a} act={p.act} button={p.button} files={p.files}>
      {p.children}
    </ActForm>
  </details>
);
