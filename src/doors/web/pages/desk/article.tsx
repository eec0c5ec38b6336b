import type { Child } from 'hono/jsx';
import { directionOf, isLanguage } from '../../../../kernel/language/language.ts';
import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';
import type { Words } from '../../words/words.ts';
import { cutAt } from '../register/highlighted.tsx';
import { allOf, paragraphAt, triggersOf } from './reviewing.ts';

/** A piece of a passage with its trigger words underlined. */
export const Underlined = ({ text, from, c }: { readonly text: string; readonly from: number; readonly c: DeskCandidate }) => (
  <>
    {cutAt(
      text,
      triggersOf(c).map((t) => ({ start: Math.max(0, t.start - from), end: Math.min(text.length, t.end - from) })),
    ).map((piece) => (piece.under.length > 0 ? <u class="trigger">{piece.text}</u> : piece.text))}
  </>
);

type Shown = { readonly start: number; readonly end: number; readonly c: DeskCandidate };

const Marked = (a: {
  readonly text: string;
  readonly base: number;
  readonly shown: readonly Shown[];
  readonly currentId: string | undefined;
  readonly href: (c: DeskCandidate) => string;
}) => {
  const here = a.shown
    .filter((s) => s.end > a.base && s.start < a.base + a.text.length)
    .map((s) => ({ start: Math.max(0, s.start - a.base), end: Math.min(a.text.length, s.end - a.base), c: s.c }));
  return (
    <>
      {cutAt(a.text, here).map((piece) => {
        const top =
          piece.under.find((s) => s.c.id === a.currentId) ?? piece.under.toSorted((x, y) => x.end - x.start - (y.end - y.start))[0];
        if (!top) return piece.text;
        const { c } = top;
        const first = piece.from === top.start;
        const inner = <Underlined text={piece.text} from={a.base + piece.from} c={c} />;
        const current = c.id === a.currentId;
        return (
          <mark
            class="found"
            id={first ? `c-${c.id}` : undefined}
            data-band={c.band}
            data-status={c.status}
            data-current={current ? '' : undefined}
          >
            {first || c.fields.end - c.fields.start > 400 ? (
              <a href={a.href(c)} aria-current={current ? 'true' : undefined}>
                {inner}
              </a>
            ) : (
              <span>{inner}</span>
            )}
          </mark>
        );
      })}
    </>
  );
};

/** The text as it is with every candidate marked; the current one has its panel beside its paragraph. Offsets of a selection count from the text's start. */
export const Article = (a: {
  readonly w: Words;
  readonly page: DeskPage;
  readonly current: DeskCandidate | undefined;
  readonly showHidden: boolean;
  readonly href: (c: DeskCandidate) => string;
  readonly children?: Child;
}) => {
  const { page, current } = a;
  const shown = allOf(page)
    .filter((c) => c.id === current?.id || (c.status !== 'rejected' && (a.showHidden || c.band !== 'hidden' || c.status === 'accepted')))
    .map((c) => ({ start: c.fields.start, end: c.fields.end, c }));
  const cut = current ? paragraphAt(page.text, current.fields.start) : page.text.length;
  const dir = isLanguage(page.language) ? directionOf(page.language) : 'auto';
  const piece = (id: string, from: number, to: number) => (
    <div
      id={id}
      class="article"
      data-selectable=""
      data-base={String(from)}
      data-of="text"
      lang={page.language === 'und' ? 'en' : page.language}
      dir={dir}
    >
      <Marked text={page.text.slice(from, to)} base={from} shown={shown} currentId={current?.id} href={a.href} />
    </div>
  );
  return (
    <section class="desk-text" aria-label={a.w.t('desk.text')}>
      {cut > 0 ? piece('text', 0, cut) : null}
      {a.children}
      {cut < page.text.length ? piece(cut > 0 ? 'text-rest' : 'text', cut, page.text.length) : null}
    </section>
  );
};
