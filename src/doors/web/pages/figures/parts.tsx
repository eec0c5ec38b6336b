import type { CaseFigures, PartFigures, ReasonFigures } from '../../../../one-window/statistics/figures.ts';
import { Bars } from '../../look/charts/bars.tsx';
import { Months } from '../../look/charts/months.tsx';
import { PromiseBars } from '../../look/charts/promise-bars.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import type { Names } from './naming.ts';

export const daysIn = (w: Words, count: number | null): string => (count === null ? '–' : w.t('figures.days', { count }));
const shareOf = (w: Words, part: number, whole: number): string => (whole === 0 ? '–' : w.share(part / whole));

export const Headline = ({ w, cases }: { readonly w: Words; readonly cases: Omit<CaseFigures, 'months'> }) => (
  <Figures
    figures={[
      { value: w.number(cases.received), label: w.t('figures.received', { count: cases.received }) },
      { value: w.number(cases.decided), label: w.t('figures.decided') },
      { value: shareOf(w, cases.granted, cases.decided), label: w.t('figures.share-granted') },
      {
        value: cases.times.median === null ? '–' : w.number(cases.times.median),
        label: w.t('figures.median', { count: cases.times.median ?? 0 }),
      },
    ]}
  />
);

export const ByMonth = ({ w, cases }: { readonly w: Words; readonly cases: CaseFigures }) =>
  cases.months.length === 0 ? null : (
    <section>
      <h2>{w.t('figures.months-title')}</h2>
      <Months
        w={w}
        id="months"
        title={w.t('figures.months-title')}
        description={w.t('figures.months-description')}
        heads={[w.t('figures.month'), w.t('figures.h-received'), w.t('figures.h-decided')]}
        months={cases.months.map((m) => ({ month: m.month, first: m.received, second: m.granted + m.refused }))}
      />
    </section>
  );

export const Outcomes = ({ w, cases }: { readonly w: Words; readonly cases: CaseFigures }) => {
  const shown = ['granted', 'refused', 'withdrawn', 'lapsed', 'open', 'overdue'] as const;
  return (
    <section>
      <h2>{w.t('figures.outcomes-title')}</h2>
      <Bars
        w={w}
        id="outcomes"
        title={w.t('figures.outcomes-title')}
        description={w.t('figures.outcomes-description')}
        heads={[w.t('figures.outcome'), w.t('figures.count')]}
        bars={shown.map((outcome) => ({ label: w.t(`figures.h-${outcome}`), value: cases[outcome] }))}
      />
    </section>
  );
};

interface PartsProps {
  readonly w: Words;
  readonly names: Names;
  readonly parts: readonly PartFigures[];
  /** Whether a step is told by its office, or by its service. */
  readonly by: 'office' | 'service';
}

const noteOf = ({ w, names, by }: PartsProps, part: PartFigures) => (
  <Said w={w} text={by === 'office' ? names.office(part.office) : names.service(part.service)} />
);

export const AgainstPromise = (props: PartsProps) => {
  const { w, names, parts } = props;
  return (
    <section>
      <h2>{w.t('figures.promise-title')}</h2>
      <PromiseBars
        w={w}
        id="promise"
        title={w.t('figures.promise-title')}
        description={w.t('figures.promise-description')}
        head={w.t('figures.task')}
        bars={parts.map((part) => ({
          label: <Said w={w} text={names.task(part.service, part.task)} />,
          note: noteOf(props, part),
          median: part.times.median,
          p90: part.times.p90,
          promise: part.promise?.most ?? null,
        }))}
      />
    </section>
  );
};

/** The counts behind the drawing, folded away. */
export const Counts = (props: PartsProps) => (
  <details class="figures-table">
    <summary>{props.w.t('figures.counts')}</summary>
    <PartTable {...props} />
  </details>
);

const PartTable = (props: PartsProps) => {
  const { w, names, parts, by } = props;
  return (
    <Table
      caption={w.t('figures.task')}
      hideCaption
      rows={parts}
      columns={[
        { label: w.t('figures.task'), kind: 'main', cell: (p) => <Said w={w} text={names.task(p.service, p.task)} /> },
        { label: w.t(by === 'office' ? 'figures.office' : 'figures.service'), cell: (p) => noteOf(props, p) },
        { label: w.t('figures.h-tasks'), kind: 'number', cell: (p) => w.number(p.opened) },
        { label: w.t('figures.h-decided'), kind: 'number', cell: (p) => w.number(p.decided) },
        { label: w.t('figures.h-refused'), kind: 'number', cell: (p) => w.number(p.refused) },
        { label: w.t('figures.h-nobody'), kind: 'number', cell: (p) => w.number(p.byNobody) },
        { label: w.t('figures.h-in-time'), kind: 'number', cell: (p) => shareOf(w, p.inTime, p.decided) },
        { label: w.t('figures.h-open'), kind: 'number', cell: (p) => w.number(p.open + p.sentBack) },
        { label: w.t('figures.h-overdue'), kind: 'number', cell: (p) => w.number(p.overdue) },
      ]}
    />
  );
};

export const Reasons = ({
  w,
  names,
  reasons,
}: {
  readonly w: Words;
  readonly names: Names;
  readonly reasons: readonly ReasonFigures[];
}) => (
  <section>
    <h2>{w.t('figures.reasons-title')}</h2>
    {reasons.length === 0 ? (
      <p class="soft">{w.t('figures.reasons-none')}</p>
    ) : (
      <Table
        caption={w.t('figures.reasons-title')}
        hideCaption
        rows={reasons}
        columns={[
          { label: w.t('figures.reason'), kind: 'main', cell: (r) => <Said w={w} text={names.reason(r.service, r.task, r.reason)} /> },
          { label: w.t('figures.task'), cell: (r) => <Said w={w} text={names.task(r.service, r.task)} /> },
          { label: w.t('figures.times'), kind: 'number', cell: (r) => w.number(r.count) },
        ]}
      />
    )}
  </section>
);
