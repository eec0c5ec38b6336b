import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

export interface FormError {
  /** The field's name, where the link leads; none for an error of the whole form. */
  readonly name?: string;
  readonly text: Child;
}

/** Stands first on a page whose form was refused; give the same errors to the fields, and `error` to the Page. */
export const ErrorSummary = ({ w, errors }: { readonly w: Words; readonly errors: readonly FormError[] }) =>
  errors.length === 0 ? null : (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{w.t('frame.error-summary')}</h2>
      <ul>
        {errors.map(({ name, text }) => (
          <li>{name ? <a href={`#${name}`}>{text}</a> : text}</li>
        ))}
      </ul>
      <p>{w.t('frame.nothing-lost')}</p>
    </div>
  );
