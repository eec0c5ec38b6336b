import type { Words } from '../../words/words.ts';
import { ShowFigures } from '../charts/show-figures.tsx';
import { landPath, layOut, type Layout, type MapPartner } from './lay-out.ts';

export interface DotMapProps {
  readonly w: Words;
  readonly id: string;
  readonly home: { readonly country: string; readonly label: string };
  readonly partners: readonly MapPartner[];
  readonly title?: string;
  readonly description?: string;
  /** `band` fills the page's width; `half` stands beside text. */
  readonly shape?: 'band' | 'half';
}

const two = (value: number): number => Math.round(value * 100) / 100;

const Drawing = ({
  w,
  id,
  kind,
  home,
  layout,
}: Pick<DotMapProps, 'w' | 'id' | 'home'> & { readonly kind: 'wide' | 'narrow'; readonly layout: Layout }) => {
  const { frame, text, marks } = layout;
  const most = Math.max(1, ...marks.map(({ count }) => count));
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups links inside an SVG, where no fieldset can be
    <svg
      class={kind}
      viewBox={`${two(frame.x)} ${two(frame.y)} ${two(frame.width)} ${two(frame.height)}`}
      role="group"
      aria-labelledby={`${id}-${kind}-title ${id}-${kind}-desc`}
      direction="ltr"
    >
      <title id={`${id}-${kind}-title`}>{w.t('home.map-title', { home: home.label })}</title>
      <desc id={`${id}-${kind}-desc`}>
        {w.t('home.map-description', { count: marks.reduce((sum, { count }) => sum + count, 0), partners: marks.length })}
      </desc>
      <linearGradient
        id={`${id}-${kind}-edge`}
        gradientUnits="userSpaceOnUse"
        x1={two(frame.x)}
        x2={two(frame.x + frame.width)}
        y1="0"
        y2="0"
      >
        <stop offset="0" stop-opacity="0" />
        <stop offset=".14" />
        <stop offset=".9" />
        <stop offset="1" stop-opacity="0" />
      </linearGradient>
      <path class="land" stroke={`url(#${id}-${kind}-edge)`} d={landPath(frame)} stroke-width="0.5" stroke-dasharray="0 1" />
      {marks.map(({ arc, count }) => (
        <path class="arc" d={arc} stroke-width={two(text * (0.07 + 0.13 * (count / most)))} />
      ))}
      {layout.home ? (
        <circle class="home" cx={two(layout.home[0])} cy={two(layout.home[1])} r={two(text * 0.42)} stroke-width={two(text * 0.28)} />
      ) : null}
      {layout.homeLabelAt ? (
        <text
          class="name"
          x={two(layout.homeLabelAt[0])}
          y={two(layout.homeLabelAt[1])}
          font-size={two(text)}
          stroke-width={two(text * 0.3)}
        >
          {home.label}
        </text>
      ) : null}
      {marks.map((mark) => {
        const drawn = (
          <>
            <circle class="halo" cx={two(mark.at[0])} cy={two(mark.at[1])} r={two(mark.radius * 1.32)} />
            <circle class="spot" cx={two(mark.at[0])} cy={two(mark.at[1])} r={two(mark.radius)} />
            <text class="count" x={two(mark.at[0])} y={two(mark.at[1] + text * 0.34)} font-size={two(text * 0.98)}>
              {w.number(mark.count)}
            </text>
            <text class="name" x={two(mark.labelAt[0])} y={two(mark.labelAt[1])} font-size={two(text)} stroke-width={two(text * 0.3)}>
              {mark.label}
            </text>
          </>
        );
        const says = w.t('home.map-count', { country: mark.label, count: mark.count });
        return mark.href ? (
          <a href={mark.href} aria-label={says}>
            {drawn}
          </a>
        ) : (
          <g>{drawn}</g>
        );
      })}
    </svg>
  );
};

/**
 * Home and its partners on a field of dots: arcs in gold, a count on each. Drawn twice, for wide and for narrow screens, of
 * which one is shown; the same counts stand in a table. East stays right in every language.
 */
export const DotMap = ({ w, id, home, partners, title, description, shape = 'band' }: DotMapProps) => {
  const homePartner = { ...home, count: 0 };
  const wide = shape === 'band' ? layOut(homePartner, partners, 2.05, 70, 0.0185) : layOut(homePartner, partners, 1.5, 70, 0.0265);
  const narrow = layOut(homePartner, partners, 1.12, 60, 0.044);
  return (
    <figure>
      <div class="map">
        <Drawing w={w} id={id} kind="wide" home={home} layout={wide} />
        <Drawing w={w} id={id} kind="narrow" home={home} layout={narrow} />
      </div>
      <div class="map-list">
        {description ? <p class="soft small">{description}</p> : null}
        <ShowFigures
          w={w}
          caption={title ?? w.t('home.map-title', { home: home.label })}
          heads={[w.t('frame.country'), w.t('commitments.title')]}
          rows={partners.map(({ label, count, href }) => [href ? <a href={href}>{label}</a> : label, w.number(count)])}
        />
      </div>
    </figure>
  );
};
