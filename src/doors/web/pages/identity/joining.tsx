import { choosePassword, findLink, requestReset, setUp, signUp } from '../../../../identity/index.ts';
import { isRefusal, type refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { refused } from '../../refused.tsx';
import type { Mount } from '../pages.ts';
import { anyForm } from './any-form.ts';
import { EmailField, formPage, LanguageField, linkGone, NameField, NewPasswordField, saidPage } from './parts.tsx';
import { keepWayBack, signInByLink, takeWayBack } from './session-cookie.ts';
import { nothingWrong, statusAgain, wrongBy } from './wrong.ts';

type Refused = ReturnType<typeof refuse>;
type Typed = Readonly<Record<string, string>>;
type Ways = (c: Ask, door: Door, typed: Typed, refusal?: Refused) => Promise<Response>;

const again = (c: Ask, refusal: Refused | undefined) => {
  const { words: w } = c.get('visitor');
  if (refusal?.reason === 'too-many-tries') c.header('retry-after', String(refusal.details.waitSeconds ?? 60));
  return refusal ? { wrong: wrongBy(w, refusal), status: statusAgain(refusal) } : { wrong: nothingWrong, status: 200 as const };
};

const showSignUp: Ways = (c, door, typed, refusal) => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const fields = { w, wrong, typed };
  const children = (
    <>
      <NameField {...fields} />
      <EmailField {...fields} />
      <LanguageField {...fields} />
    </>
  );
  const title = w.t('identity.sign-up-title');
  return formPage(c, door, {
    title,
    lead: w.t('identity.sign-up-lead'),
    action: '/sign-up',
    button: w.t('identity.sign-up-button'),
    wrong,
    status,
    children,
  });
};

const showForgotten: Ways = (c, door, typed, refusal) => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const children = <EmailField w={w} wrong={wrong} typed={typed} of="username" />;
  const title = w.t('identity.reset-title');
  return formPage(c, door, {
    title,
    lead: w.t('identity.forgotten-lead'),
    action: '/forgotten-password',
    button: w.t('identity.send-link'),
    wrong,
    status,
    children,
  });
};

const showChoosing =
  (purpose: 'reset' | 'invitation'): Ways =>
  (c, door, _typed, refusal) => {
    const { words: w } = c.get('visitor');
    const { wrong, status } = again(c, refusal);
    const invited = purpose === 'invitation';
    const title = w.t(invited ? 'identity.invitation-title' : 'identity.reset-title');
    const lead = w.t(invited ? 'identity.invitation-lead' : 'identity.reset-lead');
    const children = <NewPasswordField w={w} wrong={wrong} />;
    return formPage(c, door, { title, lead, action: c.req.path, button: w.t('identity.set-password'), wrong, status, children });
  };

const showSetup: Ways = (c, door, typed, refusal) => {
  const { words: w } = c.get('visitor');
  const { wrong, status } = again(c, refusal);
  const fields = { w, wrong, typed };
  const children = (
    <>
      <NameField {...fields} />
      <EmailField {...fields} />
      <LanguageField {...fields} />
      <NewPasswordField w={w} wrong={wrong} />
    </>
  );
  return formPage(c, door, {
    title: w.t('identity.setup-title'),
    lead: w.t('identity.setup-lead'),
    action: c.req.path,
    button: w.t('identity.setup-button'),
    wrong,
    status,
    children,
  });
};

const personIn = (form: Form) => ({ name: form.text('name'), email: form.text('email'), language: form.text('language') });

const takeSignUp = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w, network } = c.get('visitor');
  const refusal = await signUp(door, { ...personIn(form), address: network });
  if (refusal) return showSignUp(c, door, form.typed, refusal);
  return saidPage(c, door, { title: w.t('identity.sign-up-title'), body: w.t('identity.sign-up-sent', { email: form.text('email') }) });
};

const takeForgotten = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w, network } = c.get('visitor');
  const email = form.text('email');
  const refusal = await requestReset(door, { email, address: network });
  if (refusal) return showForgotten(c, door, form.typed, refusal);
  return saidPage(c, door, { title: w.t('identity.reset-title'), body: w.t('identity.forgotten-sent', { email }) });
};

const takePassword =
  (purpose: 'reset' | 'invitation') =>
  async (c: Ask, door: Door, form: Form): Promise<Response> => {
    const done = await choosePassword(door, { purpose, token: c.req.param('token') ?? '', password: form.exact('password') });
    if (!isRefusal(done)) {
      await signInByLink(c, door, done.person);
      return c.redirect((purpose === 'invitation' ? takeWayBack(c, door) : undefined) ?? '/account?done=welcome', 303);
    }
    return done.reason === 'link-no-longer-works' ? linkGone(c, door, purpose) : showChoosing(purpose)(c, door, {}, done);
  };

const takeSetup = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const done = await setUp(door, { ...personIn(form), token: c.req.param('token') ?? '', password: form.exact('password') });
  if (!isRefusal(done)) {
    await signInByLink(c, door, done.person);
    return c.redirect('/administration?done=welcome', 303);
  }
  return done.reason === 'link-no-longer-works' ? linkGone(c, door, 'setup') : showSetup(c, door, form.typed, done);
};

/** The link itself is the proof, so these forms need no session, and looking at one never uses its link up. */
export const joining: Mount = (app, door) => {
  const taken = (take: (c: Ask, door: Door, form: Form) => Promise<Response>) => async (c: Ask) => {
    const form = await anyForm(c);
    return isRefusal(form) ? refused(c, door, form) : take(c, door, form);
  };
  const ifHolds = (purpose: 'reset' | 'invitation' | 'setup', show: Ways) => async (c: Ask) =>
    (await findLink(door, purpose, c.req.param('token') ?? '')) ? show(c, door, {}) : linkGone(c, door, purpose);

  app.get('/sign-up', (c) => {
    keepWayBack(c, door, c.req.query('to'));
    return showSignUp(c, door, {});
  });
  app.post('/sign-up', taken(takeSignUp));
  app.get('/forgotten-password', (c) => showForgotten(c, door, {}));
  app.post('/forgotten-password', taken(takeForgotten));
  app.get('/password/:token', ifHolds('reset', showChoosing('reset')));
  app.post('/password/:token', taken(takePassword('reset')));
  app.get('/invitation/:token', ifHolds('invitation', showChoosing('invitation')));
  app.post('/invitation/:token', taken(takePassword('invitation')));
  app.get('/setup/:token', ifHolds('setup', showSetup));
  app.post('/setup/:token', taken(takeSetup));
};
