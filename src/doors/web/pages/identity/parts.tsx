import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languages, ownNames } from '../../../../kernel/language/language.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import type { Key, Words } from '../../words/words.ts';
import type { Wrong } from './wrong.ts';

export interface FieldsOf {
  readonly w: Words;
  readonly wrong: Wrong;
  readonly typed: Readonly<Record<string, string>>;
}

export const NameField = ({ w, wrong, typed }: FieldsOf) => (
  <TextField
    w={w}
    name="name"
    label={w.t('identity.name')}
    autocomplete="name"
    dir="auto"
    maxlength={200}
    value={typed.name ?? ''}
    error={wrong.of('name')}
  />
);

/** `of`: what a browser may fill in; somebody else's address is nothing it knows. */
export const EmailField = ({ w, wrong, typed, of = 'email' }: FieldsOf & { readonly of?: string }) => (
  <TextField
    w={w}
    name="email"
    type="email"
    label={w.t('identity.email')}
    autocomplete={of}
    value={typed.email ?? ''}
    error={wrong.of('email')}
  />
);

export const LanguageField = ({ w, wrong, typed }: FieldsOf) => (
  <Select
    w={w}
    name="language"
    label={w.t('identity.language')}
    value={typed.language ?? w.language}
    error={wrong.of('language')}
    choices={languages.map((value) => ({ value, label: ownNames[value] }))}
  />
);

export const NewPasswordField = ({ w, wrong }: Pick<FieldsOf, 'w' | 'wrong'>) => (
  <TextField
    w={w}
    name="password"
    type="password"
    autocomplete="new-password"
    label={w.t('identity.new-password')}
    hint={w.t('identity.password-hint')}
    error={wrong.of('password')}
  />
);

export const Csrf = ({ c }: { readonly c: Ask }) => <input type="hidden" name="csrf" value={c.get('visitor').csrf ?? ''} />;

interface FormPage {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly action: string;
  readonly button: string;
  readonly wrong: Wrong;
  readonly status?: ContentfulStatusCode;
  readonly children: Child;
  readonly after?: Child;
}

/** A page that is one short form. */
export const formPage = (c: Ask, door: Pick<Door, 'frame'>, a: FormPage): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const children = (
    <>
      <ErrorSummary w={w} errors={a.wrong.errors} />
      <h1>{a.title}</h1>
      {a.lead ? <p class="lead">{a.lead}</p> : null}
      <form method="post" action={a.action} class="narrow">
        <Csrf c={c} />
        {a.children}
        <p class="actions">
          <Button>{a.button}</Button>
        </p>
      </form>
      {a.after}
    </>
  );
  return door.frame.page(c, { title: a.title, noIndex: true, error: a.wrong.errors.length > 0, children }, a.status ?? 200);
};

/** A page that says what happened, and where to go on. */
export const saidPage = (
  c: Ask,
  door: Pick<Door, 'frame'>,
  a: {
    readonly title: string;
    readonly body: string;
    readonly on?: { readonly href: string; readonly label: string };
    readonly status?: ContentfulStatusCode;
  },
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const on = a.on ?? { href: '/', label: w.t('frame.home') };
  const children = (
    <>
      <h1>{a.title}</h1>
      <p class="lead">{a.body}</p>
      <p>
        <a href={on.href}>{on.label}</a>
      </p>
    </>
  );
  return door.frame.page(c, { title: a.title, noIndex: true, children }, a.status ?? 200);
};

/** A mailed link that was used, or is too old: what to do now. */
export const linkGone = (c: Ask, door: Pick<Door, 'frame'>, purpose: 'reset' | 'invitation' | 'setup'): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const setup = purpose === 'setup';
  const body: Key = setup ? 'identity.link-gone-setup' : 'identity.link-gone-body';
  const on = setup
    ? { href: '/sign-in', label: w.t('identity.sign-in-title') }
    : { href: '/forgotten-password', label: w.t('identity.link-gone-reset') };
  return saidPage(c, door, { title: w.t('identity.link-gone-title'), body: w.t(body), on, status: 410 });
};
