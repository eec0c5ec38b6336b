/** A template with its blanks filled in: what a draft begins with. */
import type { ClauseText, Terms, VettingDemand } from '../agreement/agreement.ts';
import type { EngagementText } from '../contract.ts';
import type { Template } from './definition.ts';

export interface Filling {
  /** One authentic language, or two. A language the template does not have is left to be written. */
  readonly languages: readonly string[];
  /** The parties' names in the order in which the text calls them. */
  readonly names: readonly EngagementText[];
  /** By blank; one text for all languages, or one for each. */
  readonly blanks: { readonly [blank: string]: EngagementText | string };
  /** The country whose one window vets it. */
  readonly home: string;
}
export interface FilledTemplate {
  readonly kind: Template['kind'];
  readonly title: EngagementText;
  readonly clauses: readonly ClauseText[];
  readonly terms: Terms;
  readonly demands: readonly VettingDemand[];
}

const hole = /\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g;
/** The blanks that a text names. */
export const holesIn = (text: string): readonly string[] =>
  [...text.matchAll(hole)].flatMap(([, name]) => (name === undefined ? [] : [name]));
export const ordinals = ['first', 'second', 'third', 'fourth'] as const;

const filledIn = (template: Template, { names, blanks }: Filling, name: string, language: string): string => {
  const place = (ordinals as readonly string[]).indexOf(name);
  if (place >= 0) return names[place]?.[language] ?? names[place]?.en ?? `[${name}]`;
  const given = blanks[name];
  const text = typeof given === 'string' ? given : given?.[language];
  if (text !== undefined && text !== '') return text;
  const label = template.blanks.find((b) => b.id === name)?.label;
  // What nobody filled in stays to be seen, in the words of the question.
  return `[${label?.[language] ?? label?.en ?? name}]`;
};

export const fillTemplate = (template: Template, filling: Filling): FilledTemplate => {
  const inEach = (text: EngagementText): EngagementText =>
    Object.fromEntries(
      filling.languages.map((language) => [
        language,
        (text[language] ?? '').replace(hole, (_, name: string) => filledIn(template, filling, name, language)),
      ]),
    );
  const { entry, validFor, renewal, termination } = template.terms;
  return {
    kind: template.kind,
    title: inEach(template.title),
    clauses: template.clauses.map(({ id, heading, text }) => ({ id, heading: inEach(heading), text: inEach(text) })),
    terms: { entry: { kind: entry }, validFor, renewal, termination },
    demands: template.vetting === undefined ? [] : [{ country: filling.home, service: template.vetting }],
  };
};
