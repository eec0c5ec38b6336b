import { openCasesByVersion } from '../../../../one-window/service/queries.ts';
import type { Door } from '../../door.ts';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';

type Staying = Awaited<ReturnType<typeof openCasesByVersion>>;
export const stayingBefore = async (door: Pick<Door, 'ledger'>, service: string, version: number): Promise<Staying> =>
  (await openCasesByVersion(door.ledger, service)).filter((line) => line.version < version);

/** Which open cases a new version does not touch. */
export const StayingCases = ({ w, cases }: { readonly w: Words; readonly cases: Staying }) => (
  <section>
    <h2>{w.t('editing.staying')}</h2>
    {cases.length === 0 ? (
      <p>{w.t('editing.staying-none')}</p>
    ) : (
      <>
        <p>{w.t('editing.staying-lead')}</p>
        <Table
          caption={w.t('editing.staying-caption')}
          hideCaption
          rows={cases}
          columns={[
            { label: w.t('editing.version-head'), kind: 'main', cell: (line) => w.t('editing.version', { version: line.version }) },
            { label: w.t('editing.being-filled-in'), kind: 'number', cell: (line) => w.number(line.drafts) },
            { label: w.t('editing.with-offices'), kind: 'number', cell: (line) => w.number(line.open) },
          ]}
        />
      </>
    )}
  </section>
);
