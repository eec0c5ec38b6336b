import { trackCase } from '../../../../one-window/case/track.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Said } from '../../look/parts/said.tsx';
import { tellingFor } from './case-page.tsx';
import type { OwnCase } from './own-case.ts';
import { Waits } from './tracking.tsx';

/** The application is on its way: its reference, and what happens next. */
export const showSent = async (c: Ask, door: Door, own: OwnCase): Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (own.state.reference === null) return c.redirect(`/cases/${own.id}/form`, 303);
  const tracked = trackCase(own.state, own.definition);
  const tell = await tellingFor(door, w);
  return door.frame.page(c, {
    title: w.t('apply.sent-title'),
    noIndex: true,
    hero: (
      <div class="sent" role="status">
        <p class="eyebrow">
          <Said w={w} text={own.definition.title} />
        </p>
        <h1>{w.t('apply.sent-title')}</h1>
        <p class="sent-reference">
          <span class="block soft">{w.t('apply.sent-reference')}</span>
          <bdi>{own.state.reference}</bdi>
        </p>
      </div>
    ),
    children: (
      <>
        <p class="lead">{w.t('apply.sent-lead', { days: tracked.promise })}</p>
        <Waits tell={tell} tracked={tracked} />
        <section>
          <h2>{w.t('apply.sent-next')}</h2>
          <ul class="bare">
            <li>{w.t('apply.sent-mail')}</li>
            <li>{w.t('apply.sent-back-note')}</li>
            <li>{w.t('apply.sent-track')}</li>
          </ul>
          <p class="actions no-print">
            <LinkButton href={`/cases/${own.id}`}>{w.t('apply.follow-it')}</LinkButton>
            <a href={`/cases/${own.id}/answers`}>{w.t('apply.see-answers')}</a>
          </p>
        </section>
      </>
    ),
  });
};
