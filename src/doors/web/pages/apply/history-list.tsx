import type { HistoryLine } from '../../../../one-window/case/history.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { OfficeName } from '../services/office-name.tsx';
import type { Telling } from './clock-words.tsx';
import { At } from './when.tsx';

const whatHappened = (w: Words, line: HistoryLine): string => {
  if (line.type === 'TaskDecided') {
    if (line.decision?.nobody) return w.t('history.decided-nobody');
    return w.t(`history.TaskDecided-${(line.decision?.outcome ?? 'approved') as 'approved' | 'refused' | 'answered'}`);
  }
  if (line.type === 'CaseDecided') return w.t(line.granted ? 'history.CaseDecided-granted' : 'history.CaseDecided-refused');
  const key = `history.${line.type}`;
  return w.has(key) ? w.t(key) : line.type;
};

const quiet = new Set(['StageReached', 'AnswersSaved', 'FileAttached', 'FileRemoved', 'TaskAssigned', 'TaskReminded']);

const Line = ({ tell, line }: { readonly tell: Telling; readonly line: HistoryLine }) => {
  const { w, offices, zone } = tell;
  return (
    <li>
      <p class="history-when soft small">
        <At w={w} zone={zone} at={line.at} />
      </p>
      <div>
        <p>
          <strong>{whatHappened(w, line)}</strong>
          {line.title ? (
            <>
              {' · '}
              <Said w={w} text={line.title} />
            </>
          ) : null}
        </p>
        {line.office ? (
          <p class="soft small">
            <OfficeName w={w} offices={offices} id={line.office} />
          </p>
        ) : null}
        {line.decision?.label ? (
          <p>
            <Said w={w} text={line.decision.label} />
          </p>
        ) : null}
        {line.reason ? (
          <p>
            <Said w={w} text={line.reason} />
          </p>
        ) : null}
        {line.reasons.length > 0 ? (
          <ul class="bare">
            {line.reasons.map((reason) => (
              <li>
                <Said w={w} text={reason.text} />
              </li>
            ))}
          </ul>
        ) : null}
        {line.words ? <blockquote dir="auto">{line.words}</blockquote> : null}
        {line.items.map((item) => (
          <p class="small">
            <Said w={w} text={item.label} />
            {item.words ? (
              <>
                {': '}
                <q dir="auto">{item.words}</q>
              </>
            ) : null}
          </p>
        ))}
      </div>
    </li>
  );
};

/** So many lines are read at once; the rest is folded. */
const shownAtOnce = 8;

/** What happened, the newest first. */
export const HistoryList = ({ tell, lines }: { readonly tell: Telling; readonly lines: readonly HistoryLine[] }) => {
  const shown = lines.filter((line) => !quiet.has(line.type)).toReversed();
  const earlier = shown.slice(shownAtOnce);
  return (
    <>
      <ol class="history">
        {shown.slice(0, shownAtOnce).map((line) => (
          <Line tell={tell} line={line} />
        ))}
      </ol>
      {earlier.length > 0 ? (
        <details class="history-more">
          <summary>{tell.w.t('apply.history-more', { count: earlier.length })}</summary>
          <ol class="history">
            {earlier.map((line) => (
              <Line tell={tell} line={line} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
};
