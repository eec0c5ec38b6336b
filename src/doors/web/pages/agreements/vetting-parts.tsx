/** How far a vetting is: the offices that look at the text, and the cases of other texts before it. */
import type { Vetting } from '../../../../engagements/agreement/agreement.ts';
import type { Demanded, VettingStanding } from '../../../../engagements/agreement/vetting.ts';
import type { Tracked, TrackedTask } from '../../../../one-window/case/track.ts';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import type { Offices } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';

export const StandingTag = ({ w, standing }: { readonly w: Words; readonly standing: VettingStanding }) => (
  <span class={standing === 'granted' ? 'tag' : 'tag warm'}>{w.t(`agreements.vetting-${standing}`)}</span>
);

const stands = (w: Words, { status, decision, clock }: TrackedTask) => {
  if (status === 'decided' && decision) {
    return (
      <>
        <span class={decision.outcome === 'refused' ? 'tag warm' : 'tag'}>
          {decision.label ? <Said w={w} text={decision.label} /> : w.t(`apply.outcome-${decision.outcome}`)}
        </span>
        {decision.reasons.map((reason) => (
          <p class="small">
            <Said w={w} text={reason.text} />
          </p>
        ))}
      </>
    );
  }
  return (
    <>
      {w.t(`task-status.${status}`)}
      {status === 'open' && clock?.due ? (
        <p class="small soft">{w.t('agreements.vetting-due', { day: w.whenShort(clock.due.slice(0, 10)) })}</p>
      ) : null}
    </>
  );
};

/** What offices ask each other stays with them. */
export const CaseRoute = ({ w, tracked, offices }: { readonly w: Words; readonly tracked: Tracked; readonly offices: Offices }) => (
  <Table
    caption={w.t('agreements.vetting-offices')}
    rows={tracked.stages.flatMap((stage) => stage.tasks.filter((task) => task.kind !== 'advice' && task.status !== 'not-needed'))}
    columns={[
      {
        label: w.t('agreements.vetting-office'),
        kind: 'main',
        cell: (task) => (task.office === null ? '' : <OfficeName w={w} offices={offices} id={task.office} />),
      },
      { label: w.t('agreements.vetting-looks-at'), cell: (task) => (task.title ? <Said w={w} text={task.title} /> : '') },
      { label: w.t('agreements.status'), cell: (task) => stands(w, task) },
    ]}
  />
);

/** Cases that no longer count: of another text, or refused and asked for again. */
export const Earlier = (a: { readonly w: Words; readonly demand: Demanded; readonly linked: (v: Vetting) => boolean }) => {
  const { w, demand } = a;
  const earlier = demand.all.filter((v) => v !== demand.current);
  if (earlier.length === 0) return null;
  return (
    <details class="fold">
      <summary>{w.t('agreements.vetting-earlier', { count: earlier.length })}</summary>
      <Table
        caption={w.t('agreements.vetting-earlier', { count: earlier.length })}
        hideCaption
        rows={earlier}
        columns={[
          { label: w.t('agreements.vetting-of'), kind: 'main', cell: (v) => <bdi class="digest">{v.digest.slice(0, 16)}…</bdi> },
          { label: w.t('agreements.status'), cell: (v) => w.t(`agreements.vetting-${v.outcome}`) },
          {
            label: w.t('agreements.vetting-case'),
            cell: (v) => (a.linked(v) ? <a href={`/cases/${v.case}`}>{w.t('agreements.vetting-see-case')}</a> : ''),
          },
        ]}
      />
    </details>
  );
};
