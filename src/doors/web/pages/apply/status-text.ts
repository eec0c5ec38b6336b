import type { CaseStatus } from '../../../../one-window/case/case.ts';
import type { Words } from '../../words/words.ts';

/** What has become of a case, in two or three words. */
export const statusText = (w: Words, status: CaseStatus): string => w.t(`case-status.${status}`);
