import { findCommitmentId } from '../../../../communiques/commitment/queries.ts';
import { confirmFollow, follow, unfollow } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import { readForm } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { nothingHere, refused } from '../../refused.tsx';
import type { Key, Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';

interface FollowFormProps {
  readonly w: Words;
  readonly number: string;
  readonly csrf: string | null;
  readonly error?: string;
  readonly value?: string;
}

export const FollowForm = ({ w, number, csrf, error, value }: FollowFormProps) => (
  <form method="post" action={`/commitments/${number}/follow`} class="no-print">
    <h2>{w.t('commitments.follow')}</h2>
    <p class="soft small">{w.t('commitments.follow-lead')}</p>
    <input type="hidden" name="csrf" value={csrf ?? ''} />
    <TextField w={w} name="email" type="email" autocomplete="email" label={w.t('commitments.follow-email')} error={error} value={value} />
    <p>
      <Button look="second">{w.t('commitments.follow-button')}</Button>
    </p>
  </form>
);

const take = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, csrf, network } = c.get('visitor');
  const number = (c.req.param('number') ?? '').toUpperCase();
  const id = await findCommitmentId(door.ledger, number);
  if (!id) return nothingHere(c, door);
  const form = await readForm(c);
  if (isRefusal(form)) return refused(c, door, form);
  const email = form.text('email');
  const refusal = await follow(door, { target: `commitment/${id}`, email, language: w.language, address: network });
  const crumbs = [
    { label: w.t('commitments.title'), href: '/commitments' },
    { label: number, href: `/commitments/${number}` },
    { label: w.t('commitments.follow') },
  ];
  const title = w.t('commitments.follow');
  if (refusal?.reason === 'invalid') {
    const error = w.t('commitments.follow-email-wrong');
    const children = (
      <>
        <ErrorSummary w={w} errors={[{ name: 'email', text: error }]} />
        <h1>{title}</h1>
        <FollowForm w={w} number={number} csrf={csrf} error={error} value={email} />
      </>
    );
    return door.frame.page(c, { title, crumbs, error: true, children }, 422);
  }
  if (refusal) return refused(c, door, refusal);
  return said(c, door, title, 'commitments.follow-sent', `/commitments/${number}`);
};

const said = (c: Ask, door: Door, title: string, key: Key, back: string): Promise<Response> => {
  const { words: w } = c.get('visitor');
  return door.frame.page(c, {
    title,
    noIndex: true,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t(key)}</p>
        <p>
          <a href={back}>{w.t('frame.back')}</a>
        </p>
      </>
    ),
  });
};

/** A link out of a mail shows a button first: mail scanners open links, and must not confirm for anyone. */
const askFirst = (c: Ask, door: Door, title: Key, button: Key): Promise<Response> => {
  const { words: w, here, csrf } = c.get('visitor');
  return door.frame.page(c, {
    title: w.t(title),
    noIndex: true,
    children: (
      <>
        <h1>{w.t(title)}</h1>
        <form method="post" action={here}>
          <input type="hidden" name="csrf" value={csrf ?? ''} />
          <p>
            <Button>{w.t(button)}</Button>
          </p>
        </form>
      </>
    ),
  });
};

const byLink = async (
  c: Ask,
  door: Door,
  act: (token: string) => Promise<Refusal | undefined>,
  title: Key,
  done: Key,
): Promise<Response> => {
  const refusal = await act(c.req.param('token') ?? '');
  return refusal ? refused(c, door, refusal) : said(c, door, c.get('visitor').words.t(title), done, '/');
};

export const following: Mount = (app, door) => {
  app.post('/commitments/:number/follow', (c) => take(c, door));
  app.get('/following/confirm/:token', (c) => askFirst(c, door, 'commitments.follow-confirm', 'commitments.follow-confirm'));
  app.get('/following/end/:token', (c) => askFirst(c, door, 'commitments.follow-end', 'commitments.follow-end'));
  // One-click unsubscribe (RFC 8058) posts here without any form of ours, so no token is asked: the link itself is the proof.
  app.post('/following/confirm/:token', (c) =>
    byLink(c, door, (t) => confirmFollow(door, t), 'commitments.follow-confirm', 'commitments.follow-confirmed'),
  );
  app.post('/following/end/:token', (c) => byLink(c, door, (t) => unfollow(door, t), 'commitments.follow-end', 'commitments.follow-ended'));
};
