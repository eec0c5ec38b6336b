/** What a side must have vetted before it may approve: which offices look at which text, how far they are, and the way to ask them. */
import type { Vetting } from '../../../../engagements/agreement/agreement.ts';
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { type Demanded, demandedOf, notToBeVetted } from '../../../../engagements/agreement/vetting.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { type FoundCase, findCase } from '../../../../one-window/case/queries.ts';
import { trackCase } from '../../../../one-window/case/track.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { QuestionField } from '../apply/question-field.tsx';
import { statusText } from '../apply/status-text.ts';
import { typedIn } from '../apply/typed.ts';
import { wrongFieldsOf, type WrongFields } from '../apply/wrong-answers.tsx';
import { firstCountries, officesOf } from '../services/around.ts';
import { crumbsOf, findOwn, Head, type Own, pathOf, Wrong } from './around.tsx';
import { answered, declared, endUnsent, leftToAsk, savedFields, sendToBeVetted, type Vetter, vetterFor } from './vetting-case.ts';
import { CaseRoute, Earlier, StandingTag } from './vetting-parts.tsx';

interface Shown {
  readonly demand: Demanded;
  readonly vetter: Vetter | undefined;
  readonly found: FoundCase | undefined;
}
interface Sent {
  readonly service: string;
  readonly form: Form;
  readonly wrong?: WrongFields;
}

const AskFor = ({
  c,
  door,
  shown,
  sent,
}: {
  readonly c: Ask;
  readonly door: Door;
  readonly shown: Shown & { vetter: Vetter };
  readonly sent?: Sent | undefined;
}) => {
  const { words: w } = c.get('visitor');
  const { vetter, demand } = shown;
  const begun = vetter.begun !== undefined;
  const mine = sent?.service === demand.service ? sent : undefined;
  const fields = mine ? mine.form.typed : savedFields(vetter);
  const questions = leftToAsk(vetter, mine ? answered(vetter, mine.form).facts : vetter.facts);
  const promises = declared(vetter);
  return (
    <form method="post" action={pathOf(vetter.own.id, 'vetting')} class="questions narrow-page">
      <Carried c={c} door={door} form={mine?.form} />
      <input type="hidden" name="country" value={demand.country} />
      <input type="hidden" name="service" value={demand.service} />
      <input type="hidden" name="digest" value={digestOf(vetter.own.state)} />
      <p>{w.t(begun ? 'agreements.vetting-go-on-hint' : 'agreements.vetting-ask-hint', { version: vetter.own.state.version })}</p>
      {questions.map((question) => (
        <QuestionField
          w={w}
          question={question}
          name={question.id}
          typed={typedIn(fields)}
          error={mine?.wrong?.of(question.id)}
          countries={firstCountries(door)}
        />
      ))}
      {promises.length > 0 ? (
        <>
          <p>{w.t('agreements.vetting-declares')}</p>
          <ul>
            {promises.map((q) => (
              <li>
                <Said w={w} text={q.label} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="actions">
        <Button>{w.t(begun ? 'agreements.vetting-go-on' : 'agreements.vetting-ask')}</Button>
      </p>
    </form>
  );
};

/** What the visitor's own side can do about it now. */
const Next = ({
  c,
  door,
  shown,
  sent,
}: {
  readonly c: Ask;
  readonly door: Door;
  readonly shown: Shown;
  readonly sent?: Sent | undefined;
}) => {
  const { words: w, person } = c.get('visitor');
  const { demand, vetter, found } = shown;
  if (demand.standing === 'granted') return null;
  if (vetter === undefined) {
    return (
      <Notice w={w}>
        <p>{w.t('agreements.vetting-nobody', { service: demand.service })}</p>
      </Notice>
    );
  }
  const unsent = demand.standing === 'open' && found?.state.status === 'draft';
  if (unsent && found.state.applicant.person !== person?.id) {
    return (
      <form method="post" action={pathOf(vetter.own.id, 'vetting')} class="notice info">
        <Carried c={c} door={door} />
        <input type="hidden" name="do" value="anew" />
        <input type="hidden" name="country" value={demand.country} />
        <input type="hidden" name="service" value={demand.service} />
        <p>{w.t('agreements.vetting-colleague')}</p>
        <Button look="second">{w.t('agreements.vetting-anew')}</Button>
      </form>
    );
  }
  if (demand.standing === 'open' && !unsent) return null;
  const early = notToBeVetted(vetter.own.state);
  if (early !== undefined) {
    return (
      <Notice w={w} title={w.t('agreements.vetting-not-yet')}>
        <p>{wordsOf(w, early).body}</p>
      </Notice>
    );
  }
  return <AskFor c={c} door={door} shown={{ ...shown, vetter }} sent={sent} />;
};

const shownOf = async (c: Ask, door: Door, own: Own, demand: Demanded): Promise<Shown> => {
  if (!own.sides.includes(demand.country)) return { demand, vetter: undefined, found: undefined };
  return {
    demand,
    vetter: await vetterFor(c, door, own, demand),
    found: demand.current && (await findCase(door.ledger, demand.current.case)),
  };
};

const page = async (c: Ask, door: Door, own: Own, sent?: Sent, refusal?: Refusal): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.part-vetting');
  const offices = await officesOf(door);
  const all = await Promise.all(demandedOf(state, digestOf(state)).map((d) => shownOf(c, door, own, d)));
  const tracked = await Promise.all(
    all.map(async ({ found }) => {
      const definition = found && (await findDefinition(door, found.state));
      return found && definition && found.state.submitted !== null ? trackCase(found.state, definition) : undefined;
    }),
  );
  const titleOf = (service: string) => {
    const definition = door.window.catalogue.latest(service);
    return definition === undefined ? <bdi>{service}</bdi> : <Said w={w} text={definition.title} />;
  };
  const ownCases = new Set<string>();
  for (const v of state.vetting) {
    const found = own.sides.includes(v.country) ? await findCase(door.ledger, v.case) : undefined;
    if (found?.state.applicant.person === person?.id) ownCases.add(v.case);
  }
  const linked = (v: Vetting): boolean => ownCases.has(v.case);
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined || sent?.wrong !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={sent?.wrong?.errors ?? []} />
          <Head w={w} own={own} part="vetting" />
          <Done c={c} area="agreements" />
          <Wrong w={w} refusal={refusal} />
          {all.length === 0 ? (
            <EmptyState title={w.t('agreements.vetting-none-title')}>{w.t('agreements.vetting-none')}</EmptyState>
          ) : (
            <p class="lead">{w.t('agreements.vetting-lead')}</p>
          )}
          {all.map((shown, i) => {
            const { demand, found } = shown;
            const track = tracked[i];
            return (
              <section>
                <h2>
                  {w.country(demand.country)}: {titleOf(demand.service)}
                </h2>
                <p class="meta">
                  <StandingTag w={w} standing={demand.standing} />
                  {found ? <span>{statusText(w, found.state.status)}</span> : null}
                  {found?.state.reference ? <bdi class="reference">{found.state.reference}</bdi> : null}
                  {demand.current && linked(demand.current) ? (
                    <a href={`/cases/${demand.current.case}`}>{w.t('agreements.vetting-see-case')}</a>
                  ) : null}
                </p>
                <p>{w.t(`agreements.vetting-${demand.standing}-says`, { country: w.country(demand.country) })}</p>
                {track ? <CaseRoute w={w} tracked={track} offices={offices} /> : null}
                {own.sides.includes(demand.country) ? <Next c={c} door={door} shown={shown} sent={sent} /> : null}
                <Earlier w={w} demand={demand} linked={linked} />
              </section>
            );
          })}
        </>
      ),
    },
    refusal === undefined ? (sent?.wrong === undefined ? 200 : 422) : statusOf(refusal),
  );
};

export const showVetting = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};

export const takeVetting = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const [country, service] = [form.text('country'), form.text('service')];
  const demand = own.state.demands.find((d) => d.country === country && d.service === service && own.sides.includes(d.country));
  if (demand === undefined) return refused(c, door, refuse('not-allowed'));
  const vetter = await vetterFor(c, door, own, demand);
  if (vetter === undefined) return page(c, door, own, undefined, refuse('vetting-not-offered', { service }));
  const back = async (refusal: Refusal, wrong?: WrongFields): Promise<Response> => {
    const now = await findOwn(c, door);
    return isRefusal(now) ? refused(c, door, now) : page(c, door, now, { service, form, ...(wrong ? { wrong } : {}) }, refusal);
  };
  if (form.text('do') === 'anew') {
    const refusal = await endUnsent(door, vetter);
    return refusal ? back(refusal) : c.redirect(`${pathOf(own.id, 'vetting')}?done=vetting-anew`, 303);
  }
  if (form.text('digest') !== digestOf(own.state)) return back(refuse('vetting-stale'));
  const { wrong, facts } = answered(vetter, form);
  if (Object.keys(wrong).length > 0) {
    const { words: w } = c.get('visitor');
    return page(c, door, own, { service, form, wrong: wrongFieldsOf(w, leftToAsk(vetter, facts), wrong) });
  }
  const refusal = await sendToBeVetted(c, door, vetter, form);
  return refusal ? back(refusal) : c.redirect(`${pathOf(own.id, 'vetting')}?done=vetting-asked`, 303);
};
