/** What the public may read of an agreement: between whom, since when, its text where that is public, and what it led to. */
import type { PublicAgreement } from '../../../../engagements/agreement/public-view.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';
import { InWords, StatusTag } from './around.tsx';
import { Chain, type Linked } from './linked.tsx';
import { ClauseText, Digest, factsOf, Files, Numbers, TermsList } from './text-parts.tsx';

const LedTo = ({ w, view }: { readonly w: Words; readonly view: PublicAgreement }) => {
  const { commitments, obligations, text } = view;
  if (text === null) return null;
  return (
    <section>
      <h2>{w.t('agreements.led-to')}</h2>
      {obligations !== null && obligations.all > 0 ? <p>{w.t('agreements.led-to-obligations', { ...obligations })}</p> : null}
      {commitments.length > 0 ? (
        <>
          <h3>{w.t('agreements.fulfils')}</h3>
          <Numbers numbers={commitments} />
        </>
      ) : null}
      {commitments.length === 0 && (obligations?.all ?? 0) === 0 ? <p class="soft">{w.t('agreements.led-to-none')}</p> : null}
    </section>
  );
};
export const PublicPage = (a: { readonly w: Words; readonly id: string; readonly view: PublicAgreement; readonly linked: Linked }) => {
  const { w, id, view, linked } = a;
  return (
    <>
      <header class="stack">
        <p class="eyebrow">
          {w.t(`agreements.kind-${view.kind}`)} · <bdi class="reference">{view.reference}</bdi>
        </p>
        <h1 class="instrument">
          <InWords w={w} text={view.title} />
        </h1>
        <p class="meta">
          <StatusTag w={w} status={view.status} />
          {view.signed === null ? null : <span>{w.t('agreements.signed-on', { day: w.when(view.signed) })}</span>}
        </p>
      </header>
      <SummaryList rows={factsOf(w, view)} />
      <Chain w={w} id={id} linked={linked} />
      {view.text === null ? (
        <Notice w={w}>
          <p>{w.t('agreements.text-not-public')}</p>
        </Notice>
      ) : (
        <section>
          <h2>{w.t('agreements.text')}</h2>
          <Files w={w} id={id} />
          {view.text.clauses.map((clause) => (
            <article class="clause">
              <ClauseText clause={clause} languages={view.languages} />
            </article>
          ))}
        </section>
      )}
      {view.text === null ? null : (
        <section>
          <h2>{w.t('agreements.part-terms')}</h2>
          <TermsList w={w} terms={view.text.terms} />
          <Digest w={w} digest={view.text.digest} />
        </section>
      )}
      <LedTo w={w} view={view} />
    </>
  );
};
