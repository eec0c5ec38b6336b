/** The page on which an employer checks a badge: a file, a picture, a link or a text, without signing in. */
import { tryOnce } from '../../../../identity/index.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Checked, CheckInput } from '../../../../exchange/index.ts';
import type { Ask, Door } from '../../door.ts';
import { type Form, readForm } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { FileField, TextArea } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { Result, ResultHead } from './check-result.tsx';
import { fetching } from './fetching.ts';
import { ownLedger } from './own.ts';
import { reasonIn, titleOf } from './saying.ts';

/** A recruiter with a pile of applications must be able to; a machine that makes this node ask others must not. */
const limit = { most: 60, within: 600_000 } as const;
const mostMegabytes = 5;
/** The file, and what a form puts around it. */
const mostBytes = mostMegabytes * 1024 * 1024 + 64 * 1024;

interface Wrong {
  readonly name: 'file' | 'badge';
  readonly text: string;
}

const CheckForm = ({ w, csrf, wrong, typed }: { w: Words; csrf: string | null; wrong?: Wrong | undefined; typed?: string | undefined }) => (
  <form method="post" action="/credentials/check" enctype="multipart/form-data" class="narrow">
    <input type="hidden" name="csrf" value={csrf ?? ''} />
    <p class="soft">{w.t('credentials.one-of-two')}</p>
    <FileField
      w={w}
      name="file"
      optional="either"
      accept=".png,.svg,.json,.jwt,.txt,image/png,image/svg+xml,application/json"
      label={w.t('credentials.file')}
      hint={w.t('credentials.file-hint', { most: mostMegabytes })}
      error={wrong?.name === 'file' ? wrong.text : undefined}
    />
    <TextArea
      w={w}
      name="badge"
      optional="either"
      rows={4}
      dir="ltr"
      label={w.t('credentials.text')}
      hint={w.t('credentials.text-hint')}
      value={typed}
      error={wrong?.name === 'badge' ? wrong.text : undefined}
    />
    <p class="soft small">{w.t('credentials.private')}</p>
    <p class="actions">
      <Button>{w.t('credentials.check')}</Button>
    </p>
  </form>
);

const ask = (c: Ask, door: Door, wrong?: Wrong, typed?: string): Promise<Response> => {
  const { words: w, csrf } = c.get('visitor');
  const title = w.t('credentials.title');
  const children = (
    <>
      <ErrorSummary w={w} errors={wrong ? [wrong] : []} />
      <h1>{title}</h1>
      <p class="lead prose">{w.t('credentials.lead')}</p>
      <CheckForm w={w} csrf={csrf} wrong={wrong} typed={typed} />
    </>
  );
  const content = { title, description: w.t('credentials.lead'), error: wrong !== undefined, children };
  return door.frame.page(c, content, wrong ? 422 : 200);
};

export const showCheck = (c: Ask, door: Door): Promise<Response> => ask(c, door);

const answer = (c: Ask, door: Door, checked: Checked): Promise<Response> => {
  const { words: w } = c.get('visitor');
  return door.frame.page(c, {
    title: titleOf(w, checked),
    noIndex: true,
    crumbs: [{ label: w.t('credentials.title'), href: '/credentials/check' }, { label: titleOf(w, checked) }],
    hero: <ResultHead w={w} checked={checked} />,
    children: (
      <>
        <Result w={w} checked={checked} />
        <p class="actions no-print">
          <a href="/credentials/check">{w.t('credentials.check-another')}</a>
        </p>
      </>
    ),
  });
};

const inputOf = async (form: Form): Promise<CheckInput | 'none' | 'both'> => {
  const [file, text] = [form.file('file'), form.text('badge')];
  if (file !== undefined) return text === '' ? { kind: 'file', bytes: new Uint8Array(await file.arrayBuffer()) } : 'both';
  if (text === '') return 'none';
  return /^https?:\/\/\S+$/i.test(text) ? { kind: 'link', url: text } : { kind: 'text', text };
};

/** The badge is checked and not kept. What cannot be read is told beside the field it was given in. */
export const takeCheck = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, network } = c.get('visitor');
  const limited = await tryOnce(door, [{ what: 'check-badge', who: network, ...limit }]);
  if (isRefusal(limited)) return refused(c, door, limited);
  const form = await readForm(c, mostBytes);
  if (isRefusal(form)) {
    if (form.reason !== 'too-large') return refused(c, door, form);
    return ask(c, door, { name: 'file', text: reasonIn(w, { reason: 'file-too-large', details: { most: mostMegabytes } }) });
  }
  const input = await inputOf(form);
  if (input === 'none') return ask(c, door, { name: 'file', text: w.t('credentials.file-needed') });
  if (input === 'both') return ask(c, door, { name: 'file', text: w.t('credentials.file-or-text') }, form.text('badge'));
  const checked = await door.badges.check(input, { now: door.clock(), fetch: fetching(), ledger: ownLedger(door) });
  if (checked.verdict === 'unreadable' && checked.wrong !== null) {
    const name = input.kind === 'file' ? 'file' : 'badge';
    return ask(c, door, { name, text: reasonIn(w, checked.wrong) }, input.kind === 'file' ? '' : form.text('badge').slice(0, 20_000));
  }
  return answer(c, door, checked);
};
