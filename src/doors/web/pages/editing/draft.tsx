/** A draft before it is published: what it changes, whom it leaves alone, and a trial of it. */
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { applicantKinds } from '../../../../one-window/service/definition.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import { diff } from '../../../../one-window/service/diff.ts';
import { latestOf } from '../../../../one-window/service/service.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, findEdited, mayEdit, mayTry, namesFor, pathOf } from './around.ts';
import { Changes } from './changes.tsx';
import { StayingCases, stayingBefore } from './staying.tsx';

/** Where applicants of this service come from, those first that it names. */
const countriesOf = (definition: Definition, { home, partners }: Door['window']['countries']): readonly string[] => [
  ...new Set(
    definition.applicants.flatMap(({ countries }) => {
      if (countries === 'any') return [...partners, home];
      if (countries === 'home') return [home];
      return countries === 'partners' ? partners : countries;
    }),
  ),
];
const kindName = (w: Words, kind: string): string => {
  const key = `applicant-kind.${kind}`;
  return w.has(key) ? w.t(key) : kind;
};

export interface TrialWrong {
  readonly refusal: Refusal;
  readonly kind: string;
  readonly country: string;
}
const Trial = (a: { readonly c: Ask; readonly door: Door; readonly definition: Definition; readonly wrong: TrialWrong | undefined }) => {
  const { words: w, actor } = a.c.get('visitor');
  if (!mayTry(actor, a.definition.lead)) return <p class="soft">{w.t('editing.try-needs-editor')}</p>;
  const kinds = applicantKinds.filter((kind) => a.definition.applicants.some((who) => who.kinds.includes(kind)));
  const countries = countriesOf(a.definition, a.door.window.countries);
  return (
    <form method="post" action={`${pathOf(a.definition.id)}/try`}>
      <Carried c={a.c} door={a.door} />
      <Select
        w={w}
        name="kind"
        label={w.t('editing.try-kind')}
        value={a.wrong?.kind}
        choices={kinds.map((kind) => ({ value: kind, label: kindName(w, kind) }))}
        error={a.wrong === undefined ? undefined : wordsOf(w, a.wrong.refusal).body}
      />
      <CountryField w={w} name="country" label={w.t('editing.try-country')} first={countries} value={a.wrong?.country ?? countries[0]} />
      <p class="actions">
        <Button look="second">{w.t('editing.try-button')}</Button>
      </p>
    </form>
  );
};

export const showDraft = async (c: Ask, door: Door, wrong?: TrialWrong): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const edited = await findEdited(door, c.req.param('service') ?? '');
  const draft = edited?.state.draft;
  if (edited === undefined || !draft) return refused(c, door, refuse('no-draft'));
  const { definition, version } = draft;
  const latest = latestOf(edited.state);
  const [staying, nameOf] = await Promise.all([stayingBefore(door, edited.id, version), namesFor(door, w, [draft.by])]);
  const title = w.t('editing.draft-title', { version });
  const path = pathOf(edited.id);
  return door.frame.page(
    c,
    {
      title: `${title}: ${w.text(definition.title).text}`,
      crumbs: crumbsOf(w, edited, { label: title }),
      noIndex: true,
      error: wrong !== undefined,
      kept: [`service-${edited.id}`, 'service-new'],
      children: (
        <>
          <ErrorSummary w={w} errors={wrong === undefined ? [] : [{ name: 'kind', text: wordsOf(w, wrong.refusal).body }]} />
          <Done c={c} area="editing" />
          <header>
            <h1>
              <Said w={w} text={definition.title} />
            </h1>
            <p class="lead">{title}</p>
            <p class="meta">
              <span>{w.t('editing.drafted-by', { name: nameOf(draft.by), at: w.instant(draft.at) })}</span>
              <a href={`${path}/versions/${version}.yaml`}>{w.t('editing.download')}</a>
            </p>
          </header>
          <div class="main-side">
            <div>
              <section>
                <h2>{w.t('editing.what-changes')}</h2>
                {latest === undefined ? (
                  <p>{w.t('editing.all-new')}</p>
                ) : (
                  <>
                    <p>{w.t('editing.what-changes-lead', { version: latest.version })}</p>
                    <Changes w={w} changes={diff(latest.definition, definition)} />
                  </>
                )}
              </section>
              <StayingCases w={w} cases={staying} />
            </div>
            <div>
              {mayEdit(actor, edited) ? (
                <p class="actions column">
                  <LinkButton href={`${path}/publish`}>{w.t('editing.publish', { version })}</LinkButton>
                  <LinkButton look="second" href={`/editing/draft?from=${encodeURIComponent(edited.id)}`}>
                    {w.t('editing.go-on-editing')}
                  </LinkButton>
                  <LinkButton look="plain" href={`${path}/discard`}>
                    {w.t('editing.discard')}
                  </LinkButton>
                </p>
              ) : null}
              <section>
                <h2>{w.t('editing.try')}</h2>
                <p>{w.t('editing.try-lead')}</p>
                <Trial c={c} door={door} definition={definition} wrong={wrong} />
              </section>
            </div>
          </div>
        </>
      ),
    },
    wrong === undefined ? 200 : 422,
  );
};

export const showComparison = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const edited = await findEdited(door, c.req.param('service') ?? '');
  const version = (name: string) => edited?.state.versions.find((v) => String(v.version) === c.req.param(name));
  const [from, to] = [version('from'), version('to')];
  if (edited === undefined || from === undefined || to === undefined) return refused(c, door, refuse('not-found'));
  const title = w.t('editing.compare-title', { from: from.version, to: to.version });
  return door.frame.page(c, {
    title: `${title}: ${w.text(to.definition.title).text}`,
    crumbs: crumbsOf(w, edited, { label: title }),
    noIndex: true,
    children: (
      <>
        <h1>
          <Said w={w} text={to.definition.title} />
        </h1>
        <p class="lead">{title}</p>
        <Changes w={w} changes={diff(from.definition, to.definition)} />
        <StayingCases w={w} cases={await stayingBefore(door, edited.id, to.version)} />
      </>
    ),
  });
};
