import type { Day } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';

export interface LedgerLine {
  /** How many facts the ledger holds. */
  readonly size: number;
  /** The Merkle root as hex or base64; its beginning is shown. */
  readonly root: string;
}

export const Footer = ({
  w,
  ledger,
  address,
  today,
}: {
  readonly w: Words;
  readonly ledger: LedgerLine | null;
  readonly address: string;
  readonly today?: Day;
}) => (
  <footer class="foot">
    <div class="wrap">
      <nav aria-label={w.t('frame.footer-navigation')}>
        <ul>
          <li>
            <a href="/figures">{w.t('figures.link')}</a>
          </li>
          <li>
            <a href="/method">{w.t('frame.method')}</a>
          </li>
          <li>
            <a href="/track">{w.t('letters.track-title')}</a>
          </li>
          <li>
            <a href="/check">{w.t('letters.title')}</a>
          </li>
          <li>
            <a href="/credentials/check">{w.t('credentials.title')}</a>
          </li>
          <li>
            <a href="/api">{w.t('frame.api')}</a>
          </li>
          <li>
            <a href="/feed.atom">{w.t('frame.feed')}</a>
          </li>
          <li>
            <a href="/ledger">{w.t('frame.ledger-check')}</a>
          </li>
        </ul>
      </nav>
      <p class="ledger">
        {w.t('frame.ledger')}{' '}
        {ledger ? (
          <>
            {w.t('frame.ledger-size', { count: ledger.size })} · <code>{ledger.root.slice(0, 12)}</code>
          </>
        ) : null}
      </p>
      <p class="only-print">
        {w.t('frame.printed', { address })}
        {today ? ` · ${w.when(today)}` : ''}
      </p>
    </div>
  </footer>
);
