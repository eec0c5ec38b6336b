import type { SideReport, WholeObligation } from '../../../../engagements/obligations/whole.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { safeHref } from '../../look/safe-href.ts';
import type { Words } from '../../words/words.ts';

const Said = ({ w, report }: { readonly w: Words; readonly report: SideReport }) => (
  <li>
    <p>
      <span class="strong">{w.t(`obligations.status-${report.status}`)}</span>{' '}
      <time class="small soft" datetime={report.at}>
        {w.when(report.at.slice(0, 10))}
      </time>
    </p>
    {report.words === '' ? null : (
      <p class="said-words" dir="auto">
        {report.words}
      </p>
    )}
    {report.evidence === null ? null : (
      <p>
        <a href={safeHref(report.evidence)} rel="noreferrer">
          {w.t('obligations.evidence')}
        </a>
      </p>
    )}
  </li>
);
const Side = ({ w, title, reports }: { readonly w: Words; readonly title: string; readonly reports: readonly SideReport[] }) => (
  <div>
    <h3>{title}</h3>
    {reports.length === 0 ? (
      <p class="soft">{w.t('obligations.nothing-said')}</p>
    ) : (
      <ol class="reports" reversed>
        {reports.map((report) => (
          <Said w={w} report={report} />
        ))}
      </ol>
    )}
  </div>
);

/** What each side has said, newest first, beside each other: where they differ, a reader sees it. */
export const Timeline = ({ w, whole, us }: { readonly w: Words; readonly whole: WholeObligation; readonly us: string }) => {
  const { line, reports } = whole;
  const of = (country: string) => reports.filter((r) => r.country === country);
  const ours = line.countries.includes(us);
  return (
    <section>
      <h2>{w.t('obligations.said')}</h2>
      {line.disagree && line.met === null ? (
        <Notice w={w} title={w.t('obligations.differ')}>
          <p>{w.t('obligations.differ-body')}</p>
        </Notice>
      ) : null}
      <div class="two">
        {ours ? <Side w={w} title={w.t('obligations.we-say-head', { country: w.country(us) })} reports={of(us)} /> : null}
        {line.countries
          .filter((country) => country !== us)
          .map((country) => (
            <Side
              w={w}
              title={w.t(ours ? 'obligations.they-say-head' : 'obligations.side-says', { country: w.country(country) })}
              reports={of(country)}
            />
          ))}
      </div>
    </section>
  );
};
