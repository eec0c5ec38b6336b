import type { Words } from '../../words/words.ts';

export interface PaginationProps {
  readonly w: Words;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

/** The page numbers to show: the ends, the neighbours, and null for a gap. */
export const pageNumbers = (page: number, pages: number): readonly (number | null)[] => {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return shown.flatMap((n, i) => {
    const before = shown[i - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
};

export const Pagination = ({ w, page, pages, href }: PaginationProps) =>
  pages <= 1 ? null : (
    <nav aria-label={w.t('frame.pages')}>
      <ul class="pages">
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              {w.t('frame.previous')}
            </a>
          </li>
        ) : null}
        {pageNumbers(page, pages).map((n) => (
          <li>
            {n === null ? (
              <span>…</span>
            ) : (
              <a href={href(n)} aria-label={w.t('frame.page', { page: n })} aria-current={n === page ? 'page' : undefined}>
                {w.number(n)}
              </a>
            )}
          </li>
        ))}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              {w.t('frame.next')}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
