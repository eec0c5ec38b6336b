import { refuse, type Refusal } from '../../kernel/refusals/refusal.ts';
import { type Actor, has, type Role } from '../../kernel/decider/actor.ts';
import type { Ask, Door } from './door.ts';
import { readForm, type Form, type Sent } from './forms.ts';
import { Button } from './look/forms/button.tsx';
import { TextField } from './look/forms/text-fields.tsx';
import { Notice } from './look/parts/notice.tsx';
import { refused } from './refused.tsx';
import type { Words } from './words/words.ts';

/** What was typed before the session ended, on its way through the sign-in page and back. */
const resumed = (sent: Sent): Sent =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => !['csrf', 'password', 'current', 'to'].includes(name)));
const fieldsOf = (sent: Sent): readonly (readonly [string, string])[] =>
  Object.entries(resumed(sent)).flatMap(([name, texts]) => [texts].flat().map((text) => [name, text] as const));

export const SignInForm = (a: {
  readonly w: Words;
  readonly to: string;
  readonly email?: string;
  readonly error?: string;
  /** The form to send again once signed in: where to, and its fields. */
  readonly resume?: Sent;
}) => (
  <form method="post" action="/sign-in" class="narrow">
    <input type="hidden" name="to" value={a.to} />
    {a.resume ? <input type="hidden" name="resume" value={JSON.stringify(resumed(a.resume))} /> : null}
    <TextField
      w={a.w}
      name="email"
      label={a.w.t('identity.email')}
      type="email"
      autocomplete="username"
      value={a.email ?? ''}
      error={a.error}
    />
    <TextField w={a.w} name="password" label={a.w.t('identity.password')} type="password" autocomplete="current-password" />
    <p class="actions">
      <Button>{a.w.t('identity.sign-in-title')}</Button>
    </p>
    <p class="actions">
      <a href="/forgotten-password">{a.w.t('identity.forgot')}</a>
      <a href="/sign-up">{a.w.t('identity.no-account')}</a>
    </p>
  </form>
);

/** The sign-in page in place of what was asked for; what was typed goes along. */
export const askToSignIn = (c: Ask, door: Pick<Door, 'frame'>, sent?: Sent): Promise<Response> => {
  const { words: w, here } = c.get('visitor');
  return door.frame.page(
    c,
    {
      title: w.t('identity.sign-in-title'),
      noIndex: true,
      children: (
        <>
          <h1>{w.t('identity.sign-in-title')}</h1>
          {sent ? (
            <Notice w={w}>
              <p>{w.t('identity.session-ended')}</p>
            </Notice>
          ) : null}
          <SignInForm w={w} to={here} resume={sent} />
        </>
      ),
    },
    401,
  );
};

/** No roles named: whoever is signed in. */
const may = (actor: Actor, roles: readonly Role[]): boolean => roles.length === 0 || has(actor, ...roles);

/** A page for people with one of these roles, or any when none is named; others sign in first, or are told that it is not for them. */
export const forRoles =
  (door: Pick<Door, 'frame'>, roles: readonly Role[], show: (c: Ask) => Response | Promise<Response>) =>
  (c: Ask): Response | Promise<Response> => {
    const { actor, person } = c.get('visitor');
    if (!person) return askToSignIn(c, door);
    return may(actor, roles) ? show(c) : refused(c, door, refuse('not-allowed'));
  };

/** The same for a form: it is read first, so that an ended session or a stale token loses nothing that was typed. */
export const formForRoles =
  (door: Pick<Door, 'frame'>, roles: readonly Role[], take: (c: Ask, form: Form) => Response | Promise<Response>, mostBytes?: number) =>
  async (c: Ask): Promise<Response> => {
    const form = await readForm(c, mostBytes);
    const { actor, person } = c.get('visitor');
    const sent = 'refused' in form ? sentIn(form) : form.sent;
    if (!person) return askToSignIn(c, door, sent);
    if ('refused' in form) return form.reason === 'form-expired' && sent ? sendAgain(c, door, sent) : refused(c, door, form);
    return may(actor, roles) ? take(c, form) : refused(c, door, refuse('not-allowed'));
  };

const sentIn = ({ details }: Refusal) => details.sent as Sent | undefined;

/** A form whose token is of an older session, or that was typed before signing in: one press sends it again. */
export const sendAgain = (c: Ask, door: Pick<Door, 'frame'>, sent: Sent, to?: string, csrf?: string) => {
  const visitor = c.get('visitor');
  const { words: w } = visitor;
  return door.frame.page(
    c,
    {
      title: w.t('identity.send-again-title'),
      noIndex: true,
      children: (
        <>
          <h1>{w.t('identity.send-again-title')}</h1>
          <p class="lead">{w.t('identity.send-again-body')}</p>
          <form method="post" action={to ?? visitor.here}>
            <input type="hidden" name="csrf" value={csrf ?? visitor.csrf ?? ''} />
            {fieldsOf(sent).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <p class="actions">
              <Button>{w.t('identity.send-again')}</Button>
            </p>
          </form>
        </>
      ),
    },
    to ? 200 : 409,
  );
};
