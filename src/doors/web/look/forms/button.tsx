import type { Child } from 'hono/jsx';

export type ButtonLook = 'first' | 'second' | 'danger' | 'plain';

export interface ButtonProps {
  readonly look?: ButtonLook;
  readonly compact?: boolean;
  readonly name?: string;
  readonly value?: string;
  /** Sends the form elsewhere than its own address. */
  readonly formaction?: string;
  readonly form?: string;
  /** The key that presses it, such as `a`; shown by the button. */
  readonly hotkey?: string;
  /** Says more than the text to those who do not see where it stands. */
  readonly label?: string;
  readonly children?: Child;
}

const classOf = (look: ButtonLook, compact: boolean): string =>
  ['button', look === 'first' ? '' : look, compact ? 'compact' : ''].filter(Boolean).join(' ');

/** Submits its form. One `first` button on a page; the rest are `second`, `danger` or `plain`. */
export const Button = ({ look = 'first', compact = false, hotkey, label, children, ...rest }: ButtonProps) => (
  <button
    type="submit"
    class={classOf(look, compact)}
    name={rest.name}
    value={rest.value}
    formaction={rest.formaction}
    form={rest.form}
    data-key={hotkey}
    aria-keyshortcuts={hotkey}
    aria-label={label}
  >
    {children}
    {hotkey ? (
      <>
        {' '}
        <span class="key" aria-hidden="true">
          {hotkey.toUpperCase()}
        </span>
      </>
    ) : null}
  </button>
);

export const LinkButton = ({
  href,
  look = 'first',
  compact = false,
  children,
}: { readonly href: string } & Pick<ButtonProps, 'look' | 'compact' | 'children'>) => (
  <a class={classOf(look, compact)} href={href}>
    {children}
  </a>
);
