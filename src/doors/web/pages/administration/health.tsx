import { countJobs, type JobCounts } from '../../../../ledger/jobs/queries.ts';
import { ledgerSizes } from '../../../../ledger/positions/queries.ts';
import { storageFacts } from '../../../../ledger/storage/queries.ts';
import { listReactions, type ReactionHealth } from '../../../../ledger/subscriptions/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { Figures, SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import { mounting } from '../mounting.ts';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, readers } from './frame.tsx';

const Reactions = ({ w, reactions }: { readonly w: Words; readonly reactions: readonly ReactionHealth[] }) => (
  <Table
    caption={w.t('administration.reactions')}
    hideCaption
    rows={reactions}
    columns={[
      { label: w.t('administration.reaction'), kind: 'main', cell: (r) => <code>{r.name}</code> },
      { label: w.t('administration.reaction-behind'), kind: 'number', cell: (r) => w.number(r.behind) },
      { label: w.t('administration.reaction-failures'), kind: 'number', cell: (r) => w.number(r.failures) },
      { label: w.t('administration.reaction-error'), cell: (r) => (r.error ? <bdi>{r.error}</bdi> : w.t('administration.reaction-none')) },
    ]}
  />
);

const Jobs = ({ w, jobs }: { readonly w: Words; readonly jobs: readonly JobCounts[] }) =>
  jobs.length === 0 ? (
    <p>{w.t('administration.jobs-none')}</p>
  ) : (
    <Table
      caption={w.t('administration.jobs')}
      hideCaption
      rows={jobs}
      columns={[
        { label: w.t('administration.job'), kind: 'main', cell: (j) => <code>{j.task}</code> },
        { label: w.t('administration.job-waiting'), kind: 'number', cell: (j) => w.number(j.waiting) },
        { label: w.t('administration.job-later'), kind: 'number', cell: (j) => w.number(j.later) },
        { label: w.t('administration.job-failing'), kind: 'number', cell: (j) => w.number(j.failing) },
        { label: w.t('administration.job-given-up'), kind: 'number', cell: (j) => w.number(j.givenUp) },
      ]}
    />
  );

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { db } = door.ledger;
  const [sizes, reactions, jobs, storage] = await Promise.all([ledgerSizes(db), listReactions(db), countJobs(db), storageFacts(db)]);
  const failed = jobs.reduce((sum, j) => sum + j.failing + j.givenUp, 0);
  // A batch is 2000; more than that waiting means that nobody gives places.
  const good = failed === 0 && reactions.every((r) => r.failures === 0) && sizes.waiting < 2000;
  const children = (
    <div class="stack">
      <Notice w={w} kind={good ? 'success' : 'info'} title={w.t(good ? 'administration.good' : 'administration.not-good')}>
        <p>{w.t(good ? 'administration.good-body' : 'administration.not-good-body')}</p>
      </Notice>
      <Figures
        figures={[
          { value: w.number(sizes.placed), label: w.t('administration.facts'), href: '/administration/audit' },
          { value: w.number(sizes.waiting), label: w.t('administration.unplaced') },
          { value: w.number(jobs.reduce((sum, j) => sum + j.waiting, 0)), label: w.t('administration.jobs-waiting') },
          { value: w.number(failed), label: w.t('administration.jobs-failing') },
        ]}
      />
      <SummaryList
        short
        rows={[
          {
            label: w.t('administration.storage'),
            value: w.t('administration.storage-version', {
              version: storage.version,
              size: w.number(Math.ceil(storage.bytes / 1_048_576)),
            }),
          },
        ]}
      />
      <section>
        <h2>{w.t('administration.reactions')}</h2>
        <Reactions w={w} reactions={reactions} />
      </section>
      <section>
        <h2>{w.t('administration.jobs')}</h2>
        <Jobs w={w} jobs={jobs} />
      </section>
    </div>
  );
  return administrationPage(c, door, { part: 'health', children });
};

export const health: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/administration', readers, show);
};
