import type { Words } from '../../words/words.ts';

/** A window in a pointed arch, one leaf open and lit. */
export const WindowMark = () => (
  <svg viewBox="0 0 28 34" aria-hidden="true" focusable="false">
    <path d="M2 33V14.5C2 8 8.5 5 14 1c5.500 4 12 7 12 13.500V33z" fill="#0d4341" stroke="#fff" stroke-width="2" stroke-linejoin="round" />
    <path d="M14 5.500V29.500l8.500-2.600V14.500c0-4.200-4.300-6.200-8.500-9z" fill="#ffb000" />
    <path d="M14 4v28" stroke="#fff" stroke-width="1.600" />
  </svg>
);

export const Wordmark = ({ w }: { readonly w: Words }) => (
  <a class="wordmark" href="/">
    <WindowMark />
    <span>{w.t('frame.name')}</span>
  </a>
);
