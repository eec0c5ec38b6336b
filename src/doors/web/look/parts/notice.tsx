import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

export interface NoticeProps {
  readonly w: Words;
  readonly kind?: 'info' | 'success' | 'error';
  /** Its own heading; by default "Please note", "Done" or "There is a problem". */
  readonly title?: string;
  readonly children?: Child;
}

/** Success says what happens next and when; an error says what happened, what to do, and that nothing was lost. */
export const Notice = ({ w, kind = 'info', title, children }: NoticeProps) => (
  <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <h2>{title ?? w.t(kind === 'success' ? 'frame.success' : kind === 'error' ? 'frame.error-summary' : 'frame.information')}</h2>
    {children}
  </div>
);
