import type { Child } from 'hono/jsx';
import type { QuietLine } from '../../../../communiques/tracker/promises/queries.ts';
import type { PlanSummary } from '../../../../engagements/action-plan/queries.ts';
import type { AgreementLine } from '../../../../engagements/agreement/queries.ts';
import type { ObligationLine } from '../../../../engagements/obligations/obligation-line.ts';
import type { StandingCount } from '../../../../engagements/obligations/owed/queries.ts';
import { type Standing, standingOf } from '../../../../engagements/obligations/standing.ts';
import type { Lapsing } from '../../../../engagements/relationship/health.ts';
import type { LastMeeting, NextMeeting } from '../../../../engagements/relationship/queries.ts';
import type { GroupLine } from '../../../../engagements/working-group/queries.ts';
import type { Words } from '../../words/words.ts';
import { Table } from '../../look/parts/table.tsx';
import { InWords, StatusTag } from '../agreements/around.tsx';
import { ObligationTable } from '../obligations/parts.tsx';
import { lapsesWords } from './relations.tsx';
import { type Stand, withSide } from './standpoint.ts';

const Block = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);
const Nothing = ({ children }: { readonly children?: Child }) => <p class="soft">{children}</p>;

interface OwedProps {
  readonly w: Words;
  readonly stand: Stand;
  readonly partner: string;
  readonly lines: readonly ObligationLine[];
  readonly counts: readonly StandingCount[];
}
/** Overdue on our side first, then on theirs, then what comes next. */
export const Owed = ({ w, stand, partner, lines, counts }: OwedProps) => {
  const { us, today } = stand;
  const parts: readonly (readonly [whose: 'ours' | 'theirs', standing: Standing])[] = [
    ['ours', 'overdue'],
    ['theirs', 'overdue'],
    ['ours', 'claimed'],
    ['theirs', 'claimed'],
    ['ours', 'open'],
    ['theirs', 'open'],
  ];
  const filled = parts.flatMap(([whose, standing]) => {
    const is = (country: string) => (country === us) === (whose === 'ours');
    const own = lines.filter((line) => is(line.country) && standingOf(line, today) === standing);
    const total = counts.filter((n) => is(n.country) && n.standing === standing).reduce((sum, n) => sum + n.count, 0);
    return own.length === 0 ? [] : [{ whose, standing, own, total }];
  });
  if (filled.length === 0) {
    return (
      <Block title={w.t('relations.owed')}>
        <Nothing>{w.t('relations.nothing-owed')}</Nothing>
      </Block>
    );
  }
  return (
    <>
      {filled.map(({ whose, standing, own, total }) => (
        <Block title={w.t(`relations.${standing}-${whose}`)}>
          <ObligationTable w={w} caption={w.t(`relations.${standing}-${whose}`)} lines={own} stand={stand} />
          {total > own.length ? (
            <p>
              <a href={withSide(stand, `/obligations?partner=${partner}&whose=${whose}&standing=${standing}`)}>
                {w.t('relations.all-of', { count: total })}
              </a>
            </p>
          ) : null}
        </Block>
      ))}
    </>
  );
};

export const LapsesNext = ({ w, lapsing }: { readonly w: Words; readonly lapsing: readonly Lapsing[] }) => (
  <Block title={w.t('relations.lapses-next')}>
    {lapsing.length === 0 ? (
      <Nothing>{w.t('relations.nothing-lapses-soon')}</Nothing>
    ) : (
      <ul class="spaced">
        {lapsing.slice(0, 8).map((l) => (
          <li>
            <a href={`/agreements/${encodeURIComponent(l.id)}`}>
              <InWords w={w} text={l.title} />
            </a>
            <br />
            <span class="small">{lapsesWords(w, l)}</span>{' '}
            <span class="small soft">
              <bdi>{l.reference}</bdi>
            </span>
          </li>
        ))}
      </ul>
    )}
  </Block>
);

interface MeetingsProps {
  readonly w: Words;
  readonly partner: string;
  readonly next: NextMeeting | null;
  readonly last: LastMeeting | null;
}
export const MeetingsOf = ({ w, partner, next, last }: MeetingsProps) => (
  <Block title={w.t('relations.meetings')}>
    <dl class="summary short">
      {[
        { label: w.t('relations.next'), found: next, none: w.t('relations.none-planned') },
        { label: w.t('relations.last'), found: last, none: w.t('relations.none-held') },
      ].map(({ label, found, none }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {found === null ? (
              <span class="soft">{none}</span>
            ) : (
              <>
                <a href={`/meetings/${encodeURIComponent(found.id)}`} dir="auto">
                  {found.title}
                </a>
                <br />
                <span class="small">{w.instantIn(found.starts, found.zone)}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
    <p>
      <a href={`/meetings?partner=${partner}`}>{w.t('relations.all-meetings')}</a>
    </p>
  </Block>
);

interface AgreementsProps {
  readonly w: Words;
  readonly partner: string;
  readonly lines: readonly AgreementLine[];
  readonly total: number;
}
const daysOf = (w: Words, { in_force, ends, drafted }: AgreementLine): string => {
  if (in_force === null) return w.t('agreements.drafted-on', { day: w.whenShort(drafted) });
  return ends === null
    ? w.t('agreements.since', { from: w.whenShort(in_force) })
    : w.t('agreements.from-until', { from: w.whenShort(in_force), until: w.whenShort(ends) });
};
export const Agreements = ({ w, partner, lines, total }: AgreementsProps) => (
  <Block title={w.t('agreements.title')}>
    {lines.length === 0 ? (
      <Nothing>
        {w.t('relations.no-agreements')} <a href={`/agreements/new?partner=${partner}`}>{w.t('relations.draft-agreement')}</a>
      </Nothing>
    ) : (
      <Table
        caption={w.t('agreements.title')}
        hideCaption
        rows={lines}
        columns={[
          {
            label: w.t('agreements.agreement'),
            kind: 'main',
            cell: (line) => (
              <>
                <a href={`/agreements/${encodeURIComponent(line.id)}`}>
                  <InWords w={w} text={line.title} />
                </a>
                <br />
                <span class="small soft">
                  {w.t(`agreements.kind-${line.kind}`)} · <bdi>{line.reference}</bdi>
                </span>
              </>
            ),
          },
          { label: w.t('agreements.status'), cell: (line) => <StatusTag w={w} status={line.status} /> },
          { label: w.t('agreements.when'), cell: (line) => daysOf(w, line) },
          {
            label: w.t('relations.waits-for'),
            cell: (line) =>
              line.waits_for.length === 0 ? <span class="soft">–</span> : w.list(line.waits_for.map((country) => w.country(country))),
          },
        ]}
      />
    )}
    {total > lines.length ? (
      <p>
        <a href={`/agreements?country=${partner}`}>{w.t('relations.all-agreements')}</a>
      </p>
    ) : null}
  </Block>
);

export const Groups = ({ w, groups }: { readonly w: Words; readonly groups: readonly GroupLine[] }) => (
  <Block title={w.t('relations.groups')}>
    {groups.length === 0 ? (
      <Nothing>{w.t('relations.no-groups')}</Nothing>
    ) : (
      <ul class="spaced">
        {groups.map((group) => (
          <li>
            <a href={`/groups/${encodeURIComponent(group.id)}`} dir="auto">
              {group.title}
            </a>
            <br />
            <span class="small soft">
              <bdi>{group.reference}</bdi>
            </span>
          </li>
        ))}
      </ul>
    )}
  </Block>
);
export const Plans = ({ w, partner, plans }: { readonly w: Words; readonly partner: string; readonly plans: readonly PlanSummary[] }) => (
  <Block title={w.t('relations.plans')}>
    {plans.length === 0 ? (
      <Nothing>{w.t('relations.no-plans')}</Nothing>
    ) : (
      <ul class="spaced">
        {plans.map((plan) => (
          <li>
            <a href={`/action-plans/${encodeURIComponent(plan.id)}`} dir="auto">
              {plan.title}
            </a>
            <br />
            <span class="small soft">
              {w.t('agreements.from-until', { from: w.whenShort(plan.from_day), until: w.whenShort(plan.until_day) })}
            </span>
          </li>
        ))}
      </ul>
    )}
    <p>
      <a href={`/action-plans?partner=${partner}`}>{w.t('relations.all-plans')}</a>
    </p>
  </Block>
);

interface QuietProps {
  readonly w: Words;
  /** As the register names it. */
  readonly partner: string | undefined;
  readonly quiet: { readonly count: number; readonly lines: readonly QuietLine[] };
}
export const Quiet = ({ w, partner, quiet }: QuietProps) =>
  partner === undefined || quiet.count === 0 ? null : (
    <Block title={w.t('relations.quiet')}>
      <ul class="spaced">
        {quiet.lines.map(({ number, title, heard }) => (
          <li>
            <a href={`/commitments/${encodeURIComponent(number)}`} dir="auto">
              {title}
            </a>
            <br />
            <span class="small soft">
              <bdi>{number}</bdi>
              {heard === null ? null : <> · {w.t('relations.heard', { day: w.when(heard) })}</>}
            </span>
          </li>
        ))}
      </ul>
      {quiet.count > quiet.lines.length ? (
        <p>
          <a href={`/commitments?partner=${partner}&mark=gone-quiet`}>{w.t('relations.all-of', { count: quiet.count })}</a>
        </p>
      ) : null}
    </Block>
  );
