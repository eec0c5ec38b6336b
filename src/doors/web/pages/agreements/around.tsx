/** What the pages of agreements share: whose it is, for whom one may speak, and how a text in several languages is set. */
import type { Child } from 'hono/jsx';
import { maySee, speaksFor } from '../../../../engagements/agreement/access.ts';
import type { Agreement, Party } from '../../../../engagements/agreement/agreement.ts';
import type { AgreementCommandType, AgreementInput } from '../../../../engagements/agreement/commands.ts';
import { agreement } from '../../../../engagements/agreement/decider.ts';
import { findAgreement, type FoundAgreement } from '../../../../engagements/agreement/queries.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { Role } from '../../../../kernel/decider/actor.ts';
import { directionOf, isKnownLanguage, ownNames } from '../../../../kernel/language/language.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { type Tab, Tabs } from '../../look/parts/lists.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';

/** Those who sit at a desk; which agreements are theirs, each agreement tells. */
export const desks: readonly Role[] = ['officer', 'supervisor'];

export interface Own extends FoundAgreement {
  /** The countries for which the visitor may speak here. */
  readonly sides: readonly string[];
}
/** The agreement of the address, for the desks of its parties; for everybody else as if there were none, or what the public may see. */
export const findOwn = async (c: Ask, door: Door): Promise<Own | Refusal> => {
  const found = await findAgreement(door.ledger, c.req.param('id') ?? '');
  const { actor } = c.get('visitor');
  const seen = found === undefined ? 'nothing' : maySee(actor, found.state);
  if (found === undefined || seen === 'nothing') return refuse('not-found');
  return seen === 'all' ? { ...found, sides: speaksFor(actor, found.state.parties) } : refuse('not-allowed');
};

export const pathOf = (id: string, ...more: readonly (string | number)[]): string =>
  ['/agreements', encodeURIComponent(id), ...more.map((p) => encodeURIComponent(p))].join('/');

/** The text in the reader's language, else in English, else in whichever there is. */
export const languageFor = (w: Words, text: EngagementText): string =>
  [w.language, 'en', ...Object.keys(text)].find((l) => (text[l] ?? '') !== '') ?? w.language;
export const plainOf = (w: Words, text: EngagementText): string => text[languageFor(w, text)] ?? '';
export const InWords = ({ w, text }: { readonly w: Words; readonly text: EngagementText }) => {
  const language = languageFor(w, text);
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {text[language] ?? ''}
    </bdi>
  );
};
export const languageName = (w: Words, language: string): string =>
  isKnownLanguage(language) ? ownNames[language] : (new Intl.DisplayNames([w.language], { type: 'language' }).of(language) ?? language);

/** One column for each authentic language. */
export const SideBySide = ({ languages, each }: { readonly languages: readonly string[]; readonly each: (language: string) => Child }) => (
  <div class={languages.length > 1 ? 'side-by-side' : 'side-by-side single'}>
    {languages.map((language) => (
      <div lang={language} dir={directionOf(language)}>
        {each(language)}
      </div>
    ))}
  </div>
);
export const Paragraphs = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </>
);

/** Titles of instruments are long; the way back needs to be known, not read. */
const short = (title: string): string => (title.length <= 60 ? title : `${title.slice(0, 60).replace(/\s+\S*$/, '')}…`);
export const crumbsOf = (w: Words, found?: { readonly id: string; readonly title: EngagementText }, here?: string) => [
  { label: w.t('frame.home'), href: '/' },
  { label: w.t('agreements.title'), ...(found === undefined && here === undefined ? {} : { href: '/agreements' }) },
  ...(found === undefined ? [] : [{ label: short(plainOf(w, found.title)), ...(here === undefined ? {} : { href: pathOf(found.id) }) }]),
  ...(here === undefined ? [] : [{ label: here }]),
];
export const parts = ['text', 'terms', 'vetting', 'approve', 'sign', 'obligations', 'history', 'end'] as const;
export type Part = (typeof parts)[number];

const partHref = (id: string, part: Part): string => (part === 'text' ? pathOf(id) : pathOf(id, part));
const countOf = (state: Agreement, part: Part): number => {
  if (part === 'obligations') return state.obligations.filter((o) => o.overdueSince !== null && o.met === null).length;
  return part === 'text' ? state.proposals.filter((p) => p.status === 'open').length : 0;
};

export const StatusTag = ({ w, status }: { readonly w: Words; readonly status: Agreement['status'] }) => (
  <span class={status === 'draft' || status === 'approved' ? 'tag warm' : 'tag'}>{w.t(`agreements.status-${status}`)}</span>
);
export const partyName = (w: Words, { country, name }: Pick<Party, 'country' | 'name'>): string =>
  `${plainOf(w, name)} (${w.country(country)})`;

/** The head of each page of an agreement: what it is, between whom, and its parts. */
export const Head = ({ w, own, part }: { readonly w: Words; readonly own: Own; readonly part: Part }) => {
  const { id, state } = own;
  const shown = parts.filter((p) => p !== 'vetting' || state.demands.length > 0);
  const tabs = shown.map((p): Tab => {
    const count = countOf(state, p);
    return { href: partHref(id, p), label: w.t(`agreements.part-${p}`), current: p === part, ...(count > 0 ? { count } : {}) };
  });
  return (
    <header class="stack">
      <p class="eyebrow">
        {w.t(`agreements.kind-${state.kind}`)} · <bdi class="reference">{state.reference}</bdi>
      </p>
      <h1 class="instrument">
        <InWords w={w} text={state.title} />
      </h1>
      <p class="meta">
        <StatusTag w={w} status={state.status} />
        <span>{w.list(state.parties.map((p) => w.country(p.country)))}</span>
        <span>{w.t('agreements.version', { version: state.version })}</span>
        <span>{w.t(`agreements.visibility-${state.visibility}`)}</span>
      </p>
      <Tabs w={w} label={w.t('agreements.parts')} tabs={tabs} />
    </header>
  );
};

/** For which party the visitor speaks; asked only of those who sit at more than one desk. `id` tells one form of a page from another. */
export const Speaker = ({ w, sides, id = 'country' }: { readonly w: Words; readonly sides: readonly string[]; readonly id?: string }) =>
  sides.length === 1 ? (
    <input type="hidden" name="country" value={sides[0]} />
  ) : (
    <div class="field">
      <label for={id}>{w.t('agreements.speaks-for')}</label>
      <select class="input w-20" id={id} name="country">
        {sides.map((side) => (
          <option value={side}>{w.country(side)}</option>
        ))}
      </select>
    </div>
  );
export const speaker = (form: Pick<Form, 'text'>, { sides }: Own): string => {
  const said = form.text('country');
  return sides.includes(said) ? said : (sides[0] ?? '');
};

/** Why an order was turned down, above the form it came from. */
export const Wrong = ({ w, refusal }: { readonly w: Words; readonly refusal: Refusal | undefined }) =>
  refusal === undefined ? null : (
    <Notice w={w} kind="error">
      <p>{wordsOf(w, refusal).body}</p>
    </Notice>
  );

export const order = <T extends AgreementCommandType>(
  c: Ask,
  door: Door,
  form: Pick<Form, 'text'>,
  on: string,
  type: T,
  data: AgreementInput<T>,
) => act(c, door, agreement, { type, on, id: commandId(form, door), data });

export const languagesOf = (form: Pick<Form, 'exact'>, prefix: string, languages: readonly string[]): EngagementText =>
  Object.fromEntries(languages.map((language) => [language, form.exact(`${prefix}-${language}`).trim()]));
