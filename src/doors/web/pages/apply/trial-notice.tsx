import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';

/** That nothing here is real; nothing for a case that is. */
export const TrialNotice = ({ w, trial }: { readonly w: Words; readonly trial: boolean }) =>
  trial ? (
    <Notice w={w} title={w.t('apply.trial-title')}>
      <p>{w.t('apply.trial-body')}</p>
    </Notice>
  ) : null;
