import type { Words } from '../../words/words.ts';
import { nameInUrdu } from './name-in-urdu.ts';

/** A window in a pointed arch, one leaf open and lit. */
export const WindowMark = () => (
  <svg viewBox="0 0 28 34" aria-hidden="true" focusable="false">
    <path d="M2 33V14.5C2 8 8.5 5 14 1c5.5 4 12 7 12 13.500V33z" fill="#0d4341" stroke="#fff" stroke-width="2" stroke-linejoin="round" />
    <path d="M14 5.500V29.500l8.5-2.600V14.500c0-4.2-4.3-6.2-8.5-9z" fill="#ffb000" />
    <path d="M14 4v28" stroke="#fff" stroke-width="1.6" />
  </svg>
);

export const Wordmark = ({ w }: { readonly w: Words }) => (
  <a class="wordmark" href="/">
    <WindowMark />
    <span>{w.t('frame.name')}</span>
    {w.direction === 'ltr' ? (
      <svg class="urdu" viewBox="-2 -86 218 134" aria-hidden="true" focusable="false">
        <path d={nameInUrdu} fill="currentColor" />
      </svg>
    ) : null}
  </a>
);
