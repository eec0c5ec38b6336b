import { endSession, findSession, listSessions, signOutEverywhere } from '../../../../identity/index.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { accountPage } from './account-frame.tsx';
import { Csrf } from './parts.tsx';
import { dropToken, tokenIn } from './session-cookie.ts';

const me = (c: Ask): string => c.get('visitor').person?.id ?? '';

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const [sessions, here] = await Promise.all([listSessions(door, me(c)), findSession(door, tokenIn(c, door) ?? '')]);
  const children = (
    <>
      <section>
        <h2>{w.t('identity.account-sessions')}</h2>
        <p>{w.t('identity.sessions-lead')}</p>
        <Table
          caption={w.t('identity.account-sessions')}
          hideCaption
          rows={sessions}
          columns={[
            {
              label: w.t('identity.session-browser'),
              kind: 'main',
              cell: (s) => (
                <>
                  <bdi>{s.agent}</bdi> {s.id === here?.session ? <Tag>{w.t('identity.session-this')}</Tag> : null}
                </>
              ),
            },
            { label: w.t('identity.session-began'), cell: (s) => <time datetime={s.createdAt}>{w.instant(s.createdAt)}</time> },
            { label: w.t('identity.session-seen'), cell: (s) => <time datetime={s.seenAt}>{w.instant(s.seenAt)}</time> },
            {
              label: w.t('identity.session-act'),
              cell: (s) => (
                <form method="post" action="/account/sessions">
                  <Csrf c={c} />
                  <input type="hidden" name="session" value={s.id} />
                  <Button look="second" compact label={w.t('identity.session-end-of', { agent: s.agent, seen: w.instant(s.seenAt) })}>
                    {w.t('identity.session-end')}
                  </Button>
                </form>
              ),
            },
          ]}
        />
      </section>
      <section>
        <h2>{w.t('identity.sign-out-everywhere')}</h2>
        <p>{w.t('identity.everywhere-lead')}</p>
        <form method="post" action="/account/sessions/end-all">
          <Csrf c={c} />
          <p class="actions">
            <Button look="danger">{w.t('identity.sign-out-everywhere')}</Button>
          </p>
        </form>
      </section>
    </>
  );
  return accountPage(c, door, { part: 'sessions', children });
};

const end = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  await endSession(door, me(c), form.text('session'));
  return c.redirect('/account/sessions?done=session', 303);
};

const endAll = async (c: Ask, door: Door): Promise<Response> => {
  await signOutEverywhere(door, me(c));
  dropToken(c, door);
  return c.redirect('/sign-in?done=everywhere', 303);
};

export const sessions: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/account/sessions', [], show);
  takes('/account/sessions', [], end);
  takes('/account/sessions/end-all', [], endAll);
};
