/** The public check of a letter, by the code on it or by the QR code that leads here. */
import { createHash } from 'node:crypto';
import { tryOnce } from '../../../../identity/index.ts';
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { tidyCode } from '../../../../one-window/case/queries.ts';
import { type CheckedLetter, checkLetter, type LetterProof, proofOf } from '../../../../one-window/documents/letter/check-letter.ts';
import type { Ask, Door } from '../../door.ts';
import { readForm } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { officesOf } from '../services/around.ts';
import { CheckFacts, CheckHead, CompareForm, type Compared, Comparison, Proof } from './check-result.tsx';

/** A counter that checks one letter after the other must be able to; a machine that tries codes must not. */
const limit = { most: 120, within: 600_000 } as const;
const tooMany = (c: Ask, door: Door) => tryOnce(door, [{ what: 'check-letter', who: c.get('visitor').network, ...limit }]);

const CodeForm = ({ w, value, error }: { readonly w: Words; readonly value?: string; readonly error?: string }) => (
  <form method="get" action="/check" class="narrow">
    <TextField
      w={w}
      name="code"
      label={w.t('letters.code')}
      hint={w.t('letters.code-hint')}
      value={value}
      error={error}
      dir="ltr"
      spellcheck={false}
      autocomplete="off"
      maxlength={60}
    />
    <p class="actions">
      <Button>{w.t('letters.check')}</Button>
    </p>
  </form>
);

const ask = (c: Ask, door: Door, typed?: string, error?: string): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('letters.title');
  const children = (
    <>
      <ErrorSummary w={w} errors={error ? [{ name: 'code', text: error }] : []} />
      <h1>{title}</h1>
      <p class="lead prose">{w.t('letters.lead')}</p>
      <CodeForm w={w} value={typed} error={error} />
    </>
  );
  return door.frame.page(c, { title, description: w.t('letters.lead'), error: error !== undefined, children }, error ? 404 : 200);
};

/** A typed code leads to its own address, so that it can be kept and shared. */
export const showCheck = async (c: Ask, door: Door): Promise<Response> => {
  const typed = c.req.query('code');
  if (typed === undefined) return ask(c, door);
  const code = tidyCode(typed.slice(0, 100));
  return code === '' ? ask(c, door, '', c.get('visitor').words.t('letters.code-missing')) : c.redirect(`/check/${code}`, 303);
};

const found = async (c: Ask, door: Door): Promise<CheckedLetter | Response> => {
  const limited = await tooMany(c, door);
  if (isRefusal(limited)) return refused(c, door, limited);
  const typed = (c.req.param('code') ?? '').slice(0, 100);
  const letter = await checkLetter(door, typed);
  return letter ?? ask(c, door, tidyCode(typed), c.get('visitor').words.t('letters.unknown'));
};

/** The event of a letter that was made this moment has no place yet: one round of the sequencer gives it one. */
const proofFor = async (door: Door, { code, sha256 }: CheckedLetter): Promise<LetterProof | undefined> => {
  const proof = await proofOf(door, code);
  if (proof !== undefined || sha256 === null) return proof;
  await door.ledger.settled();
  return proofOf(door, code);
};

const show = async (c: Ask, door: Door, letter: CheckedLetter, compared?: Compared, error?: string): Promise<Response> => {
  const { words: w, csrf } = c.get('visitor');
  const [offices, proof] = [await officesOf(door), await proofFor(door, letter)];
  const title = w.t(`letters.${letter.standing}`);
  return door.frame.page(
    c,
    {
      title,
      noIndex: true,
      error: error !== undefined,
      crumbs: [{ label: w.t('letters.title'), href: '/check' }, { label: letter.code }],
      hero: <CheckHead w={w} letter={letter} />,
      children: (
        <>
          <ErrorSummary w={w} errors={error ? [{ name: 'copy', text: error }] : []} />
          {compared ? <Comparison w={w} compared={compared} /> : null}
          <div class="main-side">
            <div class="stack">
              <section>
                <CheckFacts w={w} letter={letter} offices={offices} />
              </section>
              <Proof w={w} code={letter.code} proof={proof} sha256={letter.sha256} />
            </div>
            <aside>
              <CompareForm w={w} code={letter.code} csrf={csrf} error={error} />
            </aside>
          </div>
        </>
      ),
    },
    error ? 422 : 200,
  );
};

export const showLetter = async (c: Ask, door: Door): Promise<Response> => {
  const letter = await found(c, door);
  if (letter instanceof Response) return letter;
  // One address for one letter, however its code was typed.
  return c.req.param('code') === letter.code ? show(c, door, letter) : c.redirect(`/check/${letter.code}`, 303);
};

/** Compares a copy with what was issued; the copy is not kept. */
export const compareCopy = async (c: Ask, door: Door): Promise<Response> => {
  const letter = await found(c, door);
  if (letter instanceof Response) return letter;
  const form = await readForm(c);
  if (isRefusal(form)) return refused(c, door, form);
  const copy = form.file('copy');
  if (copy === undefined) return show(c, door, letter, undefined, c.get('visitor').words.t('refusal.file-required'));
  if (letter.sha256 === null) return show(c, door, letter, 'gone');
  const digest = createHash('sha256')
    .update(new Uint8Array(await copy.arrayBuffer()))
    .digest('hex');
  return show(c, door, letter, digest === letter.sha256 ? 'same' : 'other');
};

export const proofFile = async (c: Ask, door: Door): Promise<Response> => {
  const letter = await found(c, door);
  if (letter instanceof Response) return letter;
  const proof = await proofFor(door, letter);
  if (proof === undefined) return refused(c, door, refuse('not-found'));
  const { code, sha256 } = letter;
  c.header('content-disposition', `attachment; filename="proof-${code}.json"`);
  c.header('cache-control', 'no-store');
  return c.json({ letter: { code, sha256 }, ...proof, log: `${door.publicUrl}/log/` });
};
