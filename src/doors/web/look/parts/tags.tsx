import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

/** The six stages and five deliveries by their words; the register's own types fit. */
export type StageWord = 'discussed' | 'proposed' | 'agreed' | 'signed' | 'underway' | 'done';
export type DeliveryWord = 'no-evidence' | 'not-started' | 'limited' | 'substantial' | 'complete';
export const stageWords: readonly StageWord[] = ['discussed', 'proposed', 'agreed', 'signed', 'underway', 'done'];
export const deliveryWords: readonly DeliveryWord[] = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'];

/** `live` is gold: at most one on a screen. `refused` is for what must not be relied on. */
export const Tag = ({ look, children }: { readonly look?: 'warm' | 'live' | 'refused'; readonly children?: Child }) => (
  <span class={look ? `tag ${look}` : 'tag'}>{children}</span>
);

/** Six rising bars, filled as far as the words have come. */
export const StageTag = ({ w, stage }: { readonly w: Words; readonly stage: StageWord }) => {
  const reached = stageWords.indexOf(stage);
  return (
    <span class="tag stage" data-stage={stage}>
      <svg viewBox="0 0 23 18" aria-hidden="true" focusable="false">
        {stageWords.map((_, i) => (
          <rect class={i <= reached ? 'on' : 'off'} x={i * 4} y={13 - i * 2.6} width="3" height={5 + i * 2.6} rx="0.6" />
        ))}
      </svg>
      {w.t(`stage.${stage}`)}
    </span>
  );
};

/** A dial that fills by quarters; dotted when nothing is known. */
export const DeliveryTag = ({ w, delivery }: { readonly w: Words; readonly delivery: DeliveryWord }) => {
  const turn = deliveryWords.indexOf(delivery) - 1;
  const pie = ['', '', 'M9 9V2a7 7 0 0 1 0 14z', 'M9 9V2A7 7 0 1 1 2 9z', 'M9 2a7 7 0 1 1 0 14A7 7 0 0 1 9 2z'][
    deliveryWords.indexOf(delivery)
  ];
  return (
    <span class="tag delivery" data-delivery={delivery}>
      <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <circle class="ring" cx="9" cy="9" r="7" stroke-dasharray={turn < 0 ? '2 2.4' : undefined} />
        {pie ? <path class="on" d={pie} /> : null}
      </svg>
      {w.t(`delivery.${delivery}`)}
    </span>
  );
};

/** *Said again* (turning arrow) and *gone quiet* (a pause): a small sign and a word, never alarm red. */
export const SignTag = ({ w, sign }: { readonly w: Words; readonly sign: 'said-again' | 'gone-quiet' }) => (
  <span class="tag warm">
    <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      {sign === 'said-again' ? (
        <path d="M14.5 9a5.5 5.5 0 1 1-1.7-4M15 1.800V5.300h-3.5" fill="none" stroke="currentColor" stroke-width="1.8" />
      ) : (
        <path d="M6 4v10M12 4v10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />
      )}
    </svg>
    {w.t(`sign.${sign}`)}
  </span>
);
