/** Lines with ticks: what may stand in a plan, and what stands in it. */
import type { PlanLine } from '../../../../engagements/action-plan/action-plan.ts';
import { lineKey } from '../../../../engagements/action-plan/lines.ts';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { obligationPath } from '../obligations/address.ts';
import type { Offices } from './around.tsx';

export interface Pickable {
  readonly line: PlanLine;
  readonly ticked: boolean;
  /** What is remarkable about it: new, moved, gone. */
  readonly note?: string;
}
/** Where the obligation itself is followed. */
export const sourceHref = ({ source, obligation: id }: PlanLine): string => {
  const of = source.slice(source.indexOf('/') + 1);
  return obligationPath({ source: source.startsWith('meeting/') ? 'meeting' : 'agreement', of, id });
};
export const PickLines = ({ w, rows, offices }: { readonly w: Words; readonly rows: readonly Pickable[]; readonly offices: Offices }) => (
  <Table
    caption={w.t('plans.pick-lines')}
    rows={rows}
    columns={[
      {
        label: w.t('plans.what'),
        kind: 'main',
        cell: ({ line, ticked, note }) => {
          const key = lineKey(line);
          return (
            <div class="pick">
              <input type="checkbox" name="line" id={`line-${key.replaceAll(/[^\w-]/g, '-')}`} value={key} checked={ticked} />
              <label for={`line-${key.replaceAll(/[^\w-]/g, '-')}`}>
                <bdi>{line.title}</bdi>
                {note === undefined ? null : (
                  <>
                    {' '}
                    <span class="tag warm">{note}</span>
                  </>
                )}
              </label>
            </div>
          );
        },
      },
      {
        label: w.t('plans.owes'),
        cell: ({ line }) => (
          <>
            {w.country(line.country)}
            <br />
            <span class="small soft">{offices.name(line.owner)}</span>
          </>
        ),
      },
      { label: w.t('plans.due'), kind: 'nowrap', cell: ({ line }) => w.whenShort(line.due) },
      {
        label: w.t('plans.source'),
        cell: ({ line }) => (
          <a href={sourceHref(line)}>{w.t(line.source.startsWith('meeting/') ? 'plans.from-meeting' : 'plans.from-agreement')}</a>
        ),
      },
    ]}
  />
);
