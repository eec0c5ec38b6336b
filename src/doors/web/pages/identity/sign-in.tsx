import { z } from 'zod';
import { findSession, signIn } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Sent } from '../../forms.ts';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { SignInForm, sendAgain } from '../../signed-in.tsx';
import { wayBack } from '../../visitor.ts';
import type { Mount } from '../pages.ts';
import { anyForm } from './any-form.ts';
import { Done } from '../../ordering.tsx';
import { endSessionHere, giveToken, tokenIn } from './session-cookie.ts';

const Resume = z.record(z.string().max(200), z.union([z.string(), z.array(z.string()).max(1_000)]));

/** What a form held when its session ended, as the sign-in form carried it on; undefined when it carries none. */
const resumeIn = (text: string): Sent | undefined => {
  try {
    const read = Resume.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};

interface Shown {
  readonly to: string;
  readonly email?: string;
  readonly error?: string;
  readonly resume?: Sent | undefined;
  readonly status?: 200 | 403 | 422 | 429;
}

const show = (c: Ask, door: Door, { to, email, error, resume, status = 200 }: Shown): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('identity.sign-in-title');
  const children = (
    <>
      <Done c={c} area="identity" />
      {error ? <ErrorSummary w={w} errors={[{ name: 'email', text: error }]} /> : null}
      <h1>{title}</h1>
      <SignInForm w={w} to={to} email={email} error={error} resume={resume} />
    </>
  );
  return door.frame.page(c, { title, noIndex: true, error: error !== undefined, children }, status);
};

const said = (c: Ask, refusal: Refusal): string => {
  const { words: w } = c.get('visitor');
  if (refusal.reason === 'too-many-tries') {
    c.header('retry-after', String(refusal.details.waitSeconds ?? 60));
    return w.t('identity.too-many', { minutes: Number(refusal.details.minutes ?? 1) });
  }
  return refusal.reason === 'wrong-email-or-password' ? w.t('identity.wrong') : wordsOf(w, refusal).body;
};

/** Opens the page for who has just signed in, in the same answer: it must carry the new session's token. */
const arrive = async (c: Ask, door: Door, token: string): Promise<string> => {
  const session = await findSession(door, token);
  if (!session) return '';
  const { id, name } = session.person;
  c.set('visitor', { ...c.get('visitor'), actor: session.actor, person: { id, name }, csrf: session.csrf });
  return session.csrf;
};

const take = async (c: Ask, door: Door): Promise<Response> => {
  const form = await anyForm(c);
  if (isRefusal(form)) return refused(c, door, form);
  const to = wayBack(form.text('to'));
  const [email, resume] = [form.text('email'), resumeIn(form.exact('resume'))];
  const done = await signIn(door, {
    email,
    password: form.exact('password'),
    address: c.get('visitor').network,
    userAgent: c.req.header('user-agent') ?? '',
    previous: tokenIn(c, door),
  });
  if (isRefusal(done)) {
    const status = done.reason === 'too-many-tries' ? 429 : statusOf(done) === 403 ? 403 : 422;
    return show(c, door, { to, email, resume, error: said(c, done), status });
  }
  giveToken(c, door, done.token);
  if (resume === undefined) return c.redirect(to, 303);
  return sendAgain(c, door, resume, to, await arrive(c, door, done.token));
};

const leave = async (c: Ask, door: Door): Promise<Response> => {
  const form = await anyForm(c);
  if (isRefusal(form)) return refused(c, door, form);
  await endSessionHere(c, door);
  return c.redirect('/', 303);
};

export const signingIn: Mount = (app, door) => {
  app.get('/sign-in', async (c) => {
    const to = wayBack(c.req.query('to'));
    return c.get('visitor').person ? c.redirect(to, 303) : show(c, door, { to });
  });
  app.post('/sign-in', (c) => take(c, door));
  app.post('/sign-out', (c) => leave(c, door));
};
