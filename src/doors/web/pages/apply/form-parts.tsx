/** Small parts that every form of a case shares. */
import type { Child } from 'hono/jsx';
import type { Ask, Door } from '../../door.ts';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import type { Crumb } from '../../look/layout/breadcrumbs.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { groupsOf } from '../../../../one-window/service/definition.ts';
import type { OwnCase } from './own-case.ts';

/** The session's token and the order's own id, so that a form sent twice is one order. */
export const Sealed = ({ c, door, command }: { readonly c: Ask; readonly door: Pick<Door, 'makeId'>; readonly command?: string }) => (
  <>
    <input type="hidden" name="csrf" value={c.get('visitor').csrf ?? ''} />
    <input type="hidden" name="command" value={command ?? door.makeId()} />
  </>
);

/** The first button of a form is the one that Enter presses; where others stand before the main one, this goes ahead of them unseen. */
export const EnterButton = ({ act, children }: { readonly act: string; readonly children?: Child }) => (
  <button type="submit" name="act" value={act} class="out" tabindex={-1}>
    {children}
  </button>
);

export const crumbsOf = (w: Words, { id, state, definition }: OwnCase, ...rest: readonly Crumb[]): readonly Crumb[] => [
  { href: '/cases', label: w.t('apply.mine') },
  { href: state.status === 'draft' ? `/cases/${id}/form` : `/cases/${id}`, label: state.reference ?? w.text(definition.title).text },
  ...rest,
];

/** Long texts that the server has, for the enhancer to forget; those of the group that is being typed are still needed. */
export const keptTexts = ({ definition }: Pick<OwnCase, 'definition'>, typing?: string): readonly string[] => [
  'words',
  ...groupsOf(definition)
    .filter((group) => group.id !== typing)
    .flatMap((group) => group.questions.filter((question) => question.kind === 'long-text').map((question) => question.id)),
];

/** Which service this is about, over a page's title. */
export const Eyebrow = ({ w, own, children }: { readonly w: Words; readonly own: OwnCase; readonly children?: Child }) => (
  <p class="eyebrow">
    <Said w={w} text={own.definition.title} />
    {own.state.trial ? ` · ${w.t('apply.trial')}` : ''}
    {children}
  </p>
);

/** A form about a case as a whole, on a page of its own. */
export const caseFormPage = (
  c: Ask,
  door: Pick<Door, 'frame'>,
  own: OwnCase,
  page: { readonly title: string; readonly errors: readonly FormError[]; readonly children: Child },
  status: 200 | 409 | 422,
): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { title, errors } = page;
  return door.frame.page(
    c,
    {
      title: `${title} · ${own.state.reference ?? w.text(own.definition.title).text}`,
      noIndex: true,
      error: errors.length > 0,
      crumbs: crumbsOf(w, own, { label: title }),
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <Eyebrow w={w} own={own} />
          <h1>{title}</h1>
          {page.children}
        </>
      ),
    },
    status,
  );
};
