/** What a code leads to: whether the letter is genuine, whether it holds, and how anyone can prove it. */
import type { CheckedLetter, LetterProof } from '../../../../one-window/documents/letter/check-letter.ts';
import { Button } from '../../look/forms/button.tsx';
import { FileField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import type { Offices } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';

/** What came of comparing a copy. */
export type Compared = 'same' | 'other' | 'gone';

export const CheckHead = ({ w, letter }: { readonly w: Words; readonly letter: CheckedLetter }) => (
  <>
    <p class="eyebrow">
      <Said w={w} text={letter.title} />
    </p>
    <h1>{w.t(`letters.${letter.standing}`)}</h1>
    <p class="lead">
      <bdi class="reference">{letter.code}</bdi>
    </p>
    {letter.standing === 'holds' ? (
      <p>
        <Tag look="live">{w.t('letters.tag-holds')}</Tag>
      </p>
    ) : null}
  </>
);

const explained = (w: Words, letter: CheckedLetter): string => {
  const { standing, replaced } = letter;
  if (standing === 'replaced' && replaced)
    return w.t(replaced.granted ? 'letters.by-grant' : 'letters.by-refusal', { on: w.when(replaced.on) });
  if (standing === 'expired' && letter.validUntil) return w.t('letters.says-expired', { until: w.when(letter.validUntil) });
  return w.t(`letters.says-${standing === 'replaced' || standing === 'expired' ? 'refused' : standing}`);
};

export const CheckFacts = ({ w, letter, offices }: { readonly w: Words; readonly letter: CheckedLetter; readonly offices: Offices }) => (
  <>
    <p class="lead">{explained(w, letter)}</p>
    <SummaryList
      rows={[
        { label: w.t('letters.decision'), value: w.t(letter.granted ? 'letters.granted' : 'letters.not-granted') },
        { label: w.t('letters.service'), value: <Said w={w} text={letter.service} /> },
        { label: w.t('letters.holder'), value: letter.holder ? <bdi>{letter.holder}</bdi> : w.t('letters.erased') },
        { label: w.t('letters.reference'), value: <bdi class="reference">{letter.reference ?? '–'}</bdi> },
        { label: w.t('letters.issued'), value: <time datetime={letter.issuedOn}>{w.when(letter.issuedOn)}</time> },
        ...(letter.granted
          ? [{ label: w.t('letters.valid-until'), value: letter.validUntil ? w.when(letter.validUntil) : w.t('letters.no-end') }]
          : []),
        { label: w.t('letters.signed-by'), value: <OfficeName w={w} offices={offices} id={letter.signedBy} /> },
      ]}
    />
  </>
);

const looks = { same: 'success', other: 'error', gone: 'info' } as const;

export const Comparison = ({ w, compared }: { readonly w: Words; readonly compared: Compared }) => (
  <Notice w={w} kind={looks[compared]} title={w.t(`letters.copy-${compared}`)}>
    <p>{w.t(`letters.copy-${compared}-says`)}</p>
  </Notice>
);

export const CompareForm = (a: { readonly w: Words; readonly code: string; readonly csrf: string | null; readonly error?: string }) => (
  <form method="post" action={`/check/${a.code}`} enctype="multipart/form-data" class="stack no-print">
    <h2 class="aside-title">{a.w.t('letters.compare-title')}</h2>
    <p class="soft small">{a.w.t('letters.compare-lead')}</p>
    <input type="hidden" name="csrf" value={a.csrf ?? ''} />
    <FileField w={a.w} name="copy" accept=".pdf,application/pdf" label={a.w.t('letters.copy')} error={a.error} />
    <p class="actions">
      <Button look="second">{a.w.t('letters.compare')}</Button>
    </p>
  </form>
);

const Hash = ({ value }: { readonly value: string }) => (
  <code class="break" dir="ltr">
    {value}
  </code>
);

export const Proof = ({
  w,
  code,
  proof,
  sha256,
}: {
  readonly w: Words;
  readonly code: string;
  readonly proof: LetterProof | undefined;
  readonly sha256: string | null;
}) => (
  <section class="prose">
    <h2>{w.t('letters.proof-title')}</h2>
    <p>{w.t('letters.proof-lead')}</p>
    {proof === undefined ? (
      <p class="soft">{w.t('letters.proof-soon')}</p>
    ) : (
      <>
        <SummaryList
          rows={[
            ...(sha256 ? [{ label: w.t('letters.pdf-digest'), value: <Hash value={sha256} /> }] : []),
            { label: w.t('letters.place'), value: w.t('letters.place-of', { position: proof.position, size: proof.size }) },
            { label: w.t('letters.event-digest'), value: <Hash value={proof.digest} /> },
            { label: w.t('ledger.root'), value: <Hash value={proof.root} /> },
          ]}
        />
        <details class="mt-4">
          <summary>{w.t('letters.verify-title')}</summary>
          <ol>
            <li>{w.t('letters.verify-1')}</li>
            <li>
              {w.t('letters.verify-2')}
              <p>
                <Hash value={proof.event} />
              </p>
            </li>
            <li>
              {w.t('letters.verify-3', { index: proof.position - 1 })}
              <pre dir="ltr" tabindex={0}>
                {proof.path.length === 0 ? '–' : proof.path.join('\n')}
              </pre>
            </li>
            <li>
              {w.t('letters.verify-4')}
              <pre dir="ltr" tabindex={0}>
                {proof.checkpoint}
              </pre>
            </li>
          </ol>
        </details>
        <p class="actions no-print">
          <a href={`/check/${code}/proof.json`}>{w.t('letters.proof-file')}</a>
          <a href="/log/checkpoint">{w.t('ledger.checkpoint')}</a>
          <a href="/ledger">{w.t('frame.ledger-check')}</a>
        </p>
      </>
    )}
  </section>
);
