import type { Words } from '../../words/words.ts';
import { type StageWord, stageWords } from '../parts/tags.tsx';
import { Bars } from './bars.tsx';

export interface StageFunnelProps {
  readonly w: Words;
  readonly id: string;
  readonly counts: Readonly<Record<StageWord, number>>;
  readonly title?: string;
  readonly description?: string;
  /** The list of commitments at a stage. */
  readonly href?: (stage: StageWord) => string;
}

/** How far the words have come: a bar per stage on the ramp from grey to green. */
export const StageFunnel = ({ w, id, counts, title, description, href }: StageFunnelProps) => (
  <Bars
    w={w}
    id={id}
    title={title ?? w.t('home.funnel-title')}
    description={description ?? w.t('home.funnel-description')}
    heads={[w.t('commitments.stage'), w.t('frame.number')]}
    bars={stageWords.map((stage, i) => ({ label: w.t(`stage.${stage}`), value: counts[stage], stage: i, href: href?.(stage) }))}
  />
);
