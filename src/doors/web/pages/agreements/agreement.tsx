/** One agreement: for its parties the text with its proposals, for everybody else what is public. */
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { digestOf, numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { termsInWords } from '../../../../engagements/agreement/print/words.ts';
import type { PublicAgreement } from '../../../../engagements/agreement/public-view.ts';
import { demandedOf, notToBeVetted } from '../../../../engagements/agreement/vetting.ts';
import { seeAgreement } from '../../../../engagements/agreement/queries.ts';
import { endOf } from '../../../../engagements/agreement/time.ts';
import { speaksFor } from '../../../../engagements/agreement/access.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, Done, Head, InWords, languageName, type Own, Paragraphs, partyName, pathOf, SideBySide, StatusTag } from './around.tsx';

type Written = { readonly number: string; readonly heading: EngagementText; readonly text: EngagementText };
export const ClauseText = ({ clause, languages }: { readonly clause: Written; readonly languages: readonly string[] }) => (
  <SideBySide
    languages={languages}
    each={(language) => (
      <>
        <h3>
          {clause.number}. {clause.heading[language] ?? ''}
        </h3>
        <Paragraphs text={clause.text[language] ?? ''} />
      </>
    )}
  />
);
export const TermsList = ({ w, terms }: { readonly w: Words; readonly terms: Agreement['terms'] }) => (
  <ul class="plain-list">
    {termsInWords(terms, w.language).map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
const factsOf = (
  w: Words,
  view: Pick<PublicAgreement, 'inForce' | 'until' | 'languages'> & { readonly parties: Agreement['parties'] | PublicAgreement['parties'] },
) => [
  { label: w.t('agreements.parties'), value: w.list(view.parties.map((p) => partyName(w, p))) },
  { label: w.t('agreements.languages'), value: w.list(view.languages.map((l) => languageName(w, l))) },
  ...(view.inForce === null ? [] : [{ label: w.t('agreements.in-force'), value: w.when(view.inForce) }]),
  ...(view.until === null ? [] : [{ label: w.t('agreements.until'), value: w.when(view.until) }]),
];
const Digest = ({ w, digest }: { readonly w: Words; readonly digest: string }) => (
  <p class="small soft">
    {w.t('agreements.digest')} <bdi class="digest">{digest}</bdi>
  </p>
);
const Files = ({ w, id }: { readonly w: Words; readonly id: string }) => (
  <p class="actions">
    <a href={`${pathOf(id)}.pdf`}>{w.t('agreements.as-pdf')}</a>
    <a href={`${pathOf(id)}.json`}>{w.t('agreements.as-json')}</a>
  </p>
);

const PublicPage = ({ w, id, view }: { readonly w: Words; readonly id: string; readonly view: PublicAgreement }) => (
  <>
    <header class="stack">
      <p class="eyebrow">
        {w.t(`agreements.kind-${view.kind}`)} · <bdi class="reference">{view.reference}</bdi>
      </p>
      <h1>
        <InWords w={w} text={view.title} />
      </h1>
      <p class="meta">
        <StatusTag w={w} status={view.status} />
        {view.signed === null ? null : <span>{w.t('agreements.signed-on', { day: w.when(view.signed) })}</span>}
      </p>
    </header>
    <SummaryList rows={factsOf(w, view)} />
    {view.commitments.length > 0 ? (
      <section>
        <h2>{w.t('agreements.fulfils')}</h2>
        <ul>
          {view.commitments.map((number) => (
            <li>
              <a href={`/commitments/${encodeURIComponent(number)}`}>{number}</a>
            </li>
          ))}
        </ul>
      </section>
    ) : null}
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
        <h2>{w.t('agreements.part-terms')}</h2>
        <TermsList w={w} terms={view.text.terms} />
        <Digest w={w} digest={view.text.digest} />
      </section>
    )}
  </>
);

const canChange = ({ status, signatures }: Agreement): boolean => (status === 'draft' || status === 'approved') && signatures.length === 0;
const nextStep = ({ sides, state }: Own): 'vetting' | 'approve' | 'sign' | undefined => {
  if (state.status !== 'draft') return state.status === 'approved' ? 'sign' : undefined;
  const unvetted = demandedOf(state, digestOf(state)).some((d) => sides.includes(d.country) && d.standing !== 'granted');
  return unvetted && notToBeVetted(state) === undefined ? 'vetting' : 'approve';
};
const OwnPage = ({ c, w, own }: { readonly c: Ask; readonly w: Words; readonly own: Own }) => {
  const { id, state } = own;
  const open = canChange(state);
  const next = nextStep(own);
  const added = state.proposals.filter((p) => p.status === 'open' && p.act === 'add');
  return (
    <>
      <Head w={w} own={own} part="text" />
      <Done c={c} />
      <SummaryList
        rows={[
          ...factsOf(w, { ...state, until: endOf(state) }),
          ...(state.commitments.length === 0 ? [] : [{ label: w.t('agreements.fulfils'), value: w.list(state.commitments) }]),
        ]}
      />
      {next === undefined ? null : (
        <p class="actions">
          <LinkButton href={pathOf(id, next)}>{w.t(`agreements.go-${next}`)}</LinkButton>
        </p>
      )}
      <section>
        <h2>{w.t('agreements.text')}</h2>
        {state.clauses.map((clause) => {
          const waiting = state.proposals.filter((p) => p.clause === clause.id && p.status === 'open');
          return (
            <article class="clause" id={`clause-${clause.id}`}>
              <ClauseText clause={{ ...clause, number: numberOf(state, clause.id) }} languages={state.languages} />
              <p class="meta">
                {waiting.length > 0 ? <span class="tag warm">{w.t('agreements.open-proposals', { count: waiting.length })}</span> : null}
                {clause.behind.length > 0 ? (
                  <span class="tag warm">
                    {w.t('agreements.behind', { languages: w.list(clause.behind.map((l) => languageName(w, l))) })}
                  </span>
                ) : null}
                {open || waiting.length > 0 ? (
                  <a href={pathOf(id, 'clauses', clause.id)}>
                    {w.t('agreements.negotiate')}
                    <span class="out"> {numberOf(state, clause.id)}</span>
                  </a>
                ) : null}
              </p>
            </article>
          );
        })}
        {added.map((p) => (
          <article class="clause proposed">
            <p class="meta">
              <span class="tag warm">{w.t('agreements.clause-proposed', { country: w.country(p.country) })}</span>
              <a href={pathOf(id, 'clauses', p.clause)}>{w.t('agreements.negotiate')}</a>
            </p>
            <ClauseText clause={{ number: '+', heading: p.heading, text: p.text }} languages={state.languages} />
          </article>
        ))}
        {open ? (
          <p class="actions">
            <LinkButton look="second" href={pathOf(id, 'clauses', 'new')}>
              {w.t('agreements.add-clause')}
            </LinkButton>
          </p>
        ) : null}
        <h2>{w.t('agreements.part-terms')}</h2>
        <TermsList w={w} terms={state.terms} />
        <Digest w={w} digest={digestOf(state)} />
        <Files w={w} id={id} />
      </section>
    </>
  );
};

export const showAgreement = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const found = await seeAgreement(door.ledger, actor, c.req.param('id') ?? '');
  if (found === undefined) return nothingHere(c, door);
  const { id } = found;
  if (found.seen === 'public') {
    const { title } = found.view;
    return door.frame.page(c, {
      title: title[w.language] ?? title.en ?? found.view.reference,
      crumbs: crumbsOf(w, { id, title }),
      children: <PublicPage w={w} id={id} view={found.view} />,
    });
  }
  const own: Own = { ...found, sides: speaksFor(actor, found.state.parties) };
  return door.frame.page(c, {
    title: found.state.title[w.language] ?? found.state.title.en ?? found.state.reference,
    crumbs: crumbsOf(w, { id, title: found.state.title }),
    noIndex: true,
    children: <OwnPage c={c} w={w} own={own} />,
  });
};
