import type { CommitmentSummary } from '../../../../communiques/tracker/commitments/filter.ts';
import { DeliveryTag, SignTag, StageTag } from '../../look/parts/tags.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';

/** Commitments as rows that stay readable on a phone: title and number first, then how far words and deeds have come. */
export const CommitmentTable = ({
  w,
  caption,
  items,
}: {
  readonly w: Words;
  readonly caption: string;
  readonly items: readonly CommitmentSummary[];
}) => (
  <Table<CommitmentSummary>
    caption={caption}
    hideCaption
    rows={items}
    columns={[
      {
        label: w.t('commitments.commitment'),
        kind: 'main',
        cell: (c) => (
          <>
            <a href={`/commitments/${c.number}`} lang="en" dir="auto">
              {c.title}
            </a>
            <div class="soft small">
              <bdi>{c.number}</bdi> · {w.t(`topic.${c.topic}`)} · {w.t(`instrument.${c.instrument}`)}
            </div>
          </>
        ),
      },
      { label: w.t('commitments.partner'), cell: (c) => w.list(c.partners.map(w.country)) },
      { label: w.t('commitments.stage'), kind: 'nowrap', cell: (c) => (c.stage ? <StageTag w={w} stage={c.stage} /> : null) },
      {
        label: w.t('commitments.delivery'),
        cell: (c) => (
          <div class="meta">
            {c.delivery ? <DeliveryTag w={w} delivery={c.delivery} /> : <span class="soft small">{w.t('commitments.not-reported')}</span>}
            {c.saidAgain ? (
              <>
                {' '}
                <SignTag w={w} sign="said-again" />
              </>
            ) : null}
            {c.quiet ? (
              <>
                {' '}
                <SignTag w={w} sign="gone-quiet" />
              </>
            ) : null}
          </div>
        ),
      },
      {
        label: w.t('commitments.last-heard'),
        kind: 'nowrap',
        cell: (c) => (c.heard ? <time datetime={c.heard}>{w.whenShort(c.heard)}</time> : ''),
      },
    ]}
  />
);
