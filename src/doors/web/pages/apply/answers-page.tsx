import type { Ask, Door } from '../../door.ts';
import { AllAnswers } from './check.tsx';
import { crumbsOf, Eyebrow } from './form-parts.tsx';
import type { OwnCase } from './own-case.ts';
import { progressOf } from './progress.ts';

/** What was sent, to read and to print. */
export const showAnswers = (c: Ask, door: Door, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('apply.answers-title');
  return door.frame.page(c, {
    title: `${title} · ${own.state.reference ?? w.text(own.definition.title).text}`,
    noIndex: true,
    crumbs: crumbsOf(w, own, { label: title }),
    children: (
      <>
        <Eyebrow w={w} own={own} />
        <h1>{title}</h1>
        {own.state.reference ? (
          <p class="lead">
            <bdi class="reference">{own.state.reference}</bdi>
          </p>
        ) : null}
        <AllAnswers w={w} own={own} progress={progressOf(own)} change={false} />
      </>
    ),
  });
};
