import type { CommitmentPage, HistoryLine } from '../../../../communiques/tracker/commitment/queries.ts';
import { Table } from '../../look/parts/table.tsx';
import { DeliveryTag } from '../../look/parts/tags.tsx';
import { safeHref } from '../../look/safe-href.ts';
import type { Words } from '../../words/words.ts';

type Delivery = CommitmentPage['commitment']['deliveries'][number];

const Evidence = ({ w, delivery }: { readonly w: Words; readonly delivery: Delivery }) =>
  delivery.evidence.length === 0 ? (
    <p class="soft small">{w.t('commitments.evidence-none')}</p>
  ) : (
    <ul class="small" aria-label={w.t('commitments.evidence')}>
      {delivery.evidence.map((e) => (
        <li>
          {e.kind === 'link' ? (
            <a href={safeHref(e.url)} rel="noopener nofollow external" dir="auto">
              {e.title}
            </a>
          ) : (
            <a href={`/files/${e.sha256}/${encodeURIComponent(e.name)}`} dir="auto">
              {e.title} (<bdi>{e.name}</bdi>)
            </a>
          )}
        </li>
      ))}
    </ul>
  );

/** What was done, the newest first, each with its evidence; and the milestones on the way. */
export const Deliveries = ({ w, page }: { readonly w: Words; readonly page: CommitmentPage }) => {
  const { deliveries, milestones } = page.commitment;
  return (
    <section>
      <h2>{w.t('commitments.delivered')}</h2>
      {deliveries.length === 0 ? <p class="soft">{w.t('commitments.nothing-delivered')}</p> : null}
      <ol class="rows">
        {deliveries.toReversed().map((d) => (
          <li>
            <p>
              <DeliveryTag w={w} delivery={d.scale} /> <time datetime={d.at}>{w.when(d.at)}</time>
            </p>
            <p dir="auto">{d.note}</p>
            <Evidence w={w} delivery={d} />
          </li>
        ))}
      </ol>
      {milestones.length > 0 ? (
        <>
          <h3>{w.t('commitments.milestones')}</h3>
          <Table
            caption={w.t('commitments.milestones')}
            hideCaption
            rows={milestones}
            columns={[
              { label: w.t('commitments.milestone'), kind: 'main', cell: (m) => <span dir="auto">{m.title}</span> },
              { label: w.t('commitments.due'), kind: 'nowrap', cell: (m) => (m.due ? w.whenShort(m.due) : '–') },
              { label: w.t('commitments.completed'), kind: 'nowrap', cell: (m) => (m.completed ? w.whenShort(m.completed) : '–') },
            ]}
          />
        </>
      ) : null}
    </section>
  );
};

const who = (w: Words, line: HistoryLine, names: ReadonlyMap<string, string>): string =>
  line.actor.startsWith('system/') ? w.t('commitments.by-register') : (names.get(line.actor) ?? w.t('commitments.by-somebody'));

const actOf = (w: Words, type: string): string => {
  const key = `change.${type}`;
  return w.has(key) ? w.t(key) : type;
};

/** Who recorded what and when, folded: the ledger's own words for whoever wants to check. */
export const History = ({
  w,
  page,
  names,
}: {
  readonly w: Words;
  readonly page: CommitmentPage;
  readonly names: ReadonlyMap<string, string>;
}) => (
  <details class="mt-4">
    <summary>{w.t('commitments.history')}</summary>
    <Table
      caption={w.t('commitments.history')}
      hideCaption
      rows={page.history.toReversed()}
      columns={[
        { label: w.t('frame.what'), kind: 'main', cell: (h) => actOf(w, h.type) },
        { label: w.t('frame.when'), cell: (h) => <time datetime={h.at}>{w.instant(h.at)}</time> },
        { label: w.t('commitments.who'), cell: (h) => <span dir="auto">{who(w, h, names)}</span> },
        { label: w.t('commitments.position'), kind: 'number', cell: (h) => (h.position === null ? '' : w.number(h.position)) },
      ]}
    />
  </details>
);
