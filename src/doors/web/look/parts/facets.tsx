import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

export interface FacetChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly FacetChoice[];
}

export interface FacetsProps {
  readonly w: Words;
  /** Where the form goes, by GET. */
  readonly action: string;
  readonly facets: readonly Facet[];
  /** Other settings to keep, such as the language or the order. */
  readonly keep?: readonly { readonly name: string; readonly value: string }[];
  readonly query?: string;
  readonly children?: Child;
}

/** Filters that fold (on a narrow screen all of them, so that the list stays in reach). With the enhancer they apply at once; without it by their button. */
export const Facets = ({ w, action, facets, keep = [], query, children }: FacetsProps) => {
  const chosen = facets.reduce((sum, facet) => sum + facet.choices.filter((choice) => choice.chosen).length, 0);
  return (
    <form action={action} method="get" data-live="" class="no-print">
      {keep.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <div class="field">
        <label for="facet-q">{w.t('frame.search')}</label>
        <input class="input" id="facet-q" type="search" name="q" value={query} />
      </div>
      <details class="facets mt-4">
        <summary>
          {w.t('frame.filters')}
          {chosen > 0 ? <span class="soft small">{w.t('frame.filters-set', { count: chosen })}</span> : null}
        </summary>
        {facets
          .filter((facet) => facet.choices.length > 0)
          .map((facet, index) => {
            const on = facet.choices.filter((choice) => choice.chosen).length;
            return (
              <details class="facet" open={index < 2 || on > 0}>
                <summary>
                  {facet.label}
                  {on > 0 ? <span class="on">{w.number(on)}</span> : null}
                </summary>
                <fieldset>
                  <legend class="out">{facet.label}</legend>
                  <ul>
                    {facet.choices.map((choice) => (
                      <li>
                        <label>
                          <input type="checkbox" name={facet.name} value={choice.value} checked={choice.chosen} />
                          <span>{choice.label}</span>
                          <span class="count">{w.number(choice.count)}</span>
                        </label>
                      </li>
                    ))}
                  </ul>
                </fieldset>
              </details>
            );
          })}
      </details>
      <p class="actions mt-4">
        <button class="button" type="submit">
          {w.t('frame.apply')}
        </button>
        {chosen > 0 || query ? <a href={action}>{w.t('frame.clear')}</a> : null}
      </p>
    </form>
  );
};
