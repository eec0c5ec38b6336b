/** One agreement: for its parties the text with its proposals, for everybody else what is public. */
import { speaksFor } from '../../../../engagements/agreement/access.ts';
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { digestOf, numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import { seeAgreement } from '../../../../engagements/agreement/queries.ts';
import { endOf } from '../../../../engagements/agreement/time.ts';
import { demandedOf, notToBeVetted } from '../../../../engagements/agreement/vetting.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { Done } from '../../ordering.tsx';
import { LinkButton } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { crumbsOf, Head, languageName, type Own, pathOf } from './around.tsx';
import { AmendedTag, Chain, ClauseDoes, type Linked, linkedOf } from './linked.tsx';
import { PublicPage } from './public-page.tsx';
import { ClauseText, Digest, factsOf, Files, Numbers, TermsList } from './text-parts.tsx';
import { Validity } from './validity.tsx';

const canChange = ({ status, signatures }: Agreement): boolean => (status === 'draft' || status === 'approved') && signatures.length === 0;
const nextStep = ({ sides, state }: Own): 'vetting' | 'approve' | 'sign' | undefined => {
  if (state.status !== 'draft') return state.status === 'approved' ? 'sign' : undefined;
  const unvetted = demandedOf(state, digestOf(state)).some((d) => sides.includes(d.country) && d.standing !== 'granted');
  return unvetted && notToBeVetted(state) === undefined ? 'vetting' : 'approve';
};
const OwnPage = ({ c, w, own, linked, today }: { c: Ask; w: Words; own: Own; linked: Linked; today: Day }) => {
  const { id, state } = own;
  const open = canChange(state);
  const next = nextStep(own);
  const added = state.proposals.filter((p) => p.status === 'open' && p.act === 'add');
  return (
    <>
      <Head w={w} own={own} part="text" />
      <Done c={c} area="agreements" />
      <SummaryList
        rows={[
          ...factsOf(w, { ...state, until: endOf(state) }),
          ...(state.commitments.length === 0 ? [] : [{ label: w.t('agreements.fulfils'), value: <Numbers numbers={state.commitments} /> }]),
        ]}
      />
      {next === undefined ? null : (
        <p class="actions">
          <LinkButton href={pathOf(id, next)}>{w.t(`agreements.go-${next}`)}</LinkButton>
        </p>
      )}
      <Validity w={w} id={id} state={state} today={today} />
      <Chain w={w} id={id} linked={linked} />
      {state.status === 'in-force' ? (
        <p class="actions">
          {state.kind === 'amendment' ? null : (
            <LinkButton look="second" href={pathOf(id, 'amend')}>
              {w.t('agreements.amend')}
            </LinkButton>
          )}
          {state.kind === 'amendment' ? null : (
            <LinkButton look="second" href={pathOf(id, 'replace')}>
              {w.t('agreements.replace')}
            </LinkButton>
          )}
        </p>
      ) : null}
      <section>
        <h2>{w.t('agreements.text')}</h2>
        {state.clauses.map((clause) => {
          const waiting = state.proposals.filter((p) => p.clause === clause.id && p.status === 'open');
          return (
            <article class="clause" id={`clause-${clause.id}`}>
              <ClauseText clause={{ ...clause, number: numberOf(state, clause.id) }} languages={state.languages} />
              <p class="meta marks">
                <ClauseDoes w={w} clause={clause} kind={state.kind} base={linked.base} />
                <AmendedTag w={w} linked={linked} clause={clause.id} />
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
      </section>
      <section>
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
    const linked = await linkedOf(c, door, id, found.view);
    return door.frame.page(c, {
      title: title[w.language] ?? title.en ?? found.view.reference,
      crumbs: crumbsOf(w, { id, title }),
      children: <PublicPage w={w} id={id} view={found.view} linked={linked} />,
    });
  }
  const linked = await linkedOf(c, door, id, { ...found.state, endedBy: found.state.ended?.by ?? null }, found.state);
  const own: Own = { ...found, sides: speaksFor(actor, found.state.parties) };
  return door.frame.page(c, {
    title: found.state.title[w.language] ?? found.state.title.en ?? found.state.reference,
    crumbs: crumbsOf(w, { id, title: found.state.title }),
    noIndex: true,
    children: <OwnPage c={c} w={w} own={own} linked={linked} today={todayOf(door).today} />,
  });
};
