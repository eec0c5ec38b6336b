/** Before a draft: the template, the two desks, the languages and the blanks. */
import type { Party } from '../../../../engagements/agreement/agreement.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Template } from '../../../../engagements/templates/definition.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import { isKnownLanguage, knownLanguages } from '../../../../kernel/language/language.ts';
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, languageName, plainOf, Wrong } from './around.tsx';

/** Offices of which the actor is part: a role on the whole node speaks for no party. */
const ownOffices = ({ kind, grants }: Actor, offices: readonly OfficeRow[]): readonly OfficeRow[] =>
  kind === 'anyone'
    ? []
    : offices.filter((o) => grants.some((g) => g.office === o.id && (g.role === 'officer' || g.role === 'supervisor')));
export const openOffices = async (door: Door): Promise<readonly OfficeRow[]> =>
  (await listOffices(door.ledger.db)).filter((o) => !o.closed);

/** What was chosen on the first page. */
export interface Chosen {
  readonly template: Template | undefined;
  readonly own: OfficeRow;
  readonly other: OfficeRow;
  readonly languages: readonly string[];
}
export const chosenFrom = (door: Door, actor: Actor, offices: readonly OfficeRow[], text: (name: string) => string): Chosen | undefined => {
  const own = ownOffices(actor, offices).find((o) => o.id === text('own'));
  const other = offices.find((o) => o.id === text('other'));
  const languages = [...new Set([text('language-one'), text('language-two')])].filter((l) => isKnownLanguage(l));
  if (own === undefined || other === undefined || own.country === other.country || languages.length === 0) return undefined;
  return { template: door.engagements.templates.find((t) => t.id === text('template')), own, other, languages };
};
const labelOf = (w: Words, { country, organisationNames, names }: OfficeRow): string =>
  `${w.country(country)}: ${plainOf(w, organisationNames)} · ${plainOf(w, names)}`;

export const begin = async (c: Ask, door: Door, wrong: boolean): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const offices = await openOffices(door);
  const own = ownOffices(actor, offices);
  if (own.length === 0) return refused(c, door, refuse('not-allowed'));
  const asked = (name: string) => c.req.query(name);
  const title = w.t('agreements.draft-one');
  const choices = (of: readonly OfficeRow[]) => of.map((o) => ({ value: o.id, label: labelOf(w, o) }));
  const languages = knownLanguages.map((value) => ({ value, label: languageName(w, value) }));
  const first = door.engagements.templates.find((t) => t.kind === 'memorandum') ?? door.engagements.templates[0];
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, undefined, title),
    noIndex: true,
    children: (
      <div class="narrow-page">
        <h1>{title}</h1>
        <p class="lead">{w.t('agreements.draft-lead')}</p>
        <Wrong w={w} refusal={wrong ? refuse('two-countries-needed') : undefined} />
        <form method="get" action="/agreements/new">
          <Radios
            w={w}
            name="template"
            label={w.t('agreements.template')}
            value={asked('template') ?? first?.id ?? ''}
            choices={[
              ...door.engagements.templates.map((t) => ({ value: t.id, label: plainOf(w, t.name), hint: plainOf(w, t.about) })),
              { value: '', label: w.t('agreements.no-template') },
            ]}
          />
          <Select w={w} name="own" label={w.t('agreements.own-desk')} choices={choices(own)} value={asked('own')} />
          <Select
            w={w}
            name="other"
            label={w.t('agreements.other-desk')}
            choices={choices(offices.filter((o) => own.some((mine) => mine.country !== o.country)))}
            value={asked('other')}
          />
          <Select
            w={w}
            name="language-one"
            label={w.t('agreements.language-one')}
            choices={languages}
            value={asked('language-one') ?? 'en'}
          />
          <Select
            w={w}
            name="language-two"
            label={w.t('agreements.language-two')}
            hint={w.t('agreements.language-two-hint')}
            optional
            empty={w.t('agreements.one-language')}
            choices={languages}
            value={asked('language-two')}
          />
          <p class="actions">
            <Button>{w.t('agreements.go-on')}</Button>
          </p>
        </form>
      </div>
    ),
  });
};

export const partiesOf = ({ own, other, languages }: Chosen, names: (country: string) => EngagementText): readonly Party[] =>
  [own, other].map(({ country, organisation, id, organisationNames, organisationName }) => ({
    ...{ country, organisation, office: id },
    name: Object.fromEntries(
      languages.map((l) => [l, (names(country)[l] ?? '') || (organisationNames[l] ?? organisationNames.en ?? organisationName)]),
    ),
  }));
export const Hidden = ({ chosen }: { readonly chosen: Chosen }) => (
  <>
    <input type="hidden" name="template" value={chosen.template?.id ?? ''} />
    <input type="hidden" name="own" value={chosen.own.id} />
    <input type="hidden" name="other" value={chosen.other.id} />
    <input type="hidden" name="language-one" value={chosen.languages[0]} />
    <input type="hidden" name="language-two" value={chosen.languages[1] ?? ''} />
  </>
);

export const blanks = (c: Ask, door: Door, chosen: Chosen, template: Template): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = plainOf(w, template.name);
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, undefined, title),
    noIndex: true,
    children: (
      <div class="narrow-page">
        <h1>{title}</h1>
        <p class="lead">{w.t('agreements.blanks-lead')}</p>
        <form method="get" action="/agreements/new">
          <Hidden chosen={chosen} />
          <input type="hidden" name="filled" value="yes" />
          {template.blanks.flatMap((blank) =>
            chosen.languages.map((language) => (
              <TextField
                w={w}
                name={`blank-${blank.id}-${language}`}
                label={chosen.languages.length > 1 ? `${plainOf(w, blank.label)} (${languageName(w, language)})` : plainOf(w, blank.label)}
                hint={
                  blank.example?.[language as 'en'] === undefined
                    ? undefined
                    : w.t('agreements.for-example', { example: blank.example[language as 'en'] })
                }
                optional
                maxlength={300}
                dir="auto"
                lang={language}
              />
            )),
          )}
          <p class="actions">
            <Button>{w.t('agreements.go-on')}</Button>
          </p>
        </form>
      </div>
    ),
  });
};
