import type { ObligationLine } from '../../../../engagements/obligations/obligation-line.ts';
import { daysLate, sidesOf, type Standing, standingOf } from '../../../../engagements/obligations/standing.ts';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { obligationPath } from './address.ts';
import type { Stand } from '../relations/standpoint.ts';
import { withSide } from '../relations/standpoint.ts';

/** Titles do not say their language; what is all in Latin letters is set in their face. */
export const langOf = (text: string): string | undefined =>
  /^[\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}\p{M}]+$/u.test(text) ? 'en' : undefined;

const looks: Readonly<Record<Standing, string>> = { overdue: 'tag refused', open: 'tag warm', claimed: 'tag warm', met: 'tag' };
export const StandingTag = ({ w, standing }: { readonly w: Words; readonly standing: Standing }) => (
  <span class={looks[standing]}>{w.t(`obligations.standing-${standing}`)}</span>
);

/** *We say · they say*: who has said nothing is left out. */
export const SidesSay = ({ w, line, us }: { readonly w: Words; readonly line: ObligationLine; readonly us: string }) => {
  const { we, they, disagree } = sidesOf(line, us);
  if (we === null && they === null) return <span class="soft">{w.t('obligations.nobody-said')}</span>;
  return (
    <>
      {we === null ? null : <span>{w.t('obligations.we-say', { status: w.t(`obligations.status-${we.status}`) })}</span>}
      {we === null || they === null ? null : <br />}
      {they === null ? null : <span>{w.t('obligations.they-say', { status: w.t(`obligations.status-${they.status}`) })}</span>}
      {disagree ? (
        <>
          <br />
          <span class="tag warm">{w.t('obligations.differ')}</span>
        </>
      ) : null}
    </>
  );
};

export const LateBy = ({ w, line, today }: { readonly w: Words; readonly line: ObligationLine; readonly today: string }) => {
  const days = daysLate(line, today);
  return days === 0 ? null : <span class="small late">{w.t('obligations.days-late', { count: days })}</span>;
};

interface ListProps {
  readonly w: Words;
  readonly caption: string;
  readonly lines: readonly ObligationLine[];
  readonly stand: Stand;
  /** Names who owes and with whom, where a list has several partners. */
  readonly among?: boolean;
}
/** Obligations and action items, one a line: what, by when, how it stands, what the sides say. */
export const ObligationTable = ({ w, caption, lines, stand, among = false }: ListProps) => (
  <Table
    caption={caption}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('obligations.what'),
        kind: 'main',
        cell: (line) => (
          <>
            <a href={withSide(stand, obligationPath(line))}>
              <bdi lang={langOf(line.title)}>{line.title}</bdi>
            </a>
            <br />
            <span class="small soft">
              <bdi>{line.reference}</bdi>
              {line.clause === null ? null : <> · {w.t('obligations.clause-number', { number: line.clause })}</>}
              {among ? (
                <> · {w.list(line.countries.filter((country) => country !== stand.us).map((country) => w.country(country)))}</>
              ) : null}
            </span>
          </>
        ),
      },
      ...(among ? [{ label: w.t('obligations.owes'), cell: (line: ObligationLine) => w.country(line.country) }] : []),
      {
        label: w.t('obligations.due'),
        kind: 'nowrap',
        cell: (line) => (
          <>
            {w.whenShort(line.due)}
            <br />
            <LateBy w={w} line={line} today={stand.today} />
          </>
        ),
      },
      { label: w.t('obligations.standing'), cell: (line) => <StandingTag w={w} standing={standingOf(line, stand.today)} /> },
      { label: w.t('obligations.said'), cell: (line) => <SidesSay w={w} line={line} us={stand.us} /> },
    ]}
  />
);
